package pipeline_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"recourse/internal/config"
	"recourse/internal/letter"
	"recourse/internal/pipeline"
	"recourse/internal/score"
	"recourse/internal/service"
)

var update = flag.Bool("update", false, "write the files in testdata anew")

var forms = []string{"pdf", "scan", "fax", "photo"}

const testdata = "../../testdata"

// words are the pages of one letter as the reader read them.
type words struct {
	Stem  string        `json:"stem"`
	Pages []letter.Page `json:"pages"`
}

// TestScore reads no image: it measures what the rules make of recognised
// words. It fails where fewer values are right, or more are wrong with nobody
// asked, than testdata/score.txt says.
func TestScore(t *testing.T) {
	board := &score.Board{}
	for _, form := range forms {
		for _, w := range readWords(t, form) {
			letters, err := pipeline.Analyze(t.Context(), pipeline.Source{
				Document: letter.DocumentIDOf([]byte(form + w.Stem)), Pages: w.Pages, Received: received,
			}, rules(t))
			if err != nil {
				t.Fatalf("%s %s: %v", form, w.Stem, err)
			}
			board.Add(form, w.Stem, score.Compare(truth(t, w.Stem), letters))
		}
	}
	checkBoard(t, board, filepath.Join(testdata, "score.txt"))
}

// received is after the date of every letter of the set.
var received = time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC)

func checkBoard(t *testing.T, board *score.Board, name string) {
	var got bytes.Buffer
	if _, err := board.WriteTo(&got); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(name, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	old, err := score.Read(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	for _, worse := range score.Regressions(old, board) {
		t.Error(worse)
	}
	if !bytes.Equal(b, got.Bytes()) {
		t.Log("score.txt differs, and not for the worse: go test ./internal/pipeline -run TestScore -update")
	}
}

// rules are those of a desk that has configured nothing.
func rules(t testing.TB) pipeline.Rules {
	t.Helper()
	c, _, err := config.Load(config.LoadOptions{WorkDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	r, err := service.Rules(c)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func truth(t *testing.T, stem string) score.Truth {
	t.Helper()
	want, err := score.ReadTruth(filepath.Join(testdata, "truth", stem+".json"))
	if err != nil {
		t.Fatal(err)
	}
	return want
}

func readWords(t testing.TB, form string) []words {
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
	var all []words
	for dec := json.NewDecoder(z); ; {
		var w words
		err := dec.Decode(&w)
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("%s: %v", form, err)
		}
		all = append(all, w)
	}
}

// BenchmarkAnalyze measures the rules on the words of all letters of a form.
func BenchmarkAnalyze(b *testing.B) {
	r := rules(b)
	for _, form := range forms {
		all := readWords(b, form)
		b.Run(form, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				w := all[i%len(all)]
				src := pipeline.Source{Document: letter.DocumentIDOf([]byte(w.Stem)), Pages: w.Pages, Received: received}
				if _, err := pipeline.Analyze(b.Context(), src, r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
