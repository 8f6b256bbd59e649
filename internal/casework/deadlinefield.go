package casework

import (
	"recourse/extract/deadline"
	"recourse/internal/letter"
)

// deadlineField is the last day for the member's next step. What a person
// entered is what to work to, also where a rule gives less time: that is told
// beside it.
var deadlineField = field{
	parse: parseDate,
	get: func(l letter.Letter) string {
		switch {
		case l.Deadline == nil:
			return ""
		case l.Deadline.Date.IsZero():
			return l.Deadline.SafeDate.String()
		}
		return l.Deadline.Date.String()
	},
	put: func(l *letter.Letter, value string) {
		if l.Deadline == nil {
			return // it is no denial
		}
		day, _ := letter.ParseDate(value) // it was parsed when it was entered
		d := *l.Deadline
		if day.IsZero() {
			d = letter.Deadline{How: letter.HowNone, For: -1, RuleDate: d.RuleDate, Rule: d.Rule, Confidence: 1}
		} else if day != d.Date {
			d = letter.Deadline{Date: day, How: letter.HowEntered, For: clockOn(l.Clocks, day), RuleDate: d.RuleDate, Rule: d.Rule}
			if d.For >= 0 {
				d.Evidence = l.Clocks[d.For].Evidence
			}
		}
		d.SafeDate, d.FileBy, d.Confidence = day, deadline.FileBy(day), 1
		l.Deadline = &d
	},
}

// clockOn is the index of the user's clock that runs out on a day, or -1.
func clockOn(clocks []letter.Clock, day letter.Date) int {
	for i, c := range clocks {
		if c.Date == day && c.Owner != letter.OwnerPlan {
			return i
		}
	}
	return -1
}
