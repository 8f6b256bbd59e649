package stack

import "slices"

// longDocument is more pages than most letters have.
const longDocument = 8

// series is a count that runs over the whole document: the page number less
// the place of the page.
type series struct{ offset, of int }

// weakenOverall finds the count that a scanner, a fax machine or a printer set
// on every page of the document, and forgets it where the letters print
// numbers of their own. In a long document without such numbers it says little.
func weakenOverall(sheets []*sheet) {
	over, pages, found := overallSeries(sheets)
	if !found {
		return
	}
	own := 0
	for i, s := range sheets {
		if slices.ContainsFunc(s.printed, func(p printed) bool { return !over.has(p, i) }) {
			own++
		}
	}
	for i, s := range sheets {
		switch {
		case 2*own >= pages:
			s.printed = slices.DeleteFunc(s.printed, func(p printed) bool { return over.has(p, i) })
		case pages > longDocument:
			for k, p := range s.printed {
				s.printed[k].overall = over.has(p, i)
			}
		}
	}
}

func (o series) has(p printed, place int) bool {
	return p.page-place == o.offset && p.of == o.of
}

// overallSeries finds a series that four of five pages with text are in; a
// document of fewer than three tells nothing.
func overallSeries(sheets []*sheet) (over series, pages int, found bool) {
	count := map[series]int{}
	for i, s := range sheets {
		if s.kind == textSheet {
			pages++
		}
		for _, p := range s.printed {
			count[series{p.page - i, p.of}]++
		}
	}
	for o, n := range count {
		if pages >= 3 && 5*n >= 4*pages && (!found || n > count[over] || n == count[over] && o.of > over.of) {
			over, found = o, true
		}
	}
	return over, pages, found
}
