package record

import (
	"slices"

	"recourse/internal/letter"
)

// Machine is who does what no person does; see [letter.Event].
const Machine = "recourse"

// MergeMachine brings a case up to date with what the machine found: letters,
// deciding document and events, and the status as long as no person has done
// anything about the case. What people entered, decided and noted stays.
func MergeMachine(old, machine letter.Case) letter.Case {
	c := old
	c.Letters = slices.Clone(old.Letters)
	for _, id := range machine.Letters {
		if !slices.Contains(c.Letters, id) {
			c.Letters = append(c.Letters, id)
			c.Document = machine.Document
		}
	}
	c.Events = slices.Clone(old.Events)
	for _, e := range machine.Events {
		if !slices.ContainsFunc(c.Events, repeats(e)) {
			c.Events = append(c.Events, e)
		}
	}
	if machine.Status != "" && !InHand(old) {
		c.Status = machine.Status
	}
	return c
}

// InHand reports whether a person has done anything about the case.
func InHand(c letter.Case) bool {
	return len(c.Entered) > 0 || c.Assignee != "" || c.Outcome != "" || c.Closing != nil || len(c.Steps) > 0 || len(c.Filings) > 0 ||
		c.Status == letter.CaseFiled || c.Status == letter.CaseAwaitingDecision ||
		slices.ContainsFunc(c.Events, func(e letter.Event) bool { return e.By != Machine })
}

// repeats tells what the machine has said before: a step that is done again
// after a kill happens at another time, but is the same event.
func repeats(a letter.Event) func(letter.Event) bool {
	return func(b letter.Event) bool { return a.What == b.What && a.By == b.By && a.Note == b.Note }
}
