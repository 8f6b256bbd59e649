package stack

// pageBreak is the place between a letter so far and the next page with text.
type pageBreak struct {
	so   *soFar
	next *sheet
	// after is the page with text behind next; nil at the end.
	after *sheet
	// between are the sheets without text that stand before next.
	between []*sheet
}

// judges look for evidence at a page break, each for one sort of it.
var judges = []func(*pageBreak) []evidence{
	judgeNumbers, judgeFax, judgeOpening, judgeValues, judgeForm, judgeFlow, judgeBetween,
}

// weigh collects the evidence at a break.
func weigh(b *pageBreak) []evidence {
	all := []evidence{insideIsUsual.seen()}
	for _, judge := range judges {
		all = append(all, judge(b)...)
	}
	return all
}

// when is the sign if it holds.
func when(holds bool, s *sign) []evidence {
	if !holds {
		return nil
	}
	return []evidence{s.seen()}
}
