package boilerplate

import (
	"bytes"
	_ "embed"
	"fmt"
	"slices"

	"github.com/goccy/go-yaml"

	"recourse/index/terms"
)

//go:embed cues.yaml
var cuesYAML []byte

// cue is words that tell where boilerplate begins or ends.
type cue struct {
	Cue     string `yaml:"cue"`
	Example string `yaml:"example"`
	terms   []string
}

// cues are all that is known of boilerplate.
type cues struct {
	Headings  []cue `yaml:"headings"`
	Passages  []cue `yaml:"passages"`
	Operative []cue `yaml:"operative"`

	headings, passages, operative lookup
}

// lookup finds cues by their first word.
type lookup map[string][]cue

var known = mustLoad(cuesYAML)

// mustLoad panics, since the cues are part of the program and tested with it.
func mustLoad(data []byte) cues {
	var c cues
	if err := yaml.NewDecoder(bytes.NewReader(data), yaml.Strict()).Decode(&c); err != nil {
		panic(fmt.Errorf("boilerplate cues: %w", err))
	}
	c.headings, c.passages, c.operative = lookupOf(c.Headings), lookupOf(c.Passages), lookupOf(c.Operative)
	return c
}

func lookupOf(list []cue) lookup {
	l := lookup{}
	for _, c := range list {
		c.terms = terms.Terms(c.Cue)
		l[c.terms[0]] = append(l[c.terms[0]], c)
	}
	return l
}

// within reports whether one of the cues stands in the words and begins before
// the end of the first n of them.
func (l lookup) within(words []terms.Word, n int) bool {
	for i := range n {
		for _, c := range l[words[i].Term] {
			if c.begins(words[i:]) {
				return true
			}
		}
	}
	return false
}

func (c cue) begins(words []terms.Word) bool {
	return len(words) >= len(c.terms) && slices.EqualFunc(words[:len(c.terms)], c.terms, func(w terms.Word, term string) bool {
		return w.Term == term
	})
}
