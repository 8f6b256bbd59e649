package pipeline_test

import (
	"flag"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"recourse/ingest/reader"
	"recourse/internal/pipeline"
	"recourse/internal/score"
)

// letters is a folder with the letters of the set in all forms, as in
// testdata/letters; only eight of the thirty are kept there.
var letters = flag.String("letters", "", "with -update: `folder` of pdf, scan, fax and photo to read the words of")

// TestMain lets the test binary be the process that reads.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "reader-child" {
		os.Exit(reader.Child(os.Args[2:]))
	}
	flag.Parse()
	os.Exit(m.Run())
}

// TestReadingFixtures reads the letters that are kept in testdata and holds
// that the words of the scoreboard are what the reader finds today; with
// -update and -letters it makes them anew.
func TestReadingFixtures(t *testing.T) {
	if *update && *letters != "" {
		for _, form := range forms {
			if err := score.WriteWords(filepath.Join(testdata, "words", form+".jsonl.gz"), readForm(t, filepath.Join(*letters, form))); err != nil {
				t.Fatal(err)
			}
		}
		return
	}
	for _, form := range forms {
		kept := readWords(t, form)
		for _, got := range readForm(t, filepath.Join(testdata, "letters", form)) {
			i := slices.IndexFunc(kept, func(w words) bool { return w.Stem == got.Stem })
			if i < 0 {
				t.Errorf("%s %s: no words in testdata", form, got.Stem)
				continue
			}
			if share := sameWords(kept[i], got); share < 0.96 {
				t.Errorf("%s %s: %.3f of the words are as in testdata; reader changed? see testdata/README.md", form, got.Stem, share)
			}
		}
	}
}

// readForm reads every file of a folder.
func readForm(t *testing.T, dir string) []words {
	t.Helper()
	pool, err := reader.NewPool(reader.Options{
		Command: []string{os.Args[0], "reader-child"}, Workers: 2, PageTimeout: time.Minute, FileTimeout: time.Minute,
		MaxPages: 100, MaxFile: 100 << 20, Languages: []string{"eng"}, CacheDir: t.TempDir(), PagesPerChild: 500,
		Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no letters in %s (%v)", dir, err)
	}
	var all []words
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		r := pipeline.FileReader{Reader: pool, Rules: rules(t), MaxFile: 100 << 20}
		stem := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
		got, err := r.Read(t.Context(), f, received)
		f.Close()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all = append(all, words{Stem: stem, Pages: got.Pages})
	}
	return all
}

// sameWords is the share of words that both readings have, as a multiset.
func sameWords(a, b words) float64 {
	count := map[string]int{}
	total, same := 0, 0
	for _, p := range a.Pages {
		for _, w := range p.Words {
			count[w.Text]++
			total++
		}
	}
	got := 0
	for _, p := range b.Pages {
		for _, w := range p.Words {
			got++
			if count[w.Text] > 0 {
				count[w.Text]--
				same++
			}
		}
	}
	return float64(same) / float64(max(total, got, 1))
}
