package view

import (
	"cmp"
	"slices"

	"recourse/internal/letter"
)

// SortWorklist puts what a person must look at first on top: unread letters,
// then cases by the day to act, of which the one whose clock runs out first is
// the first; cases without a day come before those whose
// day is known, because nobody knows how long they can wait.
func SortWorklist(cases []Case) {
	slices.SortStableFunc(cases, func(a, b Case) int {
		return cmp.Or(
			cmp.Compare(rank(a), rank(b)),
			a.Day().Time().Compare(b.Day().Time()),
			a.lastDay().Time().Compare(b.lastDay().Time()),
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

// lastDay is when the first clock of the user's runs out; a far day where none
// is known to run.
func (c Case) lastDay() letter.Date {
	if c.hard.IsZero() {
		return letter.Date{Year: 9999, Month: 12, Day: 31}
	}
	return c.hard
}
