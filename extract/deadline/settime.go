package deadline

import (
	"recourse/extract/dates"
	"recourse/internal/layout"
	"recourse/internal/letter"
)

// isShort reports whether a period is too short for a standard step.
func (m mention) isShort() bool { return m.period != nil && days(m.period.Period) < tooShort }

// runs reports whether a clock to keep benefits running concerns this letter.
// Where the letter offers it only in case that a service is stopped or cut,
// some other sentence must say that it is.
func (r *reader) runs(m mention) bool {
	around := r.t.ParagraphOf(m.words.From).Union(r.t.HeadingOf(m.words.From))
	if !r.cues.matches("only_ongoing", r.text(around, layout.Range{})) {
		return true
	}
	for _, p := range r.t.Paragraphs {
		if !p.Overlaps(around) && r.cues.matches("ongoing", r.text(p, layout.Range{})) {
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
