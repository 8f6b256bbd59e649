package casework

import (
	"fmt"
	"slices"
	"time"

	"recourse/internal/letter"
)

// Act is who does something, and when.
type Act struct {
	By string
	At time.Time
}

// note writes an event into the case.
func (a Act) note(c *letter.Case, what, format string, args ...any) {
	c.Events = append(c.Events, letter.Event{At: a.At.UTC(), What: what, By: a.By, Note: fmt.Sprintf(format, args...)})
}

// Settle brings the status up to date with what is entered, done and filed:
//
//	new → needs_review → open → filed → awaiting_decision → closed
//
// l is the letter as it stands, nil where nothing is known of it. A case that
// nobody has touched keeps the status that the machine gave it.
func Settle(c *letter.Case, l *letter.Letter) {
	switch {
	case c.Closing != nil:
		c.Status = letter.CaseClosed
	case l == nil:
		c.Status = letter.CaseNeedsReview
	case len(filings(*c)) > 0:
		c.Status = letter.CaseFiled
		if arrived(*c) {
			c.Status = letter.CaseAwaitingDecision
		}
	case l.NeedsReview():
		c.Status = letter.CaseNeedsReview
	case !l.IsDenial():
		c.Status = letter.CaseClosed
	default:
		c.Status = letter.CaseOpen
	}
}

// arrived reports whether somebody has made sure that the plan has what was
// filed.
func arrived(c letter.Case) bool {
	of := marks(c)
	return slices.ContainsFunc(arrival, func(id string) bool { return of[id].State == letter.StepDone })
}
