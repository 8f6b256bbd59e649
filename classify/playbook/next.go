package playbook

import (
	"slices"

	"recourse/internal/letter"
)

// late is what to do once the time to file is over. Most plans and all of
// Medicare take a late appeal for good cause.
const late = "The time to appeal has passed: file at once and ask for late filing for good cause, saying why it is late."

// DatedStep is a step with the day it is due.
type DatedStep struct {
	Step
	// Date is zero where the step waits for something that has not happened.
	Date letter.Date `json:"date"`
	// Missed is true where its own clock ran out before today.
	Missed bool `json:"missed"`
}

// Dated are the steps that make sense for a letter, with their days. No step
// before filing is due later than the deadline's safe date, and none before
// today unless that date has passed.
func Dated(p Playbook, facts letter.Facts, dl *letter.Deadline, today letter.Date) []DatedStep {
	t := times{received: today, facts: facts, deadline: dl}
	var out []DatedStep
	for _, s := range p.Steps {
		if s.offered(facts) {
			out = append(out, s.dated(t, today))
		}
	}
	return out
}

func (s Step) dated(t times, today letter.Date) DatedStep {
	d := DatedStep{Step: s, Date: s.Due.date(t)}
	if d.Date.IsZero() || s.Phase == After {
		return d
	}
	d.Missed = s.Due.over(t, today)
	if d.Date.Before(today) && !d.Missed {
		d.Date = today
	}
	d.Date = earlier(d.Date, t.safe())
	return d
}

// offered reports whether the letter sets what the step needs, and does not
// tell what it finds out.
func (s Step) offered(facts letter.Facts) bool {
	if facts.State != nil && slices.Contains(s.Only.Unknown, unknownState) {
		return false
	}
	if len(s.Only.Offered) == 0 {
		return true
	}
	if facts.PeerToPeer != nil && slices.Contains(s.Only.Offered, letter.ClockPeerToPeer) {
		return true
	}
	return slices.ContainsFunc(facts.Clocks, func(c letter.Clock) bool {
		return slices.Contains(s.Only.Offered, c.Kind)
	})
}

// NextStep is what to do first about a letter, in plain words, and by when:
// of the open steps before or at filing the one that is due first. due is zero
// where nothing sets a day.
func NextStep(p Playbook, facts letter.Facts, dl *letter.Deadline, today letter.Date) (text string, due letter.Date) {
	if safe := (times{deadline: dl}).safe(); !safe.IsZero() && safe.Before(today) {
		return late, safe
	}
	var next *DatedStep
	for _, s := range Dated(p, facts, dl, today) {
		if s.Phase == After || s.Missed || s.Date.IsZero() {
			continue
		}
		if next == nil || s.Date.Before(next.Date) {
			next = &s
		}
	}
	if next == nil {
		return p.Summary, letter.Date{}
	}
	return next.Do, next.Date
}
