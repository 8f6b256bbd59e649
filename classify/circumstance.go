package classify

import (
	"slices"

	"recourse/classify/codes"
	"recourse/internal/letter"
)

// stageOf is upheld where an internal appeal was decided against the member.
func stageOf(v verdict, s signals, denying []codes.Meaning) letter.Stage {
	if v.letterType == letter.TypeUpheld || v.letterType == letter.TypePartialDenial && s.says("upheld") {
		return letter.StageUpheld
	}
	coded := slices.ContainsFunc(denying, func(m codes.Meaning) bool {
		return m.Stage != nil && *m.Stage == letter.StageUpheld
	})
	if coded {
		return letter.StageUpheld
	}
	return letter.StageInitial
}

// shortValue is how many words the value of a form's field has at most.
const shortValue = 4

// urgentOf reports whether the letter says that the request was handled as
// urgent. How to ask for a fast appeal does not count: it stands under rights.
// Concurrent review is urgent while the care goes on; an appeal that follows
// is urgent only where it is called so.
func urgentOf(ps []passage, c *cues, stage letter.Stage) bool {
	yes, no := 0.0, 0.0
	for _, p := range ps {
		if !p.tellsHandling() {
			continue
		}
		yes = max(yes, c.urgency.Weight("urgent", p.words))
		if len(p.words.Tokens) <= shortValue {
			yes = max(yes, c.urgency.Weight("value", p.words))
		}
		if stage == letter.StageInitial {
			yes = max(yes, c.urgency.Weight("concurrent", p.words))
		}
		no = max(no, c.urgency.Weight("not_urgent", p.words))
	}
	return yes > no
}

// tellsHandling reports whether the passage can say how this request was handled.
func (p passage) tellsHandling() bool {
	return p.box != emptyBox && !p.furniture && p.section != sectionRights && p.section != sectionNotice &&
		!p.roles["conditional"]
}

// The plan's law is what the letter names most; a lone hint is not enough.
const (
	planEnough = 0.9
	planMargin = 0.5
)

// planOf is the plan type by the words of the whole letter, boilerplate
// included. It is not sure where two laws are named about equally.
func planOf(ps []passage, c *cues) (plan letter.PlanType, sure bool) {
	best, second := 0.0, 0.0
	plan = letter.PlanUnknown
	for _, name := range c.plans.Names {
		var found []float64
		for _, p := range ps {
			if p.box == emptyBox || p.foreign() {
				continue
			}
			w := c.plans.Weight(name, p.words)
			if p.section == sectionRights || p.section == sectionNotice || p.roles["conditional"] {
				w *= 0.8
			}
			if w > 0 {
				found = append(found, w)
			}
		}
		switch score := damped(found); {
		case score > best:
			best, second, plan = score, best, letter.PlanType(name)
		case score > second:
			second = score
		}
	}
	if best < planEnough {
		return letter.PlanUnknown, true
	}
	return plan, best-second >= planMargin
}
