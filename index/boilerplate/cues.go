package boilerplate

import (
	"bytes"
	_ "embed"
	"fmt"

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
}

var known = mustLoad(cuesYAML)

// mustLoad panics, since the cues are part of the program and tested with it.
func mustLoad(data []byte) cues {
	var c cues
	if err := yaml.NewDecoder(bytes.NewReader(data), yaml.Strict()).Decode(&c); err != nil {
		panic(fmt.Errorf("boilerplate cues: %w", err))
	}
	for _, list := range [][]cue{c.Headings, c.Passages, c.Operative} {
		for i := range list {
			list[i].terms = terms.Terms(list[i].Cue)
		}
	}
	return c
}

// within reports whether one of the cues stands in the words and begins before
// the end of the first n of them.
func within(list []cue, words []string, n int) bool {
	for i := range n {
		for _, c := range list {
			if begins(words[i:], c.terms) {
				return true
			}
		}
	}
	return false
}

func begins(words, cue []string) bool {
	if len(words) < len(cue) {
		return false
	}
	for i, w := range cue {
		if words[i] != w {
			return false
		}
	}
	return true
}
