package ocr

import (
	"math"
	"os"
	"strings"
	"testing"

	"recourse/internal/letter"
)

func TestMain(m *testing.M) {
	// Tesseract's threads wait for each other more than they work; libgomp must
	// know before it is loaded, so the test starts itself again.
	if os.Getenv("OMP_THREAD_LIMIT") == "" {
		os.Setenv("OMP_THREAD_LIMIT", "1")
		restart()
	}
	os.Exit(m.Run())
}

func recognizer(t *testing.T) *Recognizer {
	t.Helper()
	r, err := NewRecognizer([]string{"eng"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Close)
	return r
}

func text(p letter.Page) string {
	var words []string
	for _, w := range p.Words {
		words = append(words, w.Text)
	}
	return strings.Join(words, " ")
}

func find(t *testing.T, p letter.Page, word string) letter.Word {
	t.Helper()
	for _, w := range p.Words {
		if w.Text == word {
			return w
		}
	}
	t.Fatalf("%q is not among %q", word, text(p))
	return letter.Word{}
}

// right is the share of the sample's words that were read.
func right(p letter.Page) float64 {
	got := text(p)
	want := strings.Fields(strings.Join(sample, " "))
	n := 0
	for _, w := range want {
		if strings.Contains(got, w) {
			n++
		}
	}
	return float64(n) / float64(len(want))
}

func TestPageReadsWhateverWayItLies(t *testing.T) {
	r := recognizer(t)
	straight := newCanvas(t, 200).letter().pix()
	for _, turned := range []int{0, 90, 180, 270} {
		x, err := straight.turn(turned)
		if err != nil {
			t.Fatal(err)
		}
		x.setResolution(200)
		p, err := r.Page(Frame{Pix: x})
		x.Close()
		if err != nil {
			t.Fatal(err)
		}
		if got := right(p); got < 0.97 {
			t.Errorf("turned by %d: %.2f of the words: %s", turned, got, text(p))
		}
		if want := (360 - turned) % 360; p.Rotation != want {
			t.Errorf("turned by %d: rotation %d, want %d", turned, p.Rotation, want)
		}
		if math.Abs(p.Width-612) > 1 || math.Abs(p.Height-360) > 1 {
			t.Errorf("turned by %d: page of %.1f by %.1f points", turned, p.Width, p.Height)
		}
		if b := find(t, p, "W90441827").Box; math.Abs(b[3]-120) > 3 || b[0] < 120 || b[2] > 220 {
			t.Errorf("turned by %d: member ID at %v", turned, b)
		}
	}
}

func TestPageMapsBoxesBackFromTheStraightenedPage(t *testing.T) {
	r := recognizer(t)
	level, err := r.Page(Frame{Pix: newCanvas(t, 200).letter().pix()})
	if err != nil {
		t.Fatal(err)
	}
	const skew = 0.03
	x, err := newCanvas(t, 200).letter().pix().rotate(skew)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	x.setResolution(200)
	skewed, err := r.Page(Frame{Pix: x})
	if err != nil {
		t.Fatal(err)
	}
	a, b := find(t, level, "A250944128"), find(t, skewed, "A250944128")
	if !a.Level.IsZero() {
		t.Errorf("level page: straightened place %v", a.Level)
	}
	for i := range a.Box {
		if math.Abs(a.Box[i]-b.Level[i]) > 4 {
			t.Errorf("straightened place %v, want about %v", b.Level, a.Box)
		}
	}
	// About the middle of the page, at 306, 180 points, clockwise.
	cx, cy := (a.Box[0]+a.Box[2])/2-306, (a.Box[1]+a.Box[3])/2-180
	wantX, wantY := 306+cx*math.Cos(skew)-cy*math.Sin(skew), 180+cx*math.Sin(skew)+cy*math.Cos(skew)
	if gotX, gotY := (b.Box[0]+b.Box[2])/2, (b.Box[1]+b.Box[3])/2; math.Abs(gotX-wantX) > 3 || math.Abs(gotY-wantY) > 3 {
		t.Errorf("seen at %.1f, %.1f; want %.1f, %.1f", gotX, gotY, wantX, wantY)
	}
}

func TestPageReadsWhiteOnDarkAndBesideLines(t *testing.T) {
	p := newCanvas(t, 200).letter()
	p.bar(72, 264, 400, 20, 70)
	p.text(80, 278, 255, "Procedure    Description    Billed    Allowed")
	for y := 290.0; y <= 330; y += 20 {
		p.bar(72, y, 400, 1, 0)
	}
	for x := 72.0; x <= 472; x += 100 {
		p.bar(x, 290, 1, 41, 0)
	}
	p.text(76, 304, 0, "97110")
	p.text(176, 304, 0, "Exercise")
	p.text(276, 304, 0, "CO-45")
	got, err := recognizer(t).Page(Frame{Pix: p.pix()})
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range []string{"Procedure", "Description", "Billed", "Allowed", "97110", "Exercise", "CO-45"} {
		find(t, got, w)
	}
}

func TestPageLeavesOutWhatIsNoText(t *testing.T) {
	p := newCanvas(t, 200).letter()
	for i := range 40 { // a parcel's barcode
		p.bar(72+float64(i)*4, 262, 1+float64(i%3)*0.8, 20, 0)
	}
	for i := range 50 { // the code of the post
		p.bar(300+float64(i)*3.3, 262+float64(i%3)*2, 1.4, 12-float64(i%2)*4, 0)
	}
	for i := range 80 { // dots that lead to a number
		p.bar(150+float64(i)*3, 309, 0.8, 0.8, 0)
	}
	p.text(72, 310, 0, "Patient")
	p.text(400, 310, 0, "Oyelaran")
	got, err := recognizer(t).Page(Frame{Pix: p.pix()})
	if err != nil {
		t.Fatal(err)
	}
	find(t, got, "Patient")
	find(t, got, "Oyelaran")
	for _, w := range got.Words {
		if w.Box[1] > 255 && w.Text != "Patient" && w.Text != "Oyelaran" {
			t.Errorf("%q read at %v", w.Text, w.Box)
		}
	}
}

func TestPageTellsCheckBoxes(t *testing.T) {
	p := newCanvas(t, 200).letter()
	frame := func(x float64) {
		p.bar(x, 290, 9, 1, 0)
		p.bar(x, 298, 9, 1, 0)
		p.bar(x, 290, 1, 9, 0)
		p.bar(x+8, 290, 1, 9, 0)
	}
	frame(72)
	p.text(83, 299, 0, "By phone")
	frame(200)
	p.bar(203, 293, 3, 3, 0)
	p.bar(202, 294, 5, 1, 0)
	p.bar(204, 292, 1, 5, 0)
	p.text(211, 299, 0, "In person")
	got, err := recognizer(t).Page(Frame{Pix: p.pix()})
	if err != nil {
		t.Fatal(err)
	}
	for word, left := range map[string]float64{"☐": 72, "By": 83, "In": 211} {
		if b := find(t, got, word).Box; math.Abs(b[0]-left) > 2 {
			t.Errorf("%q at %v, want %v", word, b, left)
		}
	}
}

func TestBlankPageIsReadOnce(t *testing.T) {
	p, err := recognizer(t).Page(Frame{Pix: newCanvas(t, 100).pix()})
	if err != nil || len(p.Words) > 0 || p.Method != letter.MethodOCR {
		t.Errorf("blank page: %+v, %v", p, err)
	}
}

func TestRereadFindsTheValueOfABox(t *testing.T) {
	r := recognizer(t)
	for _, turned := range []int{0, 90, 180, 270} {
		x, err := newCanvas(t, 200).letter().pix().turn(turned)
		if err != nil {
			t.Fatal(err)
		}
		defer x.Close()
		x.setResolution(200)
		f := Frame{Pix: x}
		p, err := r.Page(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"W90441827", "A250944128"} {
			for _, how := range []Preparation{Sharp, Soft} {
				got, confidence, err := r.Reread(f, how, p.Rotation, find(t, p, want).Box, 0)
				if err != nil || got != want || confidence < 0.8 {
					t.Errorf("turned by %d, preparation %d: %q (%.2f), %v; want %q", turned, how, got, confidence, err, want)
				}
			}
		}
		if _, _, err := r.Reread(f, Sharp, p.Rotation, letter.Box{-90, -90, -80, -80}, 0); err == nil {
			t.Error("a box beyond the page was read")
		}
	}
}

func TestRereadLevelsTheLine(t *testing.T) {
	const skew = 0.04
	x, err := newCanvas(t, 200).letter().pix().rotate(skew)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	x.setResolution(200)
	r, f := recognizer(t), Frame{Pix: x}
	p, err := r.Page(f)
	if err != nil {
		t.Fatal(err)
	}
	line := find(t, p, "Member").Box.Union(find(t, p, "A250944128").Box)
	got, _, err := r.Reread(f, Sharp, p.Rotation, line, -skew)
	if want := sample[2]; err != nil || got != strings.Join(strings.Fields(want), " ") {
		t.Errorf("second reading %q, %v; want %q", got, err, want)
	}
}
