package pdf

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"recourse/ingest/pdf/pdftest"
	"recourse/internal/letter"
)

// body is the text of a digital letter.
var body = []string{
	"Dear member, we have reviewed the request for coverage of this service.",
	"Member ID: W90441827", "Reference: A250944128",
	"The request is denied because the records do not show a need for it.",
	"You may appeal this decision within 180 days of the date of this notice.",
}

func ref(n int) string { return fmt.Sprintf("%d 0 R", n) }

// seen is a page that shows more, or less, than its content's text.
type seen struct {
	name string
	make func(f *pdftest.File)
	// shows and hides are texts that a person sees, and does not see.
	shows, hides []string
}

var seenPages = []seen{
	{"value of a form field", func(f *pdftest.File) {
		look := f.Stream("/Type/XObject/Subtype/Form/BBox[0 0 228 20]/Resources<</Font<</F "+ref(pdftest.Font)+">>>>", pdftest.At(2, 5, "FIELD7741"))
		field := f.Add("<</Type/Annot/Subtype/Widget/FT/Tx/T(id)/V(FIELD7741)/F 4/Rect[72 400 300 420]/AP<</N " + ref(look) + ">>>>")
		f.Catalog = "/AcroForm<</Fields[" + ref(field) + "]>>"
		f.Page(pdftest.Page{Content: pdftest.Lines(body...), Entries: "/Annots[" + ref(field) + "]"})
	}, []string{"FIELD7741"}, nil},
	{"value of a form field without an appearance", func(f *pdftest.File) {
		field := f.Add("<</Type/Annot/Subtype/Widget/FT/Tx/T(id)/V(FIELD7742)/DA(/F 11 Tf 0 g)/F 4/Rect[72 400 300 420]>>")
		f.Catalog = "/AcroForm<</NeedAppearances true/DA(/F 11 Tf 0 g)/DR<</Font<</F " + ref(pdftest.Font) + ">>>>/Fields[" + ref(field) + "]>>"
		f.Page(pdftest.Page{Content: pdftest.Lines(body...), Entries: "/Annots[" + ref(field) + "]"})
	}, []string{"FIELD7742"}, nil},
	{"note and stamp", func(f *pdftest.File) {
		stamp := f.Form(pdftest.At(72, 300, "RECEIVED 03/04/2026"), "")
		note := f.Form(pdftest.At(72, 340, "call back"), "")
		a := f.Add("<</Type/Annot/Subtype/Stamp/F 4/Rect[0 0 612 792]/AP<</N " + ref(stamp) + ">>>>")
		b := f.Add("<</Type/Annot/Subtype/FreeText/F 4/Rect[0 0 612 792]/AP<</N " + ref(note) + ">>>>")
		f.Page(pdftest.Page{Content: pdftest.Lines(body...), Entries: "/Annots[" + ref(a) + " " + ref(b) + "]"})
	}, []string{"RECEIVED 03/04/2026", "call back"}, nil},
	{"hidden note", func(f *pdftest.File) {
		note := f.Form(pdftest.At(72, 340, "HIDDEN99"), "")
		a := f.Add("<</Type/Annot/Subtype/FreeText/F 2/Rect[0 0 612 792]/AP<</N " + ref(note) + ">>>>")
		f.Page(pdftest.Page{Content: pdftest.Lines(body...), Entries: "/Annots[" + ref(a) + "]"})
	}, nil, []string{"HIDDEN99"}},
	{"text inside forms inside forms", func(f *pdftest.File) {
		inner := f.Form(pdftest.At(72, 300, "INNER5520"), "")
		outer := f.Stream("/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</I "+ref(inner)+">>>>", "q 1 0 0 1 0 -20 cm /I Do Q")
		f.Page(pdftest.Page{Content: pdftest.Lines(body...) + "/O Do", Resources: "/XObject<</O " + ref(outer) + ">>"})
	}, []string{"INNER5520"}, nil},
	{"white on white, but white on black", func(f *pdftest.File) {
		f.Page(pdftest.Page{Content: pdftest.Lines(body...) +
			"1 g " + pdftest.At(72, 400, "WHITE111") + "0 g 60 290 300 20 re f 1 g " + pdftest.At(72, 296, "BANNER222")})
	}, []string{"BANNER222"}, []string{"WHITE111"}},
	{"covered by a box and by a black bar", func(f *pdftest.File) {
		f.Page(pdftest.Page{Content: pdftest.Lines(body...) + pdftest.At(72, 400, "UNDER333") + pdftest.At(72, 300, "BARRED444") +
			"1 g 60 390 300 24 re f 0 g 60 290 300 24 re f"})
	}, nil, []string{"UNDER333", "BARRED444"}},
	{"painted invisibly", func(f *pdftest.File) {
		f.Page(pdftest.Page{Content: pdftest.Lines(body...) + "3 Tr " + pdftest.At(72, 400, "GHOST555")})
	}, nil, []string{"GHOST555"}},
	{"layer that is switched off", func(f *pdftest.File) {
		layer := f.Add("<</Type/OCG/Name(draft)>>")
		f.Catalog = "/OCProperties<</OCGs[" + ref(layer) + "]/D<</OFF[" + ref(layer) + "]>>>>"
		f.Page(pdftest.Page{Content: pdftest.Lines(body...) + "/OC /L BDC " + pdftest.At(72, 400, "DRAFT666") + "EMC",
			Resources: "/Properties<</L " + ref(layer) + ">>"})
	}, nil, []string{"DRAFT666"}},
	{"cut away by a clipping path", func(f *pdftest.File) {
		f.Page(pdftest.Page{Content: pdftest.Lines(body...) + "q 0 0 10 10 re W n " + pdftest.At(72, 400, "CLIPPED777") + "Q"})
	}, nil, []string{"CLIPPED777"}},
	{"beyond crop box and page", func(f *pdftest.File) {
		f.Page(pdftest.Page{Content: pdftest.Lines(body...) + pdftest.At(20, 20, "CROPPED888") + pdftest.At(700, 400, "OUTSIDE999"), Crop: "50 50 562 742"})
	}, nil, []string{"CROPPED888", "OUTSIDE999"}},
}

