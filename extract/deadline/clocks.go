package deadline

import (
	"slices"

	"recourse/extract/dates"
	"recourse/internal/layout"
	"recourse/internal/letter"
)

// Clocks finds every clock that the letter sets, in reading order. Periods
// count from letterDate, which is zero where the letter has none: then their
// dates are zero too. So are the dates of clocks that are not running: those
// that start with a decision still to come have a period from FromDecision,
// those that start with something else one from FromOther.
func Clocks(t *layout.Text, letterDate letter.Date) []letter.Clock {
	ms := mentions(t)
	r := newReader(t, ms)
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
	c, owner, sureOwner := r.owned(m)
	if m.tooLoose(c) || c.ignored() {
		return letter.Clock{}, false
	}
	if owner == letter.OwnerPlan && (sureOwner == 1 || !m.countsFrom(c)) {
		return r.planClock(m, c, sureOwner, letterDate)
	}
	kind, sureKind, known := c.kind(m.isShort())
	if owner != letter.OwnerMember || !known {
		return r.unexplained(m, c, letterDate)
	}
	from, sureFrom := c.starts(m, kind)
	if kind == letter.ClockContinuation && !r.runs(m) {
		from = letter.FromOther
	}
	k := letter.Clock{Kind: kind, Owner: userOf(kind, c), Level: c.level(kind), Confidence: m.confidence() * sureOwner * sureKind * sureFrom}
	r.finish(&k, m, c, from, letterDate)
	return k, true
}

// owned is the context that tells who must act within a time, and who: the
// time's own sentence, else its table, else the question before it.
func (r *reader) owned(m mention) (context, letter.Owner, letter.Confidence) {
	c := r.contextOf(m)
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

// planClock is the plan's own time to answer; what is past when the letter is
// written is told of, not set.
func (r *reader) planClock(m mention, c context, sure letter.Confidence, letterDate letter.Date) (letter.Clock, bool) {
	if m.date != nil && !letterDate.IsZero() && !letterDate.Before(m.date.Date) || !lex.matches("deciding", c.clause) {
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
	return m.period != nil && (m.period.From == letter.FromNotice || m.period.From == letter.FromReceipt) && lex.matches("this", c.event)
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

// finish sets the clock's evidence and times.
func (r *reader) finish(k *letter.Clock, m mention, c context, from letter.Trigger, letterDate letter.Date) {
	k.Evidence = r.t.EvidenceOf(c.quote)
	k.Time, k.Zone = timeOfDay(k.Quote)
	r.setTime(k, m, from, letterDate)
}

// isShort reports whether a period is too short for a standard step.
func (m mention) isShort() bool { return m.period != nil && days(m.period.Period) < tooShort }

// runs reports whether a clock to keep benefits running concerns this letter.
// Where the letter offers it only in case that a service is stopped or cut,
// some other sentence must say that it is.
func (r *reader) runs(m mention) bool {
	around := r.t.ParagraphOf(m.words.From).Union(r.t.HeadingOf(m.words.From))
	if !lex.matches("only_ongoing", r.text(around, layout.Range{})) {
		return true
	}
	for _, p := range r.t.Paragraphs {
		if !p.Overlaps(around) && lex.matches("ongoing", r.text(p, layout.Range{})) {
			return true
		}
	}
	return false
}

// refersBack reports whether an adjective such as "60-day" refers to a period
// that the letter sets elsewhere.
func (r *reader) refersBack(m mention) bool {
	if m.words.From == 0 {
		return true
	}
	switch layout.Fold(r.t.Words[m.words.From-1].Text) {
	case "a", "an", "have", "within":
		return false
	}
	return true
}

// setTime sets the date, or the period and the date that follows from it.
func (r *reader) setTime(k *letter.Clock, m mention, from letter.Trigger, letterDate letter.Date) {
	if m.date != nil {
		k.How = letter.HowExplicit
		k.Date = inYear(m.date.Found, letterDate)
		return
	}
	k.How = letter.HowRelative
	p := m.period.Period
	p.From = from
	k.Period = &p
	if from != letter.FromDecision && from != letter.FromOther && k.Owner != letter.OwnerPlan {
		k.Date = after(letterDate, p)
	}
}

// inYear is the date; one without a year is the first such day after the
// letter's date.
func inYear(d dates.Found, letterDate letter.Date) letter.Date {
	if !d.NoYear {
		return d.Date
	}
	if letterDate.IsZero() {
		return letter.Date{}
	}
	for y := letterDate.Year; y <= letterDate.Year+4; y++ {
		if day, ok := letter.NewDate(y, d.Date.Month, d.Date.Day); ok && !day.Before(letterDate) {
			return day
		}
	}
	return letter.Date{}
}

// userOf is the user who must act: the provider for what only providers do.
func userOf(kind letter.ClockKind, c context) letter.Owner {
	switch {
	case kind == letter.ClockPeerToPeer, kind == letter.ClockProviderDispute:
		return letter.OwnerProvider
	case kind == letter.ClockRecordsDue && lex.matches("provider", c.clause+" "+c.previous):
		return letter.OwnerProvider
	}
	return letter.OwnerMember
}

// merged leaves out a clock that says again what an earlier one says. The one
// that stands first keeps its place; said twice alike it is surer. A limit that
// was not understood is explained by any clock of the same day.
func merged(clocks []letter.Clock) []letter.Clock {
	var out []letter.Clock
	for n, c := range clocks {
		i := slices.IndexFunc(out, func(o letter.Clock) bool { return same(o, c) })
		explained := c.Confidence == unexplainedSure && slices.ContainsFunc(slices.Concat(clocks[:n], clocks[n+1:]),
			func(o letter.Clock) bool { return o.Date == c.Date && o.Confidence > unexplainedSure })
		switch {
		case explained:
		case i < 0:
			out = append(out, c)
		default:
			out[i].Confidence = max(out[i].Confidence, c.Confidence)
		}
	}
	return out
}

// same reports whether two clocks are one clock said twice.
func same(a, b letter.Clock) bool {
	if a.Kind != b.Kind || a.Owner != b.Owner || a.Level != b.Level || a.How != b.How || a.Date != b.Date {
		return false
	}
	return a.Period == nil || b.Period == nil || *a.Period == *b.Period
}
