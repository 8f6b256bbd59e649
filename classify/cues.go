package classify

import (
	"embed"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"

	"recourse/internal/cue"
	"recourse/internal/letter"
)

//go:embed cues
var cueFiles embed.FS

// cues are what the classifier knows about the words of letters.
type cues struct {
	headings, roles, decisions, categories, plans, funding, urgency *cue.Book
	lexicon                                                         *cue.Lexicon
	// contains are, by category, the categories that are only its consequence
	// or proof where one argument names both.
	contains map[letter.Category][]letter.Category
}

var loadCues = sync.OnceValues(func() (*cues, error) {
	c := &cues{}
	words, err := readWords()
	if err != nil {
		return nil, err
	}
	var all []cue.Pattern
	var errs []error
	for name, book := range map[string]**cue.Book{"headings": &c.headings, "roles": &c.roles, "decisions": &c.decisions,
		"categories": &c.categories, "plans": &c.plans, "funding": &c.funding, "urgency": &c.urgency} {
		data, err := cueFiles.ReadFile("cues/" + name + ".yaml")
		if err == nil {
			*book, err = cue.Parse(data, words)
		}
		if err != nil {
			errs = append(errs, err)
			continue
		}
		all = append(all, (*book).Patterns()...)
	}
	c.lexicon = cue.NewLexicon(all...)
	data, err := cueFiles.ReadFile("cues/conflicts.yaml")
	if err == nil {
		err = yaml.UnmarshalWithOptions(data, &c.contains, yaml.Strict())
	}
	return c, errors.Join(append(errs, err)...)
})

// readWords reads the lists of words that patterns name.
func readWords() (map[string]string, error) {
	data, err := cueFiles.ReadFile("cues/words.yaml")
	if err != nil {
		return nil, fmt.Errorf("read words: %w", err)
	}
	var words map[string]string
	if err := yaml.UnmarshalWithOptions(data, &words, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("read words: %w", err)
	}
	for name, list := range words {
		words[name] = strings.Join(strings.Fields(list), "|")
	}
	return words, nil
}
