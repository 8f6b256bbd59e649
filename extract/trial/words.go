package trial

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"recourse/internal/letter"
)

//go:embed words.yaml
var wordsYAML []byte

// words is the file words.yaml, which explains the fields.
type words struct {
	Stems     []string `yaml:"stems"`
	Therapies []string `yaml:"therapies"`
	NotNames  []string `yaml:"not_names"`
	Forms     []string `yaml:"forms"`
	Ends      map[letter.TrialEnd]struct {
		Words []string `yaml:"words"`
		Yes   []string `yaml:"yes"`
		No    []string `yaml:"no"`
	} `yaml:"ends"`
	Denials  []string `yaml:"denials"`
	Plans    []string `yaml:"plans"`
	Begins   []string `yaml:"begins"`
	Finishes []string `yaml:"finishes"`
}

var lexicon = mustWords()

func mustWords() words {
	var w words
	if err := yaml.UnmarshalWithOptions(wordsYAML, &w, yaml.Strict()); err != nil {
		panic(fmt.Sprintf("trial words: %v", err)) // embedded, so a test fails first
	}
	return w
}

// endOrder is the order in which ends are looked for: what says most first. That
// something was stopped says least.
var endOrder = []letter.TrialEnd{letter.TrialContraindicated, letter.TrialIntolerance, letter.TrialFailed,
	letter.TrialWorked, letter.TrialOngoing, letter.TrialStopped}

// phrases are whole words in a row, whatever their case.
func phrases(list []string) *regexp.Regexp {
	quoted := make([]string, len(list))
	for i, p := range list {
		quoted[i] = strings.ReplaceAll(regexp.QuoteMeta(p), " ", `\s+`)
	}
	slices.SortFunc(quoted, func(a, b string) int { return len(b) - len(a) })
	return regexp.MustCompile(`(?i)(?:^|[^\pL])(` + strings.Join(quoted, "|") + `)(?:$|[^\pL])`)
}

var (
	therapies = phrases(lexicon.Therapies)
	denials   = phrases(lexicon.Denials)
	plans     = phrases(lexicon.Plans)
	ends      = func() map[letter.TrialEnd]*regexp.Regexp {
		all := map[letter.TrialEnd]*regexp.Regexp{}
		for _, e := range endOrder {
			all[e] = phrases(lexicon.Ends[e].Words)
		}
		return all
	}()
)

// endIn is how a stretch of text says that a treatment ended; "" where it does
// not say so.
func endIn(text string) letter.TrialEnd {
	text = denials.ReplaceAllString(text, " ")
	for _, e := range endOrder {
		if ends[e].MatchString(text) {
			return e
		}
	}
	return ""
}
