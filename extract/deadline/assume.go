package deadline

import (
	"fmt"

	"recourse/internal/letter"
)

// shortest is the shortest limit that the rules have for a member's appeal; it
// is what to work to where the plan type is not known.
const shortest = 60

// assumedSure is how sure a date is that the letter does not set.
const assumedSure = 0.5

// assume sets the rule's date where the letter sets none.
func (d *decider) assume() {
	dl := &letter.Deadline{How: letter.HowNone, For: -1}
	d.deadline = dl
	switch {
	case d.date.IsZero():
		d.ask("no_deadline", "The letter sets no time limit that was found, and its own date is not sure, so that no rule can be counted.")
	case d.rule == nil && d.plan == letter.PlanUnknown:
		dl.SafeDate = d.date.AddDays(shortest)
		d.ask("no_deadline", fmt.Sprintf("The letter sets no time limit that was found, and the type of plan is not known. Until it is, work to %s: "+
			"%d days, the shortest limit for a member's appeal among the known rules.", dl.SafeDate, shortest))
	case d.rule == nil:
		d.ask("no_deadline", "The letter sets no time limit that was found, and no rule is known for this step of this type of plan.")
	default:
		dl.How, dl.Confidence, dl.Rule = letter.HowAssumed, assumedSure, d.rule.Citation
		dl.Date = d.rule.earliest(d.date)
		dl.RuleDate, dl.SafeDate = dl.Date, dl.Date
		d.ask("assumed", fmt.Sprintf("The letter sets no time limit that was found. %s is counted from the letter's date by %s (%s).",
			dl.Date, d.rule.Citation, d.rule.Status))
	}
}
