package playbook

import (
	"slices"

	"recourse/internal/letter"
)

// actBy is the earliest day from today on that is open: of a step, or of a
// clock. What should have been done at once and was not is due today.
func (m *maker) actBy(p Plan) letter.Date {
	by := p.Runs
	if m.Closed {
		return letter.Date{}
	}
	for _, t := range p.Steps {
		switch {
		case t.State != TaskOpen:
		case t.Overdue && t.Phase == Today && !m.pastAll():
			by = earlier(by, m.Today)
		case !t.Overdue:
			by = earlier(by, t.Date)
		}
	}
	return by
}

// runs is the earliest day from today on of the clocks of the user's that
// nothing has stopped, the deadline among them.
func (m *maker) runs() letter.Date {
	var first letter.Date
	take := func(d letter.Date) {
		if !m.Closed && !d.Before(m.Today) {
			first = earlier(first, d)
		}
	}
	for _, c := range m.Clocks {
		if !m.stopped(c) {
			take(c.Date)
		}
	}
	if m.times.filed.IsZero() {
		take(m.safe())
	}
	return first
}

// pastAll reports whether the time to appeal is over: then only what is late
// is left.
func (m *maker) pastAll() bool {
	safe := m.safe()
	return !safe.IsZero() && safe.Before(m.Today)
}

// stopped reports whether a clock does not run for the user any more: filing
// the appeal stops those of the same step, and a person's deadline stands in
// the place of the letter's.
func (m *maker) stopped(c letter.Clock) bool {
	appeals := []letter.ClockKind{letter.ClockStandard, letter.ClockExpedited}
	if m.stage == letter.StageUpheld {
		appeals = append(appeals, letter.ClockExternalReview, letter.ClockFairHearing)
	}
	if !m.times.filed.IsZero() && slices.Contains(appeals, c.Kind) {
		return true
	}
	if m.Deadline != nil && m.Deadline.How == letter.HowEntered && c.Kind != letter.ClockExpedited && slices.Contains(appeals, c.Kind) {
		return true
	}
	return c.Kind == letter.ClockPeerToPeer && m.marked("peer-to-peer") || c.Kind == letter.ClockContinuation && m.marked("continuation") ||
		c.Kind == letter.ClockExpedited && m.marked("expedited")
}

// marked reports whether a step was ticked off or filed.
func (m *maker) marked(id string) bool {
	_, ok := m.Marks[id]
	return ok || slices.ContainsFunc(m.Filings, func(f letter.Filing) bool { return f.Step == id })
}

// next is what to do first, in plain words.
func (m *maker) next(p Plan) string {
	if m.Closed {
		return ""
	}
	if m.times.filed.IsZero() && m.pastAll() {
		return late
	}
	var first *Task
	for i, t := range p.Steps {
		if t.State == TaskOpen && !t.Date.IsZero() && (first == nil || t.Date.Before(first.Date)) {
			first = &p.Steps[i]
		}
	}
	if first != nil {
		return first.Do
	}
	for _, a := range p.Answers {
		if a.Late && a.Opens != nil {
			return "The answer is late. " + a.Opens.Says
		}
		if stops(a.Step) && !a.Latest.IsZero() {
			return "Wait for the answer; call if there is none by " + a.Latest.String() + "."
		}
	}
	return p.Summary
}
