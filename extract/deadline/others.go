package deadline

import "recourse/internal/letter"

// planClock is the plan's own time to answer; what is past when the letter is
// written is told of, not set.
func (r *reader) planClock(m mention, c context, sure letter.Confidence, letterDate letter.Date) (letter.Clock, bool) {
	if m.date != nil && !letterDate.IsZero() && !letterDate.Before(m.date.Date) || !c.cues.matches("deciding", c.clause) {
		return letter.Clock{}, false
	}
	from, sureFrom := c.starts(m, letter.ClockPlanDecision)
	k := letter.Clock{Kind: letter.ClockPlanDecision, Owner: letter.OwnerPlan, Confidence: m.confidence() * sure * sureFrom}
	r.finish(&k, m, c, from, letterDate)
	return k, true
}

// unexplainedSure is how sure a limit is of which the letter does not say, as
// far as was understood, who must keep it and for what.
const unexplainedSure = 0.3

// countsFrom reports whether a period counts from this very letter, as a plan's
// time to answer hardly does.
func (m mention) countsFrom(c context) bool {
	if m.period == nil {
		return false
	}
	named := m.period.From == letter.FromNotice || m.period.From == letter.FromReceipt
	return named && c.fromThis() || c.fromItsDate()
}

// unexplained is a period that counts from this very letter although nothing
// was understood that says that the user must keep it. It is taken for the
// appeal's, so that a person will look at it.
func (r *reader) unexplained(m mention, c context, letterDate letter.Date) (letter.Clock, bool) {
	if !m.countsFrom(c) {
		return letter.Clock{}, false
	}
	k := letter.Clock{Kind: letter.ClockStandard, Owner: letter.OwnerMember, Level: c.level(letter.ClockStandard), Confidence: unexplainedSure}
	r.finish(&k, m, c, m.period.From, letterDate)
	return k, true
}
