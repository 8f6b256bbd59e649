package view

import (
	"cmp"
	"slices"
)

// SortWorklist puts what a person must look at first on top: unread letters,
// then cases by the day to act; cases without a day come before those whose
// day is known, because nobody knows how long they can wait.
func SortWorklist(cases []Case) {
	slices.SortStableFunc(cases, func(a, b Case) int {
		return cmp.Or(
			cmp.Compare(rank(a), rank(b)),
			a.Case.ActBy.Time().Compare(b.Case.ActBy.Time()),
			cmp.Compare(a.Case.ID, b.Case.ID),
		)
	})
}

func rank(c Case) int {
	switch {
	case c.Unread():
		return 0
	case c.Case.ActBy.IsZero() && c.NeedsReview:
		return 1
	case !c.Case.ActBy.IsZero():
		return 2
	}
	return 3
}
