package stack

import (
	"slices"
	"strings"

	"recourse/internal/letter"
)

// Cut is one letter of a document.
type Cut struct {
	// Pages are in the order of the document. No letter is empty; every page of
	// the document is in one letter.
	Pages []letter.Page
	// Doubt says in plain words what is unsure about where the letter begins
	// and ends, or whether it is one; "" if that is sure.
	Doubt string
}

// Assemble cuts pages, in their order, into letters. Sheets without text belong
// to the letter before them, at the beginning of the document to the first.
func Assemble(pages []letter.Page) []Cut {
	if len(pages) == 0 {
		return nil
	}
	cuts := []Cut{{}}
	start := 0
	for _, b := range decide(pages) {
		if b.cut {
			cuts[len(cuts)-1].Pages = slices.Clip(pages[start:b.at])
			cuts, start = append(cuts, Cut{}), b.at
		}
		before, after := b.doubts()
		if b.cut {
			cuts[len(cuts)-2].doubt(before)
		}
		cuts[len(cuts)-1].doubt(after)
	}
	cuts[len(cuts)-1].Pages = slices.Clip(pages[start:])
	return cuts
}

func (c *Cut) doubt(why string) {
	if why != "" {
		c.Doubt = strings.TrimPrefix(c.Doubt+"; "+why, "; ")
	}
}

// decide goes through the pages and weighs each break against the letter so
// far. The breaks stand before pages with text, and at the end where sheets
// without text are left.
func decide(pages []letter.Page) []*pageBreak {
	sheets := make([]*sheet, len(pages))
	for i, p := range pages {
		sheets[i] = newSheet(p)
	}
	forgetCommon(sheets)
	weakenOverall(sheets)
	var all []*pageBreak
	so := &soFar{}
	var between []*sheet
	for i, s := range sheets {
		if s.kind != textSheet {
			between = append(between, s)
			continue
		}
		b := &pageBreak{so: so, next: s, after: nextText(sheets[i+1:]), between: between, at: i}
		b.decide()
		all = append(all, b)
		if b.cut {
			so, between = &soFar{}, nil
		}
		so.add(s, len(between))
		between = nil
	}
	return append(all, &pageBreak{so: so, between: between, at: len(pages)})
}

func nextText(sheets []*sheet) *sheet {
	for _, s := range sheets {
		if s.kind == textSheet {
			return s
		}
	}
	return nil
}

// forgetCommon keeps as names only words that the document never prints with
// a small letter.
func forgetCommon(sheets []*sheet) {
	small := map[string]bool{}
	for _, s := range sheets {
		for _, g := range s.segments {
			for _, t := range g.tokens {
				if t.text[0] >= 'a' && t.text[0] <= 'z' {
					small[t.norm] = true
				}
			}
		}
	}
	for _, s := range sheets {
		s.names = slices.DeleteFunc(s.names, func(n string) bool { return small[n] })
	}
}
