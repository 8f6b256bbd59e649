package view

import (
	"cmp"
	"slices"

	"recourse/internal/letter"
)

// SortWorklist puts what a person must look at first on top: unread letters,
// then cases by the day to act; cases without a day come before those whose
// day is known, because nobody knows how long they can wait.
func SortWorklist(cases []Case) {
	slices.SortStableFunc(cases, func(a, b Case) int {
		return cmp.Or(
			cmp.Compare(rank(a), rank(b)),
			a.Day().Time().Compare(b.Day().Time()),
			cmp.Compare(a.Case.ID, b.Case.ID),
		)
	})
}

func rank(c Case) int {
	switch {
	case c.Unread():
		return 0
	case c.Day().IsZero() && c.NeedsReview:
		return 1
	case !c.Day().IsZero():
		return 2
	}
	return 3
}

// Day is the day that a case stands under: the one to act by, or the deadline
// where that has passed and nothing is left open.
func (c Case) Day() letter.Date {
	if c.Case.ActBy.IsZero() && c.Letter != nil && c.Deadline != nil {
		return c.Deadline.SafeDate
	}
	return c.Case.ActBy
}
