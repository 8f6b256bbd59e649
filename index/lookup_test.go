package index_test

import (
	"cmp"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"recourse/index"
	"recourse/internal/bench/denials"
	"recourse/internal/config"
	"recourse/internal/letter"
	"recourse/internal/pipeline"
	"recourse/internal/score"
	"recourse/internal/service"
)

// others is how many made-up denials the letters are looked up among.
const others = 500

// TestFaxesAreFound looks up every fax of the set, as recognition read it, by
// what a person would type from the patient's card or the letter itself.
func TestFaxesAreFound(t *testing.T) {
	faxes := readFaxes(t)
	ix, err := index.Open(index.Options{Dir: filepath.Join(t.TempDir(), "index"), Incarnation: "one"})
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	if err := ix.Rebuild(t.Context(), faxes); err != nil {
		t.Fatal(err)
	}
	asked, first := 0, 0
	for stem, id := range faxes.ids {
		truth, err := score.ReadTruth(filepath.Join(testdata, "truth", stem+".json"))
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range lookups(truth) {
			res, err := ix.Search(t.Context(), index.Request{Query: q, Now: letter.DateOf(received)})
			if err != nil {
				t.Fatalf("%s %q: %v", stem, q, err)
			}
			asked++
			if len(res.Hits) > 0 && res.Hits[0].Case == id {
				first++
			} else {
				t.Logf("%s: %q does not put it first of %d", stem, q, res.Total)
			}
		}
	}
	if share := float64(first) / float64(asked); share < 0.98 {
		t.Errorf("%d of %d look-ups put the letter first", first, asked)
	}
}

const testdata = "../testdata"

var received = time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC)

// lookups are what is asked for a letter: numbers, the patient, and the three
// longest words of the reason.
func lookups(t score.Truth) []string {
	var all []string
	for _, v := range []*string{t.MemberID, t.AuthorizationNumber, t.PatientName} {
		if v != nil {
			all = append(all, *v)
		}
	}
	if t.DenialReason != nil {
		words := strings.FieldsFunc(*t.DenialReason, func(r rune) bool { return r < 'A' || r > 'z' || r > 'Z' && r < 'a' })
		slices.SortStableFunc(words, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
		words = slices.Compact(words)
		all = append(all, strings.Join(words[:min(3, len(words))], " "))
	}
	return all
}

// faxArchive is a record of the faxes among made-up denials.
type faxArchive struct {
	docs map[letter.CaseID]index.Doc
	ids  map[string]letter.CaseID
}

func (a faxArchive) Load(_ context.Context, id letter.CaseID) (index.Doc, error) {
	if d, ok := a.docs[id]; ok {
		return d, nil
	}
	n, ok := denials.Number(id)
	if !ok || n >= others {
		return index.Doc{}, index.ErrNotFound
	}
	d := denials.Make(n)
	return index.Doc{Case: d.Case, Letters: []index.LetterText{{Letter: d.Letter, Body: d.Body}}}, nil
}

func (a faxArchive) Revisions(context.Context) (map[letter.CaseID]uint64, error) {
	all := map[letter.CaseID]uint64{}
	for id := range a.docs {
		all[id] = 1
	}
	for n := range others {
		all[denials.CaseID(n)] = 1
	}
	return all, nil
}

func (a faxArchive) Follow(ctx context.Context, _ uint64, _ func(letter.CaseID, uint64, bool) error) error {
	<-ctx.Done()
	return ctx.Err()
}

// readFaxes analyses the words that recognition found on the faxes.
func readFaxes(t *testing.T) faxArchive {
	t.Helper()
	c, _, err := config.Load(config.LoadOptions{WorkDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	rules, err := service.Rules(c)
	if err != nil {
		t.Fatal(err)
	}
	a := faxArchive{map[letter.CaseID]index.Doc{}, map[string]letter.CaseID{}}
	each(t, func(stem string, pages []letter.Page) {
		doc := letter.DocumentIDOf([]byte(stem))
		letters, err := pipeline.Analyze(t.Context(), pipeline.Source{Document: doc, Pages: pages, Received: received}, rules)
		if err != nil {
			t.Fatal(err)
		}
		id := letter.CaseIDOf(doc, 1, 0)
		a.ids[stem] = id
		d := index.Doc{Case: letter.Case{ID: id, Document: doc, Status: letter.CaseNew}}
		for _, l := range letters {
			d.Letters = append(d.Letters, index.LetterText{Letter: l, Body: l.Text})
		}
		a.docs[id] = d
	})
	return a
}

// each passes the recognised pages of every fax.
func each(t *testing.T, fn func(stem string, pages []letter.Page)) {
	t.Helper()
	f, err := os.Open(filepath.Join(testdata, "words", "fax.jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	for dec := json.NewDecoder(z); ; {
		var w struct {
			Stem  string        `json:"stem"`
			Pages []letter.Page `json:"pages"`
		}
		if err := dec.Decode(&w); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
		fn(w.Stem, w.Pages)
	}
}
