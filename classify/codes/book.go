package codes

import (
	_ "embed"
	"fmt"
	"slices"
	"sync"

	"github.com/goccy/go-yaml"

	"recourse/internal/letter"
)

//go:embed codes.yaml
var builtin []byte

// Book is every code we know.
type Book struct {
	file    file
	entries map[string]Entry
}

type file struct {
	Source    string  `yaml:"source"`
	Collected string  `yaml:"collected"`
	Groups    []Entry `yaml:"groups"`
	CARC      []Entry `yaml:"carc"`
	RARC      []Entry `yaml:"rarc"`
}

// Parse reads a book in the form of codes.yaml; an unknown key is an error.
func Parse(data []byte) (*Book, error) {
	b := &Book{entries: map[string]Entry{}}
	if err := yaml.UnmarshalWithOptions(data, &b.file, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("read codes: %w", err)
	}
	lists := []struct {
		kind Kind
		of   []Entry
	}{{Group, b.file.Groups}, {CARC, b.file.CARC}, {RARC, b.file.RARC}}
	for _, l := range lists {
		for _, e := range l.of {
			e.Kind = l.kind
			if err := b.add(e); err != nil {
				return nil, err
			}
		}
	}
	return b, b.checkSuccessors()
}

func (b *Book) add(e Entry) error {
	if _, twice := b.entries[e.Code]; twice {
		return fmt.Errorf("code %q stands twice", e.Code)
	}
	if e.Code == "" || e.Meaning == "" {
		return fmt.Errorf("code %q: code and meaning are required", e.Code)
	}
	if !slices.Contains([]string{"confirmed", "secondary", "memory"}, e.Status) {
		return fmt.Errorf("code %q: status %q", e.Code, e.Status)
	}
	for _, c := range append(slices.Clone(e.Also), deref(e.Category)...) {
		if !slices.Contains(letter.Categories, c) {
			return fmt.Errorf("code %q: category %q", e.Code, c)
		}
	}
	b.entries[e.Code] = e
	return nil
}

func deref(c *letter.Category) []letter.Category {
	if c == nil {
		return nil
	}
	return []letter.Category{*c}
}

func (b *Book) checkSuccessors() error {
	for _, e := range b.entries {
		for _, s := range e.Successors {
			if _, ok := b.entries[s]; !ok {
				return fmt.Errorf("code %q: unknown successor %q", e.Code, s)
			}
		}
	}
	return nil
}

// Source says where the meanings come from and when they were collected.
func (b *Book) Source() (source, collected string) { return b.file.Source, b.file.Collected }

var load = sync.OnceValues(func() (*Book, error) { return Parse(builtin) })

// Builtin is the book that is part of the program; a test holds that it parses.
func Builtin() *Book {
	b, err := load()
	if err != nil {
		panic(err)
	}
	return b
}
