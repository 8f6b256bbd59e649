package deadline

import (
	"slices"

	"recourse/extract/dates"
	"recourse/internal/layout"
	"recourse/internal/letter"
)

// mention is a time in the letter that somebody may have to keep.
type mention struct {
	words  layout.Range
	period *dates.FoundPeriod
	date   *dates.Roled
}

// confidence is how sure the time is as it was read.
func (m mention) confidence() letter.Confidence {
	if m.period != nil {
		return m.period.Confidence
	}
	return m.date.Found.Confidence
}

// unnamed reports whether the time is a period of which no event is named that
// it counts from.
func (m mention) unnamed() bool { return m.period != nil && m.period.After.Empty() }

// mayLimit are the roles of dates outside of sentences that can be a limit.
var mayLimit = map[dates.Role]bool{dates.RoleDeadline: true, dates.RoleHearing: true, dates.RoleNone: true, dates.RoleText: true}

// mentions are all dates and periods of the letter in reading order, but those
// that are surely something else.
func mentions(t *layout.Text, roles []dates.Roled) []mention {
	var ms []mention
	for _, p := range dates.Periods(t) {
		ms = append(ms, mention{words: p.Range, period: &p})
	}
	for _, d := range roles {
		if d.Date.IsZero() || !d.InText && !mayLimit[d.Role] {
			continue
		}
		ms = append(ms, mention{words: d.Range, date: &d})
	}
	slices.SortFunc(ms, func(a, b mention) int { return a.words.From - b.words.From })
	return ms
}
