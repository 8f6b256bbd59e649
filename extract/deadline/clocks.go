package deadline

import (
	"recourse/extract/dates"
	"recourse/internal/layout"
	"recourse/internal/letter"
)

// Clocks finds every clock that the letter sets, in reading order. Periods
// count from letterDate, which is zero where the letter has none: then their
// dates are zero too. So are the dates of clocks that are not running: those
// that start with a decision still to come have a period from FromDecision,
// those that start with something else one from FromOther. roles are the
// letter's dates (see dates.Roles).
func Clocks(t *layout.Text, roles []dates.Roled, letterDate letter.Date) []letter.Clock {
	ms := mentions(t, roles)
	r := newReader(t, ms)
	r.dateLabels = r.labelsOf(roles, letterDate)
	var clocks []letter.Clock
	for _, m := range ms {
		if c, ok := r.clock(m, letterDate); ok {
			clocks = append(clocks, c)
		}
	}
	return merged(clocks)
}

// clock makes the clock of a time; not ok where it is none.
func (r *reader) clock(m mention, letterDate letter.Date) (letter.Clock, bool) {
	if m.period != nil && m.period.Adjective && r.refersBack(m) {
		return letter.Clock{}, false
	}
	c := r.contextOf(m)
	if !r.inCell(m) && m.noLimit(c) {
		return letter.Clock{}, false
	}
	c, owner, sureOwner := r.owned(m, c)
	if m.noLimit(c) {
		return letter.Clock{}, false
	}
	if owner == letter.OwnerPlan && (sureOwner == 1 || !m.countsFrom(c)) {
		return r.planClock(m, c, sureOwner, letterDate)
	}
	kind, sureKind, known := c.kind(m.isShort())
	if owner == "" && known && m.countsFrom(c) {
		owner, sureOwner = letter.OwnerMember, readersOwn
	}
	if owner != letter.OwnerMember || !known {
		return r.unexplained(m, c, letterDate)
	}
	from, sureFrom := c.starts(m, kind)
	if kind == letter.ClockContinuation && !r.runs(m) {
		from = letter.FromOther
	}
	k := letter.Clock{Kind: kind, Owner: userOf(kind, c), Level: c.level(kind), Confidence: m.confidence() * sureOwner * sureKind * sureFrom}
	if sureOwner == stepOwner && m.unnamed() {
		k.Confidence *= onlyStep
	}
	k.PlanTypes = c.programs()
	r.finish(&k, m, c, from, letterDate)
	return k, true
}

// onlyStep is for a period of which nothing is said but the step that it has to
// do with: it can be the plan's.
const onlyStep = 0.79

// readersOwn is for a time that counts from this very letter: whoever writes a
// letter sets such a limit to its reader.
const readersOwn = 0.986

// noLimit reports whether nothing makes the time a limit, or it is none of ours.
func (m mention) noLimit(c context) bool { return m.tooLoose(c) || c.ignored() }

// owned is the context that tells who must act within a time, and who: the
// time's own sentence c, else its table, else the question before it.
func (r *reader) owned(m mention, c context) (context, letter.Owner, letter.Confidence) {
	if owner, sure, ok := c.owner(); ok {
		return c, owner, sure
	}
	if cell, ok := r.cellContext(m); ok {
		if owner, sure, ok := cell.owner(); ok {
			return cell, owner, sure
		}
	}
	owner, sure, _ := c.askedBefore()
	return c, owner, sure
}

// finish sets the clock's evidence and times.
func (r *reader) finish(k *letter.Clock, m mention, c context, from letter.Trigger, letterDate letter.Date) {
	k.Evidence = r.t.EvidenceOf(c.quote)
	k.Time, k.Zone = timeOfDay(k.Quote)
	r.setTime(k, m, from, letterDate)
	if k.How == letter.HowExplicit && fromThen.MatchString(c.before) && tooLate.MatchString(c.clause) {
		k.Date = k.Date.AddDays(-1)
	}
}

// userOf is the user who must act: the provider for what only providers do.
func userOf(kind letter.ClockKind, c context) letter.Owner {
	switch {
	case kind == letter.ClockPeerToPeer, kind == letter.ClockProviderDispute:
		return letter.OwnerProvider
	case kind == letter.ClockRecordsDue && c.cues.matches("provider", c.clause+" "+c.previous):
		return letter.OwnerProvider
	}
	return letter.OwnerMember
}
