package score

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"recourse/internal/letter"
)

// The bounds are those of R's binom.confint(method = "wilson").
func TestInterval(t *testing.T) {
	for _, c := range []struct {
		s         Share
		low, high float64
		text      string
	}{
		{Share{0, 10}, 0, .2775, "0 of 10 (0–28)"},
		{Share{42, 51}, .6975, .9043, "42 of 51 (70–90.4)"},
		{Share{30, 30}, .8865, 1, "30 of 30 (89–100)"},
		{Share{0, 0}, 0, 1, "none"},
	} {
		low, high := c.s.Interval()
		if math.Abs(low-c.low) > 1e-4 || math.Abs(high-c.high) > 1e-4 || c.s.String() != c.text {
			t.Errorf("%v: %.4f to %.4f, %q", c.s, low, high, c.s)
		}
	}
}

func TestCalibration(t *testing.T) {
	var all []answer
	add := func(n, right int, said letter.Confidence) {
		for i := range n {
			all = append(all, answer{"deadline", said, i < right})
		}
	}
	add(60, 57, .96)
	add(10, 5, .4)
	add(45, 40, .85)
	add(20, 20, .999)
	bins := calibrate(all)
	if len(bins) != 2 {
		t.Fatalf("%+v", bins)
	}
	if b := bins[0]; b.Right != (Share{45, 55}) || b.Least != .4 || b.Most != .85 {
		t.Errorf("the two thin bins below: %+v", b)
	}
	if b := bins[1]; b.Right != (Share{77, 80}) || math.Abs(float64(b.Said)-.9697) > 1e-3 {
		t.Errorf("the thin bin on top: %+v", b)
	}
	if b := calibrate(all[:0]); len(b) != 0 {
		t.Errorf("of nothing: %+v", b)
	}
}

func TestConfusion(t *testing.T) {
	b := board(func(l *letter.Letter) { l.Category = ptr(letter.CategoryCoding) })
	got := render(t, b)
	if want := "medical_necessity     2 of 3 (21–93.9), 1 coding\n"; !strings.Contains(got, want) {
		t.Errorf("%q is missing in:\n%s", want, got)
	}
	if m := b.all().mixed.Mixed(); !slices.Equal(m, []Mix{{"medical_necessity", "coding"}}) {
		t.Error(m)
	}
}

func TestReport(t *testing.T) {
	b := board(func(l *letter.Letter) { l.MemberID = nil })
	raw, err := json.Marshal(b.Report())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"form":"scan","letters":2,"review":{"n":0,"of":2,"interval":[0,0.6576]}`,
		`"silent_errors":["x2 member_id"]`,
		`{"field":"member_id","critical":true,"right":{"n":1,"of":2,`,
		`"form":"all","letters":3`,
		`{"printed":"medical_necessity","read":"medical_necessity","n":3}`,
	} {
		if !strings.Contains(string(raw), want) {
			t.Errorf("%s is missing in %s", want, raw)
		}
	}
}

func write(t *testing.T, dir string, names ...string) {
	t.Helper()
	for _, n := range names {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, n)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, n), []byte(`{"kind": "not_denial"}`), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func found(s Set) []string {
	var all []string
	for _, i := range s.Items {
		all = append(all, i.Form+" "+i.Stem)
	}
	return all
}

func TestOpenSet(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a [b]")
	write(t, dir, "truth/x1.json", "truth/x2.json", "truth/x3.json", "pdf/x1.pdf", "pdf/stray.pdf", "fax/x1.tif", "x2.eml", "README.md")
	if err := os.Mkdir(filepath.Join(dir, "words"), 0o755); err != nil {
		t.Fatal(err)
	}
	kept := []Words{{Stem: "x1", Pages: []letter.Page{{Number: 1}}}, {Stem: "nobody"}}
	if err := WriteWords(filepath.Join(dir, "words", "scan.jsonl.gz"), kept); err != nil {
		t.Fatal(err)
	}
	s, err := OpenSet(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := found(s); !slices.Equal(got, []string{"pdf x1", "scan x1", "fax x1", "mixed x2"}) || !slices.Equal(s.Unused, []string{"x3.json"}) {
		t.Error(got, s.Unused)
	}
	if i := s.Items[1]; i.Path != "" || len(i.Pages) != 1 {
		t.Errorf("%+v", i)
	}
	if s, _ = OpenSet(dir, []string{"fax"}); !slices.Equal(found(s), []string{"fax x1"}) {
		t.Error(found(s))
	}
}

// A clinic's own letters lie beside their truths.
func TestOpenSetBeside(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.json", "a.pdf", "b.json", "b.heic", "c.pdf")
	s, err := OpenSet(dir, nil)
	if got := found(s); err != nil || !slices.Equal(got, []string{"mixed a", "mixed b"}) {
		t.Error(got, err)
	}
	if _, err := OpenSet(t.TempDir(), nil); letter.CodeOf(err) != "no_truths" {
		t.Error(err)
	}
}
