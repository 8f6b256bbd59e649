package score

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"recourse/internal/letter"
)

// Forms are the folders of a set that hold its letters, from the easy to read
// to the hard.
var Forms = []string{"pdf", "scan", "fax", "photo"}

// Mixed is the form of letters that lie beside their truth.
const Mixed = "mixed"

// Item is one labelled letter in one form: a file, or what was read of it.
type Item struct {
	Form, Stem string
	Truth      Truth
	// Path is the letter's file, "" where Pages hold what was read of it.
	Path  string
	Pages []letter.Page
}

// Set is a folder of labelled letters.
type Set struct {
	Items []Item
	// Unused are truths without a letter in any form.
	Unused []string
}

// OpenSet finds the labelled letters of a folder. The truths are STEM.json in
// the folder or in its truth folder. The letters are STEM.* beside them or in a
// folder for each of the [Forms]; a form without folder is taken from
// words/FORM.jsonl.gz, which keeps what was read (see [ReadWords]).
func OpenSet(dir string, forms []string) (Set, error) {
	truths, err := readTruths(dir)
	if err != nil {
		return Set{}, err
	}
	var s Set
	for _, form := range append(slices.Clone(Forms), Mixed) {
		if len(forms) > 0 && !slices.Contains(forms, form) {
			continue
		}
		items, err := formItems(dir, form, truths)
		if err != nil {
			return Set{}, err
		}
		s.Items = append(s.Items, items...)
	}
	for stem := range truths {
		if len(forms) == 0 && !slices.ContainsFunc(s.Items, func(i Item) bool { return i.Stem == stem }) {
			s.Unused = append(s.Unused, stem+".json")
		}
	}
	slices.Sort(s.Unused)
	return s, nil
}

func readTruths(dir string) (map[string]Truth, error) {
	where := filepath.Join(dir, "truth")
	if info, err := os.Stat(where); err != nil || !info.IsDir() {
		where = dir
	}
	names, err := filepath.Glob(filepath.Join(globEscape.Replace(where), "*.json"))
	if err != nil {
		return nil, fmt.Errorf("score: %w", err)
	}
	if len(names) == 0 {
		return nil, letter.Refuse("no_truths", "no truths (STEM.json) in %s", where)
	}
	truths := map[string]Truth{}
	for _, name := range names {
		t, err := ReadTruth(name)
		if err != nil {
			return nil, err
		}
		truths[stemOf(name)] = t
	}
	return truths, nil
}

// globEscape lets folders have any name.
var globEscape = strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`)

func formItems(dir, form string, truths map[string]Truth) ([]Item, error) {
	where := filepath.Join(dir, form)
	if form == Mixed {
		where = dir
	}
	entries, err := os.ReadDir(where)
	if errors.Is(err, fs.ErrNotExist) {
		return wordItems(dir, form, truths)
	}
	if err != nil {
		return nil, fmt.Errorf("score: %w", err)
	}
	var items []Item
	for _, e := range entries {
		stem := stemOf(e.Name())
		t, labelled := truths[stem]
		if labelled && !e.IsDir() && filepath.Ext(e.Name()) != ".json" {
			items = append(items, Item{Form: form, Stem: stem, Truth: t, Path: filepath.Join(where, e.Name())})
		}
	}
	return items, nil
}

func wordItems(dir, form string, truths map[string]Truth) ([]Item, error) {
	all, err := ReadWords(filepath.Join(dir, "words", form+".jsonl.gz"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var items []Item
	for _, w := range all {
		if t, ok := truths[w.Stem]; ok {
			items = append(items, Item{Form: form, Stem: w.Stem, Truth: t, Pages: w.Pages})
		}
	}
	return items, nil
}

func stemOf(name string) string {
	base := filepath.Base(name)
	return strings.TrimSuffix(base, filepath.Ext(base))
}
