package why

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
)

//go:embed ideas.yaml
var ideaFile []byte

// ideas are the names of the ideas that each stem stands for, sorted.
var ideas = sync.OnceValue(func() map[string][]string {
	out, err := parseIdeas(ideaFile)
	if err != nil {
		panic(err) // a mistake in the embedded file; the tests load it
	}
	return out
})

func parseIdeas(data []byte) (map[string][]string, error) {
	var lists map[string]string
	if err := yaml.UnmarshalWithOptions(data, &lists, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("read ideas: %w", err)
	}
	out := map[string][]string{}
	for name, words := range lists {
		for w := range strings.FieldsSeq(words) {
			if s := stem(w); !slices.Contains(out[s], name) {
				out[s] = append(out[s], name)
			}
		}
	}
	for _, names := range out {
		slices.Sort(names)
	}
	return out, nil
}
