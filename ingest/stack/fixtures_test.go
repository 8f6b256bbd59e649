package stack

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"recourse/internal/letter"
)

// forms are the ways in which the letters of the set were rendered.
var forms = []string{"scan", "fax", "photo", "pdf"}

// reading is one letter of the set with the words of the real reader.
type reading struct {
	Stem  string        `json:"stem"`
	Pages []letter.Page `json:"pages"`
}

// readings loads the letters of the set in one form.
func readings(t testing.TB, form string) []reading {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "testdata", "words", form+".jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var all []reading
	for dec := json.NewDecoder(bufio.NewReader(z)); dec.More(); {
		var r reading
		if err := dec.Decode(&r); err != nil {
			t.Fatal(err)
		}
		all = append(all, r)
	}
	return all
}

// renumbered are the pages of the letters one after the other.
func renumbered(letters ...[]letter.Page) []letter.Page {
	var all []letter.Page
	for _, l := range letters {
		for _, p := range l {
			p.Number = letter.PageNumber(len(all) + 1)
			all = append(all, p)
		}
	}
	return all
}

// starts are the indexes of the pages that begin a letter.
func starts(cuts []Cut) map[int]bool {
	all := map[int]bool{}
	n := 0
	for _, c := range cuts {
		all[n] = true
		n += len(c.Pages)
	}
	return all
}
