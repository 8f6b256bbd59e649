package stack

import "slices"

// pageBreak is the place between a letter so far and the next page with text,
// and what was decided about it.
type pageBreak struct {
	so *soFar
	// next is nil at the end of the document.
	next *sheet
	// after is the page with text behind next; nil where there is none.
	after *sheet
	// between are the sheets without text that stand before next.
	between []*sheet

	evidence []*evidence
	cut      bool
	// at is the index of the page before which the cut is.
	at int
}

// judges look for evidence at a page break, each for one sort of it.
var judges = []func(*pageBreak) []*evidence{
	judgeNumbers, judgeFax, judgeOpening, judgeValues, judgeForm, judgeFlow, judgeBetween,
}

// decide weighs the evidence. Before the first page with text there is none.
func (b *pageBreak) decide() {
	if b.so.first == nil {
		return
	}
	b.evidence = []*evidence{insideIsUsual}
	for _, judge := range judges {
		b.evidence = append(b.evidence, judge(b)...)
	}
	b.cut = score(b.evidence) > 0 && (opens(b.evidence) || b.has(otherMember))
	if b.cut && b.has(unreadFirst) {
		b.at--
	}
}

// has reports whether the evidence was found at the break.
func (b *pageBreak) has(want *evidence) bool {
	return slices.ContainsFunc(b.evidence, func(e *evidence) bool { return e == want })
}

// unread is the last page between that could not be read; nil if none.
func (b *pageBreak) unread() *sheet {
	for _, s := range slices.Backward(b.between) {
		if s.kind == unreadSheet {
			return s
		}
	}
	return nil
}

// when is the evidence if it holds.
func when(holds bool, e *evidence) []*evidence {
	if !holds {
		return nil
	}
	return []*evidence{e}
}
