package layout

import "recourse/internal/letter"

// Evidence is where a range stands, with its words as the quote. An empty
// range has no evidence.
func (t *Text) Evidence(r Range) letter.Evidence { return t.EvidenceOf(r.Words()) }

// EvidenceOf is the evidence of words that need not be contiguous, such as a
// table cell, in the order in which they are to be quoted.
func (t *Text) EvidenceOf(words []int) letter.Evidence {
	if len(words) == 0 {
		return letter.Evidence{}
	}
	e := letter.Evidence{Quote: t.join(words), Page: t.Words[words[0]].Page}
	line := -1
	var place letter.Box // of the last span, on the straightened page
	for _, i := range words {
		w := t.Words[i]
		if w.Line != line || rises(e.Spans[len(e.Spans)-1].Box.Union(w.Box), place.Union(w.Place())) {
			line = w.Line
			place = letter.Box{}
			e.Spans = append(e.Spans, letter.Span{Page: w.Page})
		}
		place = place.Union(w.Place())
		last := &e.Spans[len(e.Spans)-1]
		last.Box = last.Box.Union(w.Box)
		if w.Page == e.Page {
			e.Box = e.Box.Union(w.Box)
		}
	}
	if e.Box.IsZero() {
		e.Page = 0 // text without layout was never on paper
	}
	if len(e.Spans) == 1 || e.Box.IsZero() {
		e.Spans = nil
	}
	return e
}

// steep is how much higher than its line a box may be. Boxes lie level; around
// the words of a crooked line one box would hold much of the lines next to it.
const steep = 1.1

// rises reports whether words that stand level in place need a box that is much
// higher on the page.
func rises(box, place letter.Box) bool { return box.Height() > steep*place.Height() }

// Confidence is that of the least sure word of the range, 1 for none.
func (t *Text) Confidence(r Range) letter.Confidence {
	c := letter.Confidence(1)
	for i := r.From; i < r.To; i++ {
		c = min(c, t.Words[i].Confidence)
	}
	return c
}
