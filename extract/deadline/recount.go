package deadline

import (
	"slices"

	"recourse/internal/letter"
)

// Recount counts the clocks of a letter anew from another date of the letter,
// as one that a person corrected. Printed dates stay; what waits for a
// decision to come has no date, until [Decide] finds that it has come.
func Recount(clocks []letter.Clock, letterDate letter.Date) []letter.Clock {
	clocks = slices.Clone(clocks)
	for i := range clocks {
		c := &clocks[i]
		if c.Period == nil || c.How != letter.HowRelative || c.Owner == letter.OwnerPlan {
			continue
		}
		switch c.Period.From {
		case letter.FromNotice, letter.FromReceipt:
			c.Date = after(letterDate, *c.Period)
		default:
			c.Date = letter.Date{}
		}
	}
	return clocks
}
