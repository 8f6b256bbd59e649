package deadline

import (
	"fmt"
	"slices"

	"recourse/internal/letter"
)

// doubtful is a clock so unsure that it does not compete with another.
const doubtful = 0.8

// longestMonths is longer than any time that letters give for a step.
const longestMonths = 13

// ask adds a review of the deadline.
func (d *decider) ask(code, why string, candidates ...letter.Candidate) {
	d.review = append(d.review, letter.Review{Field: "deadline", Code: code, Why: why, Candidates: candidates})
}

// candidate is a clock's date as a person can choose it.
func (d *decider) candidate(i int) letter.Candidate {
	c := d.clocks[i]
	return letter.Candidate{Value: c.Date.String(), Source: "text", Page: c.Page, Box: c.Box}
}

// ruleCandidate is the rule's date.
func (d *decider) ruleCandidate() letter.Candidate {
	return letter.Candidate{Value: d.deadline.RuleDate.String(), Source: "rule"}
}

// doubt asks a person about what is not sure of the deadline of clock i.
func (d *decider) doubt(i int) {
	dl, c := d.deadline, d.clocks[i]
	if dl.Date.IsZero() {
		d.ask("no_letter_date", fmt.Sprintf("The letter gives %s, but its own date was not found, so that the last day can not be counted.", words(c.Period)))
		return
	}
	if !d.date.IsZero() && dl.Date.Before(d.date) {
		d.ask("past", fmt.Sprintf("%s is before the letter's own date %s: one of them is misread.", dl.Date, d.date), d.candidate(i))
	}
	if !d.date.IsZero() && d.date.AddMonths(longestMonths).Before(dl.Date) {
		d.ask("implausible", fmt.Sprintf("%s is more than %d months after the letter's date %s: one of them is probably misread.", dl.Date, longestMonths, d.date), d.candidate(i))
	}
	if c.SecondReading != nil {
		again := letter.Candidate{Value: *c.SecondReading, Source: "second_reading", Page: c.Page, Box: c.Box}
		d.ask("readings_differ", "The time limit was read twice, and the readings differ.", d.candidate(i), again)
	}
	if j := d.rival(i); j >= 0 && d.clocks[j].Confidence >= doubtful {
		d.ask("competing_limits", fmt.Sprintf("The letter sets two time limits for this step: %s and %s.", dl.Date, d.clocks[j].Date), d.candidate(i), d.candidate(j))
	} else if j >= 0 {
		d.ask("unexplained_limit", fmt.Sprintf("The letter sets a time limit until %s, and it was not understood for what.", d.clocks[j].Date), d.candidate(i), d.candidate(j))
	}
	if j := d.firstAppeal(c); j >= 0 {
		d.ask("first_appeal", fmt.Sprintf("The letter was taken for a decision on an appeal, and yet it offers a first appeal until %s.", d.clocks[j].Date), d.candidate(i), d.candidate(j))
	}
	if d.rule != nil && !dl.RuleDate.IsZero() && dl.RuleDate.AddDays(d.rule.slack()).Before(dl.Date) && !d.mayGiveMore(c) {
		d.ask("later_than_rule", fmt.Sprintf("The letter says %s, the rule %s gives %s. Until it is settled, work to the earlier.", dl.Date, dl.Rule, dl.RuleDate),
			d.candidate(i), d.ruleCandidate())
	}
	if dl.Confidence < d.in.Below && len(d.review) == 0 {
		d.ask("low_confidence", fmt.Sprintf("It is not sure that %s is the last day for the next step.", dl.Date), d.candidate(i))
	}
}

// rival is the index of a clock that sets another date for the same step, or
// an earlier one for a step that was not understood; or -1. A date that is a
// few days off says the same with the mail allowed for.
func (d *decider) rival(i int) int {
	c := d.clocks[i]
	for _, group := range d.steps() {
		for _, j := range d.plausible(group) {
			o := d.clocks[j]
			switch {
			case j == i || o.Date.IsZero():
			case o.Confidence < doubtful:
				if o.Date.Before(c.Date) {
					return j
				}
			case o.Kind == c.Kind && o.Level == c.Level && o.Owner == c.Owner:
				if n := c.Date.DaysUntil(o.Date); c.How == o.How && n != 0 || n > sameStep || n < -sameStep {
					return j
				}
			}
		}
	}
	return -1
}

// firstAppeal is the index of a first internal appeal that is open although the
// next step was taken to be a later one; or -1. Where it is open, no appeal was
// decided yet, or the step is no first one.
func (d *decider) firstAppeal(next letter.Clock) int {
	if d.stage != letter.StageUpheld || next.Kind == letter.ClockStandard {
		return -1
	}
	return slices.IndexFunc(d.clocks, func(c letter.Clock) bool {
		first := c.Kind == letter.ClockStandard && c.Level == 1 && c.Owner == letter.OwnerMember
		return first && running(c) && !c.Date.Before(d.date) && c.Confidence >= doubtful
	})
}

// mayGiveMore reports whether a plan may give the longer time that the letter
// sets: where the law's is the least, a usual longer one contradicts nothing.
func (d *decider) mayGiveMore(c letter.Clock) bool {
	return d.rule.Longer != "" && d.rule.Kind == c.Kind && (c.Period == nil || d.usual(c) >= notTheRule) && c.Confidence >= d.in.Below
}

// words tells a period in plain words.
func words(p *letter.Period) string {
	if p == nil {
		return "a date"
	}
	unit := map[letter.Unit]string{letter.UnitHours: "hours", letter.UnitDays: "days", letter.UnitBusinessDays: "business days",
		letter.UnitMonths: "months", letter.UnitYears: "years"}[p.Unit]
	return fmt.Sprintf("%d %s", p.N, unit)
}
