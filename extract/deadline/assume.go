package deadline

import (
	"fmt"

	"recourse/internal/letter"
)

// assumedSure is how sure a date is that the letter does not set.
const assumedSure = 0.5

// assume sets the rule's date where the letter sets none.
func (d *decider) assume() {
	dl := &letter.Deadline{How: letter.HowNone, For: -1}
	d.deadline = dl
	switch {
	case d.sentItself():
	case d.date.IsZero():
		d.ask("no_deadline", "The letter sets no time limit that was found, and its own date is not sure, so that no rule can be counted.")
	case d.rule == nil && d.plan == letter.PlanUnknown:
		d.assumeBy(shortestRule(d.stage, d.date), "The letter sets no time limit that was found, and the type of plan is not known. Until it is, work to %s, "+
			"the shortest limit of any plan type (%s, %s).")
	case d.rule == nil:
		d.ask("no_deadline", "The letter sets no time limit that was found, and no rule is known for this step of this type of plan.")
	default:
		d.assumeBy(d.rule, "The letter sets no time limit that was found. %s is counted from the letter's date by %s (%s).")
	}
}

// assumeBy sets the date of a rule; why tells date, citation and status.
func (d *decider) assumeBy(r *rule, why string) {
	dl := d.deadline
	dl.How, dl.Confidence, dl.Rule = letter.HowAssumed, assumedSure, r.Citation
	dl.Date = r.earliest(d.date)
	dl.RuleDate, dl.SafeDate = dl.Date, dl.Date
	d.ask("assumed", fmt.Sprintf(why, dl.Date, r.Citation, r.Status))
}
