package codes

import (
	"strings"

	"recourse/internal/layout"
)

// underPaid reports whether an amount stands under a header of what was paid, by
// the plan: "Contract pays", not "Patient pays".
func (f *finder) underPaid(i int) bool {
	if over := f.paidHead(i, 0); over != nil {
		return *over
	}
	over := f.paidHead(i, besideHead) // the header's line that reaches over the column
	return over != nil && *over
}

// besideHead is how many heights an amount stands beside the words of its header at
// most, where the column is wider than they are.
const besideHead = 1.0

// paidHead reports what the nearest header of what was paid says that stands over an
// amount, give or take some heights: whether the plan paid; nil where there is none.
func (f *finder) paidHead(i int, within float64) *bool {
	w := f.t.Words[i]
	place := w.Place()
	for _, l := range f.t.Lines {
		if l.Page != w.Page || l.Place[3] > place[1]+0.5*place.Height() || place[1]-l.Place[3] > headerRows*place.Height() || l.Len() > headerWords {
			continue
		}
		for _, r := range f.columnHeads(l) {
			p := f.t.Place(r)
			if d := within * place.Height(); p[0] < place[2]+d && p[2] > place[0]-d && f.has(r, paidHeads) {
				plan := !f.has(r, shareHeads)
				return &plan
			}
		}
	}
	return nil
}

// columnHeads are the headers that a line has for its columns: words that stand
// close together.
func (f *finder) columnHeads(l layout.Line) []layout.Range {
	out := []layout.Range{{From: l.From, To: l.From + 1}}
	for i := l.From + 1; i < l.To; i++ {
		gap := f.t.Words[i].Place()[0] - f.t.Words[i-1].Place()[2]
		if last := &out[len(out)-1]; gap < headerGap*l.Place.Height() {
			last.To = i + 1
			continue
		}
		out = append(out, layout.Range{From: i, To: i + 1})
	}
	return out
}

// headerGap is how many heights the words of one header lie apart at most.
const headerGap = 0.6

// has reports whether a word of the range is in the set.
func (f *finder) has(r layout.Range, words map[string]bool) bool {
	for i := r.From; i < r.To; i++ {
		if words[strings.ToLower(bare(f.t.Words[i].Text))] {
			return true
		}
	}
	return false
}
