package pipeline_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"recourse/extract"
	"recourse/internal/config"
	"recourse/internal/layout"
	"recourse/internal/letter"
	"recourse/internal/pipeline"
	"recourse/internal/score"
	"recourse/internal/service"
)

var update = flag.Bool("update", false, "write the files in testdata anew")

var forms = score.Forms

const testdata = "../../testdata"

// words are the pages of one letter as the reader read them.
type words = score.Words

// TestScore reads no image: it measures what the rules make of recognised
// words. It fails where fewer values are right, or more are wrong with nobody
// asked, than testdata/score.txt says.
func TestScore(t *testing.T) {
	set, err := score.OpenSet(testdata, nil)
	if err != nil || len(set.Unused) > 0 {
		t.Fatal(err, set.Unused)
	}
	board := &score.Board{}
	for _, item := range set.Items {
		letters, err := pipeline.Analyze(t.Context(), pipeline.Source{
			Document: letter.DocumentIDOf([]byte(item.Form + item.Stem)), Pages: item.Pages, Received: received,
		}, rules(t))
		if err != nil {
			t.Fatalf("%s %s: %v", item.Form, item.Stem, err)
		}
		board.Add(item.Form, item.Stem, score.Compare(item.Truth, letters))
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

func readWords(t testing.TB, form string) []words {
	t.Helper()
	all, err := score.ReadWords(filepath.Join(testdata, "words", form+".jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	return all
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

// BenchmarkSixPages measures the extract stage on six pages full of words: those
// of the two longest letters, as one.
func BenchmarkSixPages(b *testing.B) {
	r := rules(b)
	all := readWords(b, "pdf")
	slices.SortFunc(all, func(a, b words) int { return len(b.Pages) - len(a.Pages) })
	pages := slices.Concat(all[0].Pages, all[1].Pages)[:6]
	for i := range pages {
		pages[i].Number = letter.PageNumber(i + 1)
	}
	for b.Loop() {
		in := extract.In{Text: layout.New(pages), Received: letter.DateOf(received), Below: r.Below}
		if _, err := extract.Extract(b.Context(), in); err != nil {
			b.Fatal(err)
		}
	}
}
