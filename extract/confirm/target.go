package confirm

import (
	"strings"

	"recourse/extract/dates"
	"recourse/internal/layout"
	"recourse/internal/letter"
)

// target is a printed value that is read again.
type target struct {
	field string
	// clock is the index of the clock whose time it is, -1 for a field.
	clock int
	// parts are the words of the value, line by line.
	parts [][]int
	// same compares what the value's words say in two readings; nil where their
	// characters are compared.
	same func(second string) Outcome
}

// maxClocks is how many clocks are read again at most: those that can be the
// deadline, first come first.
const maxClocks = 4

// targets are the values that are read again, in a fixed order.
func targets(t *layout.Text, f letter.Facts) []target {
	var all []target
	add := func(field string, v *letter.Field) {
		if v == nil || v.Box.IsZero() {
			return
		}
		if parts := linesOf(t, v.Evidence); len(parts) > 0 {
			all = append(all, target{field: field, clock: -1, parts: parts})
		}
	}
	add("member_id", f.MemberID)
	add("authorization_number", f.AuthorizationNumber)
	if f.LetterDate != nil && !f.LetterDate.Box.IsZero() {
		if d, err := letter.ParseDate(f.LetterDate.Value); err == nil {
			all = append(all, dateTarget(t, "letter_date", -1, f.LetterDate.Evidence, d)...)
		}
	}
	return append(all, clockTargets(t, f.Clocks)...)
}

// clockTargets are the times of the clocks that can be the deadline.
func clockTargets(t *layout.Text, clocks []letter.Clock) []target {
	var all []target
	for i, c := range clocks {
		if len(all) == maxClocks {
			break
		}
		if !canBeDeadline(c) || c.Box.IsZero() {
			continue
		}
		if c.Period != nil {
			all = append(all, periodTarget(t, i, c)...)
		} else if !c.Date.IsZero() {
			all = append(all, dateTarget(t, "deadline", i, c.Evidence, c.Date)...)
		}
	}
	return all
}

// canBeDeadline reports whether a clock can be the next standard step.
func canBeDeadline(c letter.Clock) bool {
	switch c.Kind {
	case letter.ClockStandard, letter.ClockExternalReview, letter.ClockFairHearing, letter.ClockProviderDispute:
		return c.Owner != letter.OwnerPlan
	}
	return false
}

// dateTarget is the printed date among the words of its evidence; none where
// the date is not printed there as such.
func dateTarget(t *layout.Text, field string, clock int, e letter.Evidence, d letter.Date) []target {
	words := wordsOf(t, e)
	for _, found := range dates.Find(row(textsOf(t, words))) {
		if found.Date == d {
			return []target{{field: field, clock: clock, parts: byLine(t, words[found.From:found.To]), same: func(second string) Outcome {
				return sameDate(d, second)
			}}}
		}
	}
	return nil
}

// periodTarget is the printed period among the words of its clock's evidence.
func periodTarget(t *layout.Text, clock int, c letter.Clock) []target {
	words := wordsOf(t, c.Evidence)
	for _, found := range dates.Periods(row(textsOf(t, words))) {
		if found.N == c.Period.N && found.Unit == c.Period.Unit {
			return []target{{field: "deadline", clock: clock, parts: byLine(t, words[found.Range.From:found.Range.To]), same: func(second string) Outcome {
				return samePeriod(*c.Period, second)
			}}}
		}
	}
	return nil
}

// sameDate compares a date with what a second reading says.
func sameDate(d letter.Date, second string) Outcome {
	for _, found := range dates.Find(row(strings.Fields(second))) {
		switch {
		case found.Date == d:
			return Agrees
		case !found.Date.IsZero():
			return Differs
		}
	}
	return Unavailable
}

// samePeriod compares a period with what a second reading says.
func samePeriod(p letter.Period, second string) Outcome {
	found := dates.Periods(row(strings.Fields(second)))
	switch {
	case len(found) == 0:
		return Unavailable
	case found[0].N == p.N && found[0].Unit == p.Unit:
		return Agrees
	}
	return Differs
}
