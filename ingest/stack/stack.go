package stack

import (
	"regexp"
	"strconv"
	"strings"

	"recourse/internal/letter"
)

// Cut is one letter of a document.
type Cut struct {
	Pages []letter.Page
	// Doubt says why the cut before this letter is unsure; "" if it is sure.
	Doubt string
}

// pageOf matches a printed page number, as in "Page 2 of 4" or "2 of 4".
var pageOf = regexp.MustCompile(`(?i)(?:\bpage\s*)?\b(\d{1,3})\s*(?:of|/)\s*(\d{1,3})\b`)

// numbering is the page number that a page prints; zero where it prints none.
type numbering struct{ page, of int }

// Assemble cuts pages, in their order, into letters. A new letter starts on a
// page that is numbered 1 when the page before was the last of its own count.
// Where the count starts again before it has come to its end, it may be a
// form that belongs to the letter: the pages stay together, with a doubt.
func Assemble(pages []letter.Page) []Cut {
	var cuts []Cut
	var last numbering
	for _, p := range pages {
		n := printedNumber(p)
		switch {
		case len(cuts) == 0:
			cuts = append(cuts, Cut{})
		case n.page == 1 && last.page > 0 && last.page == last.of:
			cuts = append(cuts, Cut{})
		case n.page == 1 && last.page > 0:
			cuts[len(cuts)-1].Doubt = "the page numbers start again on page " + strconv.Itoa(int(p.Number))
		}
		c := &cuts[len(cuts)-1]
		c.Pages = append(c.Pages, p)
		last = n
	}
	return cuts
}

// printedNumber finds the page number in the top or bottom tenth of the page,
// where a count of more than one page says which page this is.
func printedNumber(p letter.Page) numbering {
	var margin []string
	for _, w := range p.Words {
		if y := w.Place()[1]; y < p.Height/10 || y > p.Height*9/10 {
			margin = append(margin, w.Text)
		}
	}
	for _, m := range pageOf.FindAllStringSubmatch(strings.Join(margin, " "), -1) {
		page, _ := strconv.Atoi(m[1])
		of, _ := strconv.Atoi(m[2])
		if page >= 1 && page <= of && of > 1 {
			return numbering{page, of}
		}
	}
	return numbering{}
}
