package deadline

import (
	"bytes"
	_ "embed"
	"fmt"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml"

	"recourse/internal/letter"
)

//go:embed cues.yaml
var cuesYAML []byte

// cueFile is the file cues.yaml.
type cueFile struct {
	Words  map[string]string `yaml:"words"`
	Groups []struct {
		Name string    `yaml:"name"`
		Cues []cueLine `yaml:"cues"`
	} `yaml:"groups"`
	Programs []struct {
		PlanType letter.PlanType `yaml:"plan_type"`
		Cues     []cueLine       `yaml:"cues"`
	} `yaml:"programs"`
	Kinds []struct {
		Kind letter.ClockKind `yaml:"kind"`
		Cues []cueLine        `yaml:"cues"`
	} `yaml:"kinds"`
}

// cueLine is one cue as it is written.
type cueLine struct {
	Pattern string  `yaml:"pattern"`
	Weight  float64 `yaml:"weight"`
	Example string  `yaml:"example"`
}

// cue is a pattern with its weight for a kind of clock.
type cue struct {
	pattern *regexp.Regexp
	needed  [][]string
	weight  float64
	example string
}

// kindGrievance is a complaint that is no appeal. It is no kind of clock: what
// is of this kind is left out.
const kindGrievance letter.ClockKind = "grievance"

// lexicon is what cues.yaml says.
type lexicon struct {
	groups map[string][]cue
	// programs are the plan types whose names are searched as groups.
	programs []letter.PlanType
	kinds    []kindCues
	words    vocabulary
}

type kindCues struct {
	kind letter.ClockKind
	cues []cue
}

var lex = mustLexicon()

func mustLexicon() lexicon {
	lx, err := newLexicon(cuesYAML)
	if err != nil {
		panic(fmt.Sprintf("cues.yaml: %v", err)) // embedded, so a test fails first
	}
	return lx
}

func newLexicon(b []byte) (lexicon, error) {
	var f cueFile
	if err := yaml.NewDecoder(bytes.NewReader(b), yaml.Strict()).Decode(&f); err != nil {
		return lexicon{}, err
	}
	lx := lexicon{groups: map[string][]cue{}, words: vocabulary{}}
	for _, g := range f.Groups {
		cs, err := lx.compile(g.Cues, f.Words)
		if err != nil {
			return lexicon{}, err
		}
		lx.groups[g.Name] = cs
	}
	for _, p := range f.Programs {
		cs, err := lx.compile(p.Cues, f.Words)
		if err != nil {
			return lexicon{}, err
		}
		lx.programs = append(lx.programs, p.PlanType)
		lx.groups[string(p.PlanType)] = cs
	}
	for _, k := range f.Kinds {
		cs, err := lx.compile(k.Cues, f.Words)
		if err != nil {
			return lexicon{}, err
		}
		lx.kinds = append(lx.kinds, kindCues{k.Kind, cs})
	}
	return lx, nil
}

// compile makes cues and learns their words.
func (lx lexicon) compile(lines []cueLine, words map[string]string) ([]cue, error) {
	var cs []cue
	for _, l := range lines {
		p := l.Pattern
		for name, w := range words {
			p = strings.ReplaceAll(p, "{"+name+"}", w)
		}
		re, err := regexp.Compile(p)
		if err != nil {
			return nil, err
		}
		lx.words.learn(p)
		lx.words.learn(l.Example)
		cs = append(cs, cue{re, needed(p), l.Weight, l.Example})
	}
	return cs, nil
}
