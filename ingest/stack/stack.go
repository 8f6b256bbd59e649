package stack

import (
	"fmt"
	"strings"

	"recourse/internal/letter"
)

// Cut is one letter of a document.
type Cut struct {
	// Pages are in the order of the document. No letter is empty; every page of
	// the document is in one letter.
	Pages []letter.Page
	// Doubt says in plain words what is unsure about where the letter begins
	// and ends; "" if it is sure.
	Doubt string
}

// unsure is the log-odds under which a decision is doubtful, either way.
const unsure = 1.5

// Assemble cuts pages, in their order, into letters.
func Assemble(pages []letter.Page) []Cut {
	var cuts []Cut
	for _, d := range decide(pages) {
		if d.cut || len(cuts) == 0 {
			cuts = append(cuts, Cut{})
		}
		c := &cuts[len(cuts)-1]
		if d.doubt() != "" {
			c.Doubt = strings.TrimPrefix(c.Doubt+"; "+d.doubt(), "; ")
		}
		c.Pages = append(c.Pages, pages[d.page])
	}
	return cuts
}

// decision is what was decided about the break before a page.
type decision struct {
	page     int // its index
	number   letter.PageNumber
	evidence []evidence
	cut      bool
}

// decide goes through the pages and weighs each break against the letter so far.
func decide(pages []letter.Page) []decision {
	sheets := make([]*sheet, len(pages))
	for i, p := range pages {
		sheets[i] = newSheet(p)
	}
	forgetCommon(sheets)
	var so *soFar
	var between []*sheet
	all := make([]decision, len(pages))
	for i, s := range sheets {
		all[i] = decision{page: i, number: s.number}
		if s.kind != textSheet {
			between = append(between, s)
			continue
		}
		if so == nil {
			so, between = startWith(s), nil
			continue
		}
		all[i].evidence = weigh(&pageBreak{so: so, next: s, after: nextText(sheets[i+1:]), between: between})
		all[i].cut = score(all[i].evidence) > 0
		if all[i].cut {
			so = startWith(s)
		} else {
			so.add(s, len(between))
		}
		between = nil
	}
	return all
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
				if t.letters > 0 && t.text[0] >= 'a' && t.text[0] <= 'z' {
					small[t.norm] = true
				}
			}
		}
	}
	for _, s := range sheets {
		kept := s.names[:0]
		for _, n := range s.names {
			if !small[n] {
				kept = append(kept, n)
			}
		}
		s.names = kept
	}
}

// doubt says why the decision is unsure; "" if it is sure.
func (d decision) doubt() string {
	s := score(d.evidence)
	if d.evidence == nil || s >= unsure || s <= -unsure {
		return ""
	}
	if d.cut {
		return fmt.Sprintf("page %d may still belong to the letter before", d.number)
	}
	return fmt.Sprintf("page %d may begin another letter", d.number)
}
