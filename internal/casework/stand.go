package casework

import (
	"fmt"

	"recourse/classify/playbook"
	"recourse/extract/deadline"
	"recourse/internal/letter"
)

// Standing is where a case stands on a day.
type Standing struct {
	// Letter is the deciding letter with what people entered laid over it; nil
	// where nothing is known.
	Letter *letter.Letter
	// Plan is nil for what is no denial.
	Plan *playbook.Plan
}

// Stand tells where a case stands on a day; see [Effective].
func Stand(c letter.Case, read *letter.Letter, r Rules, today letter.Date) (Standing, error) {
	l, err := Effective(c, read, r)
	if err != nil || l == nil || !l.IsDenial() {
		return Standing{Letter: l}, err
	}
	book, err := r.Playbooks.Choose(l.Finding)
	if err != nil {
		return Standing{Letter: l}, fmt.Errorf("case %s: %w", c.ID, err)
	}
	received := r.Day(l.ReceivedAt)
	if l.ReceivedAt.IsZero() {
		received = today
	}
	plan := playbook.Make(playbook.PlanIn{Book: book, Finding: l.Finding, Facts: l.Facts, Deadline: l.Deadline,
		Clocks: deadline.Open(l.Clocks, l.Finding), Received: received, Today: today,
		Marks: marks(c), Filings: filings(c), Closed: c.Status == letter.CaseClosed})
	l.ActBy, l.NextStep = plan.ActBy, plan.Next
	return Standing{Letter: l, Plan: &plan}, nil
}

// marks are the steps that were ticked off about the deciding letter.
func marks(c letter.Case) map[string]letter.StepMark {
	of := map[string]letter.StepMark{}
	for id, m := range c.Steps {
		if about(c, m.Letter) {
			of[id] = m
		}
	}
	return of
}

// filings are what was filed about the deciding letter.
func filings(c letter.Case) []letter.Filing {
	var of []letter.Filing
	for _, f := range c.Filings {
		if about(c, f.Letter) {
			of = append(of, f)
		}
	}
	return of
}

// about reports whether something that was done about a letter was done about
// the deciding one. What was done before any letter came is about the first.
func about(c letter.Case, id letter.ID) bool {
	deciding := Deciding(c)
	return id == deciding || id == "" && len(c.Letters) > 0 && c.Letters[0] == deciding
}
