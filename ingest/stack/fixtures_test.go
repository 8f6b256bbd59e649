package stack

import (
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"recourse/internal/letter"
)

// forms are the ways in which the letters of the set were rendered.
var forms = []string{"scan", "fax", "photo", "pdf"}

var testdata = filepath.Join("..", "..", "testdata")

// reading is one letter of the set with the words of the real reader.
type reading struct {
	Stem  string        `json:"stem"`
	Pages []letter.Page `json:"pages"`
	// Member is its member ID as printed, "" if none.
	Member string `json:"-"`
}

// readings loads the letters of the set in one form.
func readings(t testing.TB, form string) []reading {
	t.Helper()
	f, err := os.Open(filepath.Join(testdata, "words", form+".jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var all []reading
	for dec := json.NewDecoder(z); dec.More(); {
		var r reading
		if err := dec.Decode(&r); err != nil {
			t.Fatal(err)
		}
		r.Member = memberOf(t, r.Stem)
		all = append(all, r)
	}
	return all
}

func memberOf(t testing.TB, stem string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(testdata, "truth", stem+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var truth struct {
		Member string `json:"member_id"`
	}
	if err := json.Unmarshal(data, &truth); err != nil {
		t.Fatal(err)
	}
	return truth.Member
}

// renumbered are the pages of the letters one after the other.
func renumbered(letters ...[]letter.Page) []letter.Page {
	all := slices.Concat(letters...)
	for i := range all {
		all[i].Number = letter.PageNumber(i + 1)
	}
	return all
}