// TestWhatAPersonSeesIsRead makes pages that show more or less than their
// content's text, lying in all four ways.
func TestWhatAPersonSeesIsRead(t *testing.T) {
	for _, tt := range seenPages {
		t.Run(tt.name, func(t *testing.T) {
			var f pdftest.File
			tt.make(&f)
			l, why, trusted := judged(t, open(t, f.Bytes()), 1)
			text := textOf(l.Words)
			if !trusted {
				t.Fatalf("not trusted: %s", why)
			}
			for _, s := range append(tt.shows, body...) {
				if !strings.Contains(text, s) {
					t.Errorf("%q is not read: %q", s, text)
				}
			}
			for _, s := range tt.hides {
				if strings.Contains(text, s) {
					t.Errorf("%q is read, which nobody sees", s)
				}
			}
		})
	}
}

// TestPlacesAreThoseOfTheUprightPage holds for rotated and cropped pages.
func TestPlacesAreThoseOfTheUprightPage(t *testing.T) {
	for _, rotate := range []int{0, 90, 180, 270} {
		var f pdftest.File
		f.Page(pdftest.Page{Content: pdftest.Lines(body...), Crop: "36 36 576 756", Rotate: rotate})
		l, why, trusted := judged(t, open(t, f.Bytes()), 1)
		if !trusted {
			t.Fatalf("turned by %d: %s", rotate, why)
		}
		// On the page as it is written, "Member" stands 36 from the left edge of the
		// crop box and 50 below its top.
		want := map[int][2]float64{0: {36, 50}, 90: {720 - 50, 36}, 180: {540 - 36, 720 - 50}, 270: {50, 540 - 36}}[rotate]
		b := wordOf(t, l, "Member").Box
		corner := map[int][2]float64{0: {b[0], b[3]}, 90: {b[0], b[1]}, 180: {b[2], b[1]}, 270: {b[2], b[3]}}[rotate]
		if math.Abs(corner[0]-want[0]) > 2 || math.Abs(corner[1]-want[1]) > 2 {
			t.Errorf("turned by %d: %v, want a corner at %v", rotate, b, want)
		}
		if w := [2]float64{540, 720}; rotate%180 == 0 && (l.Width != w[0] || l.Height != w[1]) || rotate%180 != 0 && (l.Width != w[1] || l.Height != w[0]) {
			t.Errorf("turned by %d: page of %.0f by %.0f", rotate, l.Width, l.Height)
		}
	}
}

func TestHiddenWordsAreKeptAsAnOpinion(t *testing.T) {
	var f pdftest.File
	f.Page(pdftest.Page{Content: "3 Tr " + pdftest.Lines(body...)})
	l, why, trusted := judged(t, open(t, f.Bytes()), 1)
	if trusted || why != InvisibleText || len(l.Words) > 0 || !strings.Contains(textOf(l.Hidden), "W90441827") {
		t.Errorf("%s, %v: words %q, hidden %q", why, trusted, textOf(l.Words), textOf(l.Hidden))
	}
}

func TestPartShowsTheBox(t *testing.T) {
	for _, rotate := range []int{0, 90} {
		var f pdftest.File
		f.Page(pdftest.Page{Content: pdftest.Lines(body...) + "0 g 300 300 40 20 re f", Rotate: rotate})
		d := open(t, f.Bytes())
		box := map[int]letter.Box{0: {300, 472, 340, 492}, 90: {300, 300, 320, 340}}[rotate]
		r, at, err := d.Part(1, box, 10)
		if err != nil {
			t.Fatal(err)
		}
		dark := 0
		for _, v := range r.Grey {
			if v < 128 {
				dark++
			}
		}
		if got, want := float64(dark)/float64(len(r.Grey)), box.Area()/at.Area(); math.Abs(got-want) > 0.03 {
			t.Errorf("turned by %d: %.2f of the part is dark, want %.2f", rotate, got, want)
		}
	}
}
