package reader

import (
	"fmt"
	"image"
	"image/draw"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"

	"recourse/ingest/pdf"
	"recourse/ingest/pdf/pdftest"
	"recourse/internal/letter"
)

// shown is what every page of the test shows, whatever its text layer says.
var shown = []string{
	"Dear member of the plan, we have reviewed the request",
	"for coverage of the service named below by your doctor.",
	"Member ID: W90441827    Authorization: A250944128",
	"The request is denied because the records do not show",
	"that physical therapy was tried for at least six weeks.",
	"You may appeal this decision within 180 days of receipt",
	"of this letter. Please keep a copy of the appeal for your",
	"own files, and write the reference number on each page.",
}

// scanned is a page of 8.5 by 11 inches with lines of text, at 200 dpi; the
// first line stands at top, in points.
func scanned(t *testing.T, top float64, lines []string) (pixels []byte, width, height int) {
	t.Helper()
	const dpi = 200
	print := face(t, 11, dpi)
	page := image.NewGray(image.Rect(0, 0, 1700, 2200))
	draw.Draw(page, page.Bounds(), image.White, image.Point{}, draw.Src)
	for i, line := range lines {
		d := font.Drawer{Dst: page, Src: image.Black, Face: print, Dot: fixed.P(200, int((top+20*float64(i))*dpi/72))}
		d.DrawString(line)
	}
	return page.Pix, 1700, 2200
}

// scan adds a scanned page with more content over it.
func scan(t *testing.T, f *pdftest.File, over string) {
	t.Helper()
	pixels, w, h := scanned(t, 100, shown)
	image := f.Grey(w, h, pixels)
	f.Page(pdftest.Page{Content: "q 612 0 0 792 0 0 cm /S Do Q " + over, Resources: "/XObject<</S " + ref(image) + ">>"})
}

// lying are pages whose text layer is not what they show.
var lying = []struct {
	name string
	make func(t *testing.T, f *pdftest.File)
	why  string
}{
	{"scan without words", func(t *testing.T, f *pdftest.File) { scan(t, f, "") }, pdf.PageImage},
	{"scan that is tagged as text and has none", func(t *testing.T, f *pdftest.File) {
		f.Catalog = "/MarkInfo<</Marked true>>"
		scan(t, f, "/P <</MCID 0>> BDC BT /F 11 Tf ( ) Tj ET EMC")
	}, pdf.PageImage},
	{"fax header over a scan", func(t *testing.T, f *pdftest.File) {
		scan(t, f, pdftest.At(40, 780, "03/04/2026 10:22 FROM: 555-0100 TO: 555-0101 Page 1 of 3"))
	}, pdf.PageImage},
	{"former recognition that is wrong", func(t *testing.T, f *pdftest.File) {
		scan(t, f, "3 Tr "+pdftest.Lines(strings.Split(strings.ReplaceAll(strings.Join(shown, "\n"), "e", "c"), "\n")...))
	}, pdf.InvisibleText},
	{"font that claims other characters", func(t *testing.T, f *pdftest.File) {
		f.Page(pdftest.Page{Content: strings.ReplaceAll(pdftest.Lines(shown...), "/F ", "/G "), Resources: "/Font<</G " + ref(f.Lying(3)) + ">>"})
	}, pdf.Gibberish},
	{"font that claims no characters", func(t *testing.T, f *pdftest.File) {
		f.Page(pdftest.Page{Content: strings.ReplaceAll(pdftest.Lines(shown...), "/F ", "/G "), Resources: "/Font<</G " + ref(f.Lying(0xE000)) + ">>"})
	}, pdf.UnmappedGlyphs},
	{"letters spaced apart", func(t *testing.T, f *pdftest.File) {
		f.Page(pdftest.Page{Content: pdftest.Tight(shown...)})
	}, pdf.SpacedLetters},
	{"picture of the letter under a digital letterhead", func(t *testing.T, f *pdftest.File) {
		pixels, w, h := scanned(t, 200, shown)
		half := pixels[len(pixels)/5 : len(pixels)*3/5]
		image := f.Grey(w, h*2/5, half)
		f.Page(pdftest.Page{Content: pdftest.At(72, 740, "Northgate Mutual Health Plan", "Medical Management Department") +
			"q 612 0 0 316.8 0 316.8 cm /S Do Q ", Resources: "/XObject<</S " + ref(image) + ">>"})
	}, pdf.WordsMissing},
	{"text that lies beyond the page", func(t *testing.T, f *pdftest.File) {
		scan(t, f, pdftest.At(72, 1500, shown...))
	}, pdf.TextOutside},
	{"one text over another", func(t *testing.T, f *pdftest.File) {
		f.Page(pdftest.Page{Content: pdftest.Lines(append([]string{"", "", strings.Repeat("Member of plan ", 3)}, shown[3:]...)...) +
			"1 g 60 600 500 140 re f 0 g " + pdftest.Lines(shown...)})
	}, pdf.OverlaidText},
}

var alphanumeric = regexp.MustCompile(`[A-Za-z0-9]+`)

// rightWords is the F1 of a page's words, as a multiset, against what it shows.
func rightWords(p letter.Page) float64 {
	want := map[string]int{}
	total := 0
	for _, w := range alphanumeric.FindAllString(strings.Join(shown, " "), -1) {
		want[w]++
		total++
	}
	same := 0
	for _, word := range p.Words {
		for _, w := range alphanumeric.FindAllString(word.Text, -1) {
			total++
			if want[w] > 0 {
				want[w]--
				same++
			}
		}
	}
	return 2 * float64(same) / float64(total)
}

// TestLyingTextLayersAreRecognised makes each kind of text layer that is not
// what its page shows, each behind a page that is what it says: the first page
// is read by its layer, the second is recognised.
func TestLyingTextLayersAreRecognised(t *testing.T) {
	p := pool(t)
	for _, tt := range lying {
		t.Run(tt.name, func(t *testing.T) {
			var file pdftest.File
			file.Page(pdftest.Page{Content: pdftest.Lines(shown...)})
			tt.make(t, &file)
			f := opened(t, file.Bytes())
			o, err := p.Open(t.Context(), f, "")
			if err != nil || o.Pages != 2 || len(o.Read) != 1 || o.Read[0].Why != pdf.TextLayer {
				t.Fatalf("opened %+v, %v; want the first page read by its layer", o, err)
			}
			page, err := p.Page(t.Context(), f, 2, "")
			if err != nil || page.Method != letter.MethodOCR || page.Why != tt.why {
				t.Fatalf("read by %s, %s, %v; want recognition for %s", page.Method, page.Why, err, tt.why)
			}
			if got := rightWords(page); got < 0.9 {
				t.Errorf("word F1 %.3f: %s", got, fmt.Sprint(page.Words))
			}
		})
	}
}

// TestFormerRecognitionIsAnOpinion has the invisible words of a former run
// decide where two readings differ.
func TestFormerRecognitionIsAnOpinion(t *testing.T) {
	var file pdftest.File
	scan(t, &file, "3 Tr "+pdftest.At(72, 792-140, "Member ID: W90441827"))
	f := opened(t, file.Bytes())
	spot := letter.Spot{Page: 1, Box: letter.Box{60, 130, 300, 145}, Text: "Member ID: W9O441827", Method: letter.MethodOCR}
	got, err := pool(t).Reread(t.Context(), f, []letter.Spot{spot}, "")
	if err != nil || got[0].Third != "Member ID: W90441827" {
		t.Errorf("%+v, %v; want the former reading as the third", got, err)
	}
}
