package stack

import "slices"

// judgeBetween looks at the sheets without text before the page. Where a
// scanner takes both sides, the empty backs stand on even pages and say little;
// an empty front is a sheet that somebody put there.
func judgeBetween(b *pageBreak) []*evidence {
	holds := func(test func(*sheet) bool) bool { return slices.ContainsFunc(b.between, test) }
	switch {
	case holds(func(s *sheet) bool { return s.kind == separatorSheet }):
		return []*evidence{afterSeparator}
	case holds(func(s *sheet) bool { return s.kind == blankSheet && s.number%2 == 1 }):
		return []*evidence{afterBlankFace}
	}
	return when(holds(func(s *sheet) bool { return s.kind == blankSheet }), afterBlank)
}
