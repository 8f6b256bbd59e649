package stack

import (
	"math"
	"strings"
	"testing"

	"recourse/internal/letter"
)

// FuzzAssemble cuts documents of any text, a form feed for a page, with places
// that any bytes tell.
func FuzzAssemble(f *testing.F) {
	f.Add(lee()+"\f"+rights+"\f\f"+cole(), []byte{0, 1, 2})
	f.Add("Page 1 of 2\fPage 2 of 2\fPATCH T\f- 1 -", []byte("box"))
	f.Add("Member ID:\f1/1\fId: \xff\xfe 2/2", []byte{})
	f.Fuzz(func(t *testing.T, text string, places []byte) {
		pages := strewn(text, places)
		next := letter.PageNumber(1)
		for _, c := range Assemble(pages) {
			if len(c.Pages) == 0 {
				t.Fatal("an empty letter")
			}
			for _, p := range c.Pages {
				if p.Number != next {
					t.Fatalf("page %d where page %d belongs", p.Number, next)
				}
				next++
			}
		}
		if int(next) != len(pages)+1 {
			t.Fatalf("%d of %d pages are in letters", next-1, len(pages))
		}
	})
}

// strewn writes the text on pages whose words stand where the bytes say.
func strewn(text string, places []byte) []letter.Page {
	values := []float64{0, 36, 300, 611, 792, -5, math.NaN(), math.Inf(1)}
	at := 0
	place := func() float64 {
		if len(places) == 0 {
			return 0
		}
		at++
		return values[int(places[at%len(places)])%len(values)]
	}
	var pages []letter.Page
	for i, body := range strings.Split(text, "\f") {
		p := letter.Page{Number: letter.PageNumber(i + 1), Width: place(), Height: place(), Method: letter.MethodOCR}
		for k, line := range strings.Split(body, "\n") {
			for _, w := range strings.Split(line, " ") {
				p.Words = append(p.Words, letter.Word{Text: w, Box: letter.Box{place(), place(), place(), place()}, Line: k})
			}
		}
		pages = append(pages, p)
	}
	return pages
}
