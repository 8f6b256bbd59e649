package bench

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestMedian(t *testing.T) {
	for _, c := range []struct {
		of   []float64
		want float64
	}{{nil, 0}, {[]float64{4}, 4}, {[]float64{9, 1, 2}, 2}, {[]float64{4, 1, 2, 9}, 3}} {
		if got := median(c.of); got != c.want {
			t.Errorf("median of %v: %v, want %v", c.of, got, c.want)
		}
	}
}

// TestTimesAsFastComparesWithinRounds: a round in which the machine was slow
// for everybody does not change who is faster.
func TestTimesAsFastComparesWithinRounds(t *testing.T) {
	a, b := &entry{speeds: []float64{4, 1, 4}}, &entry{speeds: []float64{2, 0.5, 1}}
	if got := a.timesAsFast(b); got != 2 {
		t.Errorf("%v, want 2", got)
	}
}

// copier reads text files.
type copier struct {
	name  string
	order *[]string
}

func (c copier) Name() string { return c.name }

func (c copier) Read(_ context.Context, letters []Letter, dir string) error {
	*c.order = append(*c.order, c.name)
	for n, l := range letters {
		b, err := os.ReadFile(l.Path)
		if err != nil {
			return err
		}
		if err := os.WriteFile(place(dir, n, ".txt"), b, 0o600); err != nil {
			return err
		}
	}
	return nil
}

func (copier) Texts(_ context.Context, letters []Letter, dir string) ([][]string, error) {
	return textFiles(letters, dir)
}

func TestRaceTakesTurnsAndCleansUp(t *testing.T) {
	work := t.TempDir()
	file := filepath.Join(t.TempDir(), "d01.txt")
	if err := os.WriteFile(file, []byte("right wrong"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := set{form: "scan", judged: 1, letters: []Letter{{Path: file, Truth: []string{"right word"}}}}
	var order []string
	entries, err := race(t.Context(), s, []contender{copier{"a", &order}, copier{"b", &order}}, 2, work, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(order, " "); got != "a b b a" {
		t.Errorf("order %s", got)
	}
	for _, e := range entries {
		if len(e.speeds) != 2 || e.speed() <= 0 || e.quality.F1 != 0.5 || e.quality.Wrong != 2 {
			t.Errorf("%s: %v %+v", e.Name(), e.speeds, e.quality)
		}
	}
	left, err := os.ReadDir(work)
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestCopiesAreOtherFiles(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "d01.pdf")
	if err := os.WriteFile(file, []byte("%PDF-1.4 %%EOF"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := set{judged: 1, letters: []Letter{{Path: file, Truth: []string{"a", "b"}}}}
	s, err := s.withCopies(5, dir)
	if err != nil || s.pages() != 6 || s.judged != 1 {
		t.Fatalf("%+v, %v", s, err)
	}
	seen := map[string]bool{}
	for _, l := range s.letters {
		b, err := os.ReadFile(l.Path)
		if err != nil || seen[string(b)] {
			t.Errorf("%s: %q, %v", l.Path, b, err)
		}
		seen[string(b)] = true
	}
}

func TestPrintRace(t *testing.T) {
	entries := []*entry{
		{contender: copier{name: "ours"}, speeds: []float64{3}, quality: &Quality{F1: 0.99, Wrong: 2, CER: 0.005}},
		{contender: copier{name: "slow"}, speeds: []float64{1}, waits: &waits{syncs: 24, renames: 3}},
	}
	s := set{form: "scan", judged: 1, letters: make([]Letter, 2)}
	var out strings.Builder
	if err := printRace(&out, s, entries, []string{"OCRmyPDF (no ocrmypdf)"}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"0.9900", "0.50 %", "3.00 x", "12.0 syncs and 1.5 renames", "not measured: OCRmyPDF (no ocrmypdf)"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}
