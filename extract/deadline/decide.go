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
	// Text is the letter as it was read, and Pages how: they tell what no clock
	// tells, and which doubts are those of recognition alone. Without them
	// nothing is taken for sure.
	Text  string
	Pages []letter.PageReading
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
	d.rule = d.ruleOf(c)
	dl := &letter.Deadline{Date: c.Date, How: c.How, For: i, Evidence: c.Evidence, Confidence: d.sure(i)}
	if d.rule != nil {
		dl.Rule, dl.RuleDate = d.rule.Citation, d.rule.date(d.date)
	}
	dl.SafeDate = earlier(dl.Date, dl.RuleDate)
	d.deadline = dl
	d.doubt(i)
}

// ruleOf is the rule that the clock of the next step is held against; nil where
// none is for such a step. What a contract gives the provider is no matter of the
// member's rule, and a plan's own further level none of an outside review's, where
// the letter offers no such review.
func (d *decider) ruleOf(c letter.Clock) *rule {
	for i, r := range law.Rules {
		if slices.Contains(r.PlanTypes, d.plan) && r.Stage == d.stage && r.Kind == c.Kind && r.inForce(d.date) {
			return &law.Rules[i]
		}
	}
	switch {
	case d.rule == nil || c.Kind == letter.ClockProviderDispute:
		return nil
	case d.stage == letter.StageInitial:
		return d.rule
	case c.Kind == letter.ClockStandard && c.Level < 2 && d.sets(d.rule.Kind):
		return d.rule
	}
	return nil
}

// sets reports whether the letter sets a clock of the kind.
func (d *decider) sets(kind letter.ClockKind) bool {
	return slices.ContainsFunc(d.clocks, func(c letter.Clock) bool { return c.Kind == kind })
}

// earlier is the earlier of two days, leaving out a zero one.
func earlier(a, b letter.Date) letter.Date {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}
