package deadline

import (
	"slices"

	"recourse/internal/letter"
)

const (
	// fromThisDecision is how sure it is that an upheld letter is the decision
	// that a clock starts with.
	fromThisDecision = 0.99
	// providersOwn is how sure a provider's clock is as the letter's next step.
	providersOwn = 0.995
	// notFirst is how sure it is that a letter offers an outside review as the
	// first step, and not after an appeal that was overlooked.
	notFirst = 0.88
	// unusual is how sure a period is that letters do not usually set; the doubt is
	// mostly that of recognition, and little of it is left on a page with text.
	unusual        = 0.85
	unusualPrinted = 0.98
	// notTheRule is how sure a usual period is that is not the law's.
	notTheRule = 0.993
	// sameStep is how many days apart a date and a period that say the same can be.
	sameStep = 7
	// tooShort is a number of days that no law sets for a standard appeal;
	// where a longer one is printed, it is for something else.
	tooShort = 20
)

// usual are the periods that letters set for a standard step.
var usual = []letter.Period{{N: 30, Unit: letter.UnitDays}, {N: 45, Unit: letter.UnitDays}, {N: 60, Unit: letter.UnitDays},
	{N: 65, Unit: letter.UnitDays}, {N: 90, Unit: letter.UnitDays}, {N: 120, Unit: letter.UnitDays}, {N: 180, Unit: letter.UnitDays},
	{N: 365, Unit: letter.UnitDays}, {N: 2, Unit: letter.UnitMonths}, {N: 3, Unit: letter.UnitMonths}, {N: 4, Unit: letter.UnitMonths}, {N: 6, Unit: letter.UnitMonths},
	{N: 12, Unit: letter.UnitMonths}, {N: 1, Unit: letter.UnitYears}}

// next is the index of the clock of the member's next standard step, or -1.
func (d *decider) next() int {
	for _, group := range d.steps() {
		if i := d.best(group); i >= 0 {
			return i
		}
	}
	return -1
}

// steps are groups of clocks that can be the next step, the first that has any
// counts: after a first decision the member's first appeal, else what the
// letter offers at once, else the provider's own dispute; after an appeal the
// step that the letter offers first.
func (d *decider) steps() [][]int {
	var first, atOnce, second, providers []int
	for i, c := range d.clocks {
		switch {
		case !running(c):
		case c.Kind == letter.ClockStandard && c.Level < 2:
			first, second = append(first, i), append(second, i)
		case c.Kind == letter.ClockStandard && c.Level == 2:
			second = append(second, i)
		case c.Kind == letter.ClockExternalReview, c.Kind == letter.ClockFairHearing:
			atOnce, second = append(atOnce, i), append(second, i)
		case c.Kind == letter.ClockProviderDispute:
			providers = append(providers, i)
		}
	}
	if d.stage == letter.StageUpheld {
		return [][]int{second, providers}
	}
	return [][]int{first, atOnce, providers}
}

// running reports whether a clock of the user's has started with this letter,
// or would have if the letter had a date.
func running(c letter.Clock) bool {
	if c.Owner == letter.OwnerPlan {
		return false
	}
	return !c.Date.IsZero() || c.Period != nil && (c.Period.From == letter.FromNotice || c.Period.From == letter.FromReceipt)
}

// best chooses within a group: a printed date before a period, what is surer
// before what is doubtful, what stands first before what follows.
func (d *decider) best(group []int) int {
	group = d.plausible(group)
	if len(group) == 0 {
		return -1
	}
	best := group[0]
	if i := slices.IndexFunc(group, func(i int) bool { return d.clocks[i].Confidence >= doubtful }); i >= 0 {
		best = group[i]
	}
	kind := d.clocks[best].Kind
	for _, i := range group {
		c, b := d.clocks[i], d.clocks[best]
		if c.Kind != kind {
			continue
		}
		explicit := c.How == letter.HowExplicit && b.How != letter.HowExplicit && c.Confidence > b.Confidence-0.1
		if explicit || c.How == b.How && c.Confidence > b.Confidence+0.05 {
			best = i
		}
	}
	return best
}

// plausible leaves out periods that are too short for a standard step where
// the group has a longer one.
func (d *decider) plausible(group []int) []int {
	group = d.ofPlan(group)
	long := func(i int) bool {
		p := d.clocks[i].Period
		return p == nil && !d.tooSoon(i) || p != nil && days(*p) >= tooShort
	}
	if !slices.ContainsFunc(group, long) {
		return group
	}
	return slices.DeleteFunc(slices.Clone(group), func(i int) bool { return !long(i) })
}

// tooSoon reports whether a printed date is too near the letter's to be that
// of a standard step.
func (d *decider) tooSoon(i int) bool {
	return !d.date.IsZero() && d.date.DaysUntil(d.clocks[i].Date) < tooShort
}

// sure is how sure the deadline is: of its clock, of the letter's date where
// the period counts from it, and of whether such a period is usual.
func (d *decider) sure(i int) letter.Confidence {
	c := d.clocks[i]
	p := c.Confidence
	if c.How == letter.HowRelative && d.in.Facts.LetterDate != nil {
		p *= d.in.Facts.LetterDate.Confidence
	}
	if c.Kind == letter.ClockProviderDispute {
		p *= providersOwn
	}
	if d.stage == letter.StageInitial && d.mayNotBeFirst(c.Kind) {
		p *= notFirst
	}
	if c.Period != nil {
		p *= d.usual(c)
	}
	return p
}

// usual is how sure a period is by comparison with what the law and other
// letters set: recognition makes a 160 of 180.
func (d *decider) usual(c letter.Clock) letter.Confidence {
	p := letter.Period{N: c.Period.N, Unit: c.Period.Unit}
	if d.rule != nil && p.Unit == d.rule.Unit && (p.N == d.rule.N || p.N == d.rule.N+d.rule.Presumed) {
		return 1
	}
	if slices.Contains(usual, p) {
		return notTheRule
	}
	if d.printed(c.Page) {
		return unusualPrinted
	}
	return unusual
}
