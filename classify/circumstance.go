package classify

import (
	"slices"

	"recourse/classify/codes"
	"recourse/internal/letter"
)

// stage is upheld where an internal appeal was decided against the member.
func (r *reading) stage() letter.Stage {
	t := r.verdict.letterType
	if t == letter.TypeUpheld || t == letter.TypePartialDenial && (r.says.say("upheld") || r.says.say("overturned")) {
		return letter.StageUpheld
	}
	coded := slices.ContainsFunc(r.denying, func(m codes.Meaning) bool {
		return m.Stage != nil && *m.Stage == letter.StageUpheld
	})
	if coded {
		return letter.StageUpheld
	}
	return letter.StageInitial
}

// shortValue is how many words the value of a form's field has at most.
const shortValue = 4

// urgent reports whether the letter says that the request was handled as
// urgent. How to ask for a fast appeal does not count: it stands under rights.
// Concurrent review is urgent while the care goes on; an appeal that follows
// is urgent only where it is called so.
func (r *reading) urgent(stage letter.Stage) bool {
	book := r.cues.urgency
	yes, no := 0.0, 0.0
	for _, p := range r.ps {
		if !p.tellsHandling() {
			continue
		}
		yes = max(yes, book.Weight("urgent", p.words))
		if len(p.words.Tokens) <= shortValue {
			yes = max(yes, book.Weight("value", p.words))
		}
		if stage == letter.StageInitial {
			yes = max(yes, book.Weight("concurrent", p.words))
		}
		no = max(no, book.Weight("not_urgent", p.words))
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

// noticeShare is how much a law counts that is named in rights and notices,
// which plans of one payer share.
const noticeShare = 0.8

// plan is the plan type by the words of the whole letter, boilerplate
// included. It is not sure where two laws are named about equally.
func (r *reading) plan() (plan letter.PlanType, sure bool) {
	best, second := 0.0, 0.0
	plan = letter.PlanUnknown
	for _, name := range r.cues.plans.Names {
		switch score := r.planScore(name); {
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

func (r *reading) planScore(name string) float64 {
	var found []float64
	for _, p := range r.ps {
		if p.box == emptyBox || p.roles["foreign"] {
			continue
		}
		w := r.cues.plans.Weight(name, p.words)
		if p.section == sectionRights || p.section == sectionNotice || p.roles["conditional"] {
			w *= noticeShare
		}
		found = append(found, w)
	}
	return damped(found)
}

// funding is who bears the cost of this plan, nil where the letter says nothing
// or both.
func (r *reading) funding() *letter.Funding {
	var said []letter.Funding
	for _, f := range letter.Fundings {
		if slices.ContainsFunc(r.ps, func(p passage) bool {
			return p.box != emptyBox && !p.roles["foreign"] && !p.roles["conditional"] && r.cues.funding.Weight(string(f), p.words) > 0
		}) {
			said = append(said, f)
		}
	}
	if len(said) != 1 {
		return nil
	}
	return &said[0]
}
