package dates

import (
	"bytes"
	_ "embed"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"

	"recourse/internal/layout"
)

// Role is what a date is the date of.
type Role string

// The roles of dates.
const (
	RoleLetter    Role = "letter"    // of the notice, its mailing or statement
	RoleService   Role = "service"   // of the care
	RoleBirth     Role = "birth"     // of the patient
	RoleRequest   Role = "request"   // a request, claim or appeal was made or came in
	RoleDecision  Role = "decision"  // somebody decided
	RoleEffective Role = "effective" // coverage or approval begins or ends
	RoleDeadline  Role = "deadline"  // somebody must act by
	RoleHearing   Role = "hearing"   // a hearing is set for
	RoleSignature Role = "signature" // somebody signed or was licensed
	RolePrint     Role = "print"     // of the form or the print run
	RoleFax       Role = "fax"       // of a fax transmission
	RoleText      Role = "text"      // in running text, of nothing that we know
	RoleNone      Role = ""          // nothing says what it is
)

//go:embed roles.yaml
var rolesYAML []byte

// roleCues is the file roles.yaml.
type roleCues struct {
	// Docs are the words that {doc} stands for.
	Docs  []string `yaml:"docs"`
	Roles []struct {
		Role Role `yaml:"role"`
		Cues []struct {
			Phrases []string `yaml:"phrases"`
			Weight  float64  `yaml:"weight"`
			Example string   `yaml:"example"`
		} `yaml:"cues"`
	} `yaml:"roles"`
}

// cue is one phrase that tells a role.
type cue struct {
	words  []string
	role   Role
	weight float64
}

var cues = flatten(mustDecode())

func mustDecode() roleCues {
	var rc roleCues
	if err := yaml.NewDecoder(bytes.NewReader(rolesYAML), yaml.Strict()).Decode(&rc); err != nil {
		panic(fmt.Sprintf("roles.yaml: %v", err)) // embedded, so a test fails first
	}
	return rc
}

func flatten(rc roleCues) []cue {
	var cs []cue
	for _, r := range rc.Roles {
		for _, c := range r.Cues {
			for _, p := range expand(c.Phrases, rc.Docs) {
				cs = append(cs, cue{strings.Fields(strings.NewReplacer(".", "", "'", "").Replace(p)), r.Role, c.Weight})
			}
		}
	}
	return cs
}

// expand puts every document in the place of {doc}.
func expand(phrases, docs []string) []string {
	var out []string
	for _, p := range phrases {
		if !strings.Contains(p, "{doc}") {
			out = append(out, p)
			continue
		}
		for _, d := range docs {
			out = append(out, strings.ReplaceAll(p, "{doc}", d))
		}
	}
	return out
}

// cueReach is how many words before the date a cue in the same line can stand.
const cueReach = 7

// loneReach is the same for a cue of one word.
const loneReach = 1

// bestCue finds the cue that says what the words, those nearest to the date
// last, are the label of: the longest of those that stand nearest.
func bestCue(words []string) (best cue, found bool) {
	closest, length := cueReach+1, 0
	for end := len(words); end > 0 && len(words)-end <= cueReach; end-- {
		for _, c := range cues {
			distance := len(words) - end
			if len(c.words) == 1 && distance > loneReach {
				continue
			}
			if distance-len(c.words) < closest-length && endsWith(words[:end], c.words) {
				best, found, closest, length = c, true, distance, len(c.words)
			}
		}
	}
	return best, found
}

func endsWith(words, phrase []string) bool {
	if len(phrase) > len(words) {
		return false
	}
	words = words[len(words)-len(phrase):]
	for i, p := range phrase {
		if !layout.Alike(words[i], p) {
			return false
		}
	}
	return true
}

// folded are the words of a range as cues are written.
func folded(t *layout.Text, r layout.Range) []string {
	var ws []string
	for i := r.From; i < r.To; i++ {
		s := strings.NewReplacer(".", "", "'", "", "’", "", "(", " ", ")", " ", "/", " ", "-", " ", ":", " ").Replace(t.Words[i].Text)
		for w := range strings.FieldsSeq(s) {
			if w = layout.Fold(w); w == "dt" { // as report printers shorten it
				w = "date"
			}
			if w != "" {
				ws = append(ws, w)
			}
		}
	}
	return ws
}
