package deadline

import "recourse/internal/letter"

// DecideIn is what the deadline follows from.
type DecideIn struct {
	Facts    letter.Facts
	Finding  letter.Finding
	Received letter.Date
	// Below is the confidence under which a person is asked.
	Below letter.Confidence
}

// Decision is the date to work to.
type Decision struct {
	// Deadline is nil for a letter that is no denial.
	Deadline *letter.Deadline
	ActBy    letter.Date
	// Clocks are the letter's clocks with the rule behind each.
	Clocks []letter.Clock
	Review []letter.Review
}

// Decide chooses the member's next standard step among the clocks and sets
// the rule's date beside it.
func Decide(in DecideIn) Decision {
	return Decision{}
}
