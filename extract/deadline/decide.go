package deadline

import (
	"slices"

	"recourse/internal/letter"
)

// DecideIn is what the deadline follows from.
type DecideIn struct {
	Facts    letter.Facts
	Finding  letter.Finding
	Received letter.Date
	// Below is the confidence under which a person is asked.
	Below letter.Confidence
}

// Decision is the date to work to.
type Decision struct {
	// Deadline is nil for a letter that is no denial.
	Deadline *letter.Deadline
	ActBy    letter.Date
	// Clocks are the letter's clocks with the rule behind each.
	Clocks []letter.Clock
	Review []letter.Review
}

// Decide chooses the member's next standard step among the clocks and sets
// the rule's date beside it. Dates are not moved for weekends or holidays.
func Decide(in DecideIn) Decision {
	d := decider{in: in, plan: letter.PlanUnknown, stage: letter.StageInitial, date: in.Facts.Date()}
	if in.Finding.PlanType != nil {
		d.plan = *in.Finding.PlanType
	}
	if in.Finding.Stage != nil {
		d.stage = *in.Finding.Stage
	}
	d.clocks = d.withRules()
	if in.Finding.IsDenial() {
		d.rule = ruleFor(d.plan, d.stage, d.date)
		d.choose()
		d.deadline.FileBy = FileBy(d.deadline.SafeDate)
	}
	return Decision{Deadline: d.deadline, ActBy: d.actBy(), Clocks: d.clocks, Review: d.review}
}

// decider is a decision in the making.
type decider struct {
	in       DecideIn
	plan     letter.PlanType
	stage    letter.Stage
	date     letter.Date // of the letter
	rule     *rule
	clocks   []letter.Clock
	deadline *letter.Deadline
	review   []letter.Review
}

// withRules are the clocks with the rule behind each. In an upheld letter a
// clock that starts with the decision on the appeal runs: this letter is it.
func (d *decider) withRules() []letter.Clock {
	clocks := slices.Clone(d.in.Facts.Clocks)
	for i := range clocks {
		c := &clocks[i]
		c.Rule = citationFor(*c, d.plan, d.stage, d.date)
		if d.stage == letter.StageUpheld && c.Owner != letter.OwnerPlan && c.Level < 3 && c.Period != nil && c.Period.From == letter.FromDecision {
			c.Date = after(d.date, *c.Period)
			c.Confidence *= fromThisDecision
		}
	}
	return clocks
}

// choose sets the deadline.
func (d *decider) choose() {
	i := d.next()
	if i < 0 {
		d.assume()
		return
	}
	c := d.clocks[i]
	dl := &letter.Deadline{Date: c.Date, How: c.How, For: i, Evidence: c.Evidence, Confidence: d.sure(i)}
	if d.rule != nil && (d.rule.Kind == c.Kind || d.stage == letter.StageInitial || c.Kind == letter.ClockStandard && c.Level < 2) {
		dl.Rule, dl.RuleDate = d.rule.Citation, d.rule.date(d.date)
	}
	dl.SafeDate = earlier(dl.Date, dl.RuleDate)
	d.deadline = dl
	d.doubt(i)
}

// earlier is the earlier of two days, leaving out a zero one.
func earlier(a, b letter.Date) letter.Date {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}
