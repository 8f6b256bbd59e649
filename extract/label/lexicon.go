package label

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
)

//go:embed labels.yaml
var builtin []byte

// Phrase is one way to label something.
type Phrase struct {
	// Says is the phrase, with sets of words in braces.
	Says string `yaml:"says"`
	// Names tells for each field how sure the phrase names it, up to 1.
	Names map[string]float64 `yaml:"names"`
	// Loose phrases are common words: they count only before a colon or alone.
	Loose bool `yaml:"loose"`
	// Example is a label as printed that the phrase must recognise.
	Example string `yaml:"example"`

	items []item
}

// item is one place of a phrase.
type item struct {
	words []string
	// twice items take two words where both fit: "ID number" as well as "ID".
	twice bool
}

// twiceSet is the set of which two words can stand for one.
const twiceSet = "{nid}"

// Lexicon is what labels say.
type Lexicon struct {
	// Sets are words that mean the same, by the name of the set.
	Sets map[string][]string `yaml:"sets"`
	// Fillers may stand between the words of a label.
	Fillers []string `yaml:"fillers"`
	Labels  []Phrase `yaml:"labels"`
	// Composed is how labels are read that no phrase foresees.
	Composed Composed `yaml:"composed"`

	// starts are the phrases by each word that they can begin with.
	starts  map[string][]*Phrase
	fillers map[string]bool
	nid     map[string]bool
	// ids are the words for the number of a person or thing that is no count.
	ids map[string]bool
	// known are all words of all phrases, for the forgiving comparison.
	known map[string]bool
	fuzzy []string
	// fuzzyFrom are those by their first letter, folded by what they look like.
	fuzzyFrom map[byte][]string
	folded    map[string][]string
}

// Builtin is the lexicon that is part of the program.
var Builtin = sync.OnceValue(func() *Lexicon {
	lx, err := Parse(builtin)
	if err != nil {
		panic(err) // a mistake in the embedded file; the tests load it
	}
	return lx
})

// Parse reads a lexicon; unknown keys and sets are errors.
func Parse(b []byte) (*Lexicon, error) {
	lx := &Lexicon{}
	if err := yaml.UnmarshalWithOptions(b, lx, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("read labels: %w", err)
	}
	lx.starts = map[string][]*Phrase{}
	lx.fillers = map[string]bool{}
	lx.known = map[string]bool{}
	lx.folded, lx.fuzzyFrom = map[string][]string{}, map[byte][]string{}
	for _, f := range lx.Fillers {
		lx.fillers[f] = true
	}
	for i := range lx.Labels {
		if err := lx.add(&lx.Labels[i]); err != nil {
			return nil, err
		}
	}
	if err := lx.prepareComposed(); err != nil {
		return nil, err
	}
	for w := range lx.known {
		if len(w) >= minFuzzy {
			lx.fuzzy = append(lx.fuzzy, w)
		}
	}
	slices.Sort(lx.fuzzy)
	for _, w := range lx.fuzzy {
		f := confusable.Replace(w)
		lx.folded[f] = append(lx.folded[f], w)
		lx.fuzzyFrom[w[0]] = append(lx.fuzzyFrom[w[0]], w)
	}
	return lx, nil
}

func (lx *Lexicon) add(p *Phrase) error {
	for _, field := range strings.Fields(p.Says) {
		words := []string{field}
		if name, ok := strings.CutPrefix(field, "{"); ok {
			if words, ok = lx.Sets[strings.TrimSuffix(name, "}")]; !ok {
				return fmt.Errorf("label %q: no set %s", p.Says, field)
			}
		}
		p.items = append(p.items, item{words, field == twiceSet})
		for _, w := range words {
			lx.known[w] = true
		}
	}
	if len(p.items) == 0 || len(p.Names) == 0 {
		return fmt.Errorf("label %q names nothing", p.Says)
	}
	for _, w := range p.items[0].words {
		lx.starts[w] = append(lx.starts[w], p)
	}
	return nil
}
