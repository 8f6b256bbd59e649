package cue

import (
	"fmt"

	"github.com/goccy/go-yaml"
)

// Cue is what one sort of sentence looks like.
type Cue struct {
	// Any of these patterns is the cue.
	Any []string `yaml:"any"`
	// Unless one of these stands in the same sentence.
	Unless []string `yaml:"unless"`
	// Weight is how much it says; 1 where none is given.
	Weight float64 `yaml:"weight"`
	// Yes and No are examples that a test runs.
	Yes []string `yaml:"yes"`
	No  []string `yaml:"no"`

	any, unless []Pattern
}

// Book is cues by what they are cues of.
type Book struct {
	// Names are in the order of the file.
	Names []string
	cues  map[string][]Cue
	// at is the place of each name among the names; found are, by term, the
	// patterns that only a sentence with one of their terms can match.
	at    map[string]int
	found map[term][]found
}

// found is a pattern with the cue that it finds, and that cue's name.
type found struct {
	name int
	cue  *Cue
	Pattern
}

// Parse reads a book: a list of cues under each name. words are the lists that
// "@name" stands for in its patterns.
func Parse(data []byte, words map[string]string) (*Book, error) {
	var file yaml.MapSlice
	if err := yaml.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("read cues: %w", err)
	}
	b := &Book{cues: map[string][]Cue{}, at: map[string]int{}, found: map[term][]found{}}
	if err := yaml.UnmarshalWithOptions(data, &b.cues, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("read cues: %w", err)
	}
	for _, entry := range file {
		name := fmt.Sprint(entry.Key)
		b.at[name] = len(b.Names)
		b.Names = append(b.Names, name)
		for i := range b.cues[name] {
			c := &b.cues[name][i]
			if err := c.compile(words); err != nil {
				return nil, fmt.Errorf("cue of %s: %w", name, err)
			}
			b.index(b.at[name], c)
		}
	}
	return b, nil
}

// index notes by which terms the cue's patterns are found.
func (b *Book) index(name int, c *Cue) {
	for _, p := range c.any {
		for _, t := range p.items[p.rare].terms {
			b.found[t] = append(b.found[t], found{name, c, p})
		}
	}
}

func (c *Cue) compile(words map[string]string) error {
	if c.Weight == 0 {
		c.Weight = 1
	}
	var err error
	if c.any, err = compileAll(c.Any, words); err != nil {
		return err
	}
	if len(c.any) == 0 {
		return fmt.Errorf("a cue without patterns")
	}
	c.unless, err = compileAll(c.Unless, words)
	return err
}

func compileAll(patterns []string, words map[string]string) ([]Pattern, error) {
	var out []Pattern
	for _, s := range patterns {
		p, err := Compile(s, words)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// Cues are the cues of a name.
func (b *Book) Cues(name string) []Cue { return b.cues[name] }

// Patterns are all patterns of the book, for its lexicon.
func (b *Book) Patterns() []Pattern {
	var out []Pattern
	for _, cues := range b.cues {
		for _, c := range cues {
			out = append(append(out, c.any...), c.unless...)
		}
	}
	return out
}

// Weight is the weight of the strongest cue of the name in the sentence, 0
// where there is none. All weights of a sentence are found at once, and kept.
func (b *Book) Weight(name string, s *Sentence) float64 {
	i, ok := b.at[name]
	if !ok {
		return 0
	}
	ws, ok := s.weights[b]
	if !ok {
		ws = b.weigh(s)
		s.weights[b] = ws
	}
	return ws[i]
}

func (b *Book) weigh(s *Sentence) []float64 {
	out := make([]float64, len(b.Names))
	for t := range s.all.each {
		for _, f := range b.found[t] {
			if f.cue.Weight > out[f.name] && f.Match(s) >= 0 && !matchAny(f.cue.unless, s) {
				out[f.name] = f.cue.Weight
			}
		}
	}
	return out
}

// In reports whether the cue is in the sentence.
func (c Cue) In(s *Sentence) bool {
	return matchAny(c.any, s) && !matchAny(c.unless, s)
}

func matchAny(ps []Pattern, s *Sentence) bool {
	for _, p := range ps {
		if p.Match(s) >= 0 {
			return true
		}
	}
	return false
}
