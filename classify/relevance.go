package classify

import (
	"slices"

	"recourse/classify/codes"
)

// The weights of what is said where. The stated reason counts most, then the
// sections that say why; forms' own words and rights count nothing.
const (
	statedWeight   = 1.25
	reasonWeight   = 1.0
	decisionWeight = 0.9
	bodyWeight     = 0.6
	headWeight     = 0.25
	criteriaWeight = 0.4
	// asideShare is left of a condition, an alternative or a look back, and
	// rightsShare of a sentence that tells of rights among other text.
	asideShare  = 0.15
	rightsShare = 0.25
	// headingShare is left of a heading, which tells the subject, not the reason.
	headingShare = 0.5
	tickedShare  = 1.3
	// nearDecision is added to what stands around the decision.
	nearDecision = 0.3
)

// relevance is how much a passage counts as a reason. decision is the passage
// that decides, -1 where there is none.
func relevance(ps []passage, i int, decision int) float64 {
	p := ps[i]
	switch {
	case p.box == emptyBox, p.furniture, p.roles["foreign"], p.informs():
		return 0
	case p.stated:
		return statedWeight
	case p.roles["boilerplate"]:
		return 0
	}
	w := sectionWeight(p) * roleShare(p)
	if p.legend {
		w = max(w, reasonWeight)
	}
	if p.box == tickedBox {
		w *= tickedShare
	}
	if w > 0 && near(i, decision) && p.section != sectionHead {
		w += nearDecision
	}
	return w
}

// near reports whether the passage stands around the decision.
func near(i, decision int) bool { return decision >= 0 && i >= decision-1 && i <= decision+3 }

// roleShare is what the role of a passage leaves of its weight.
func roleShare(p passage) float64 {
	share := 1.0
	switch {
	case p.roles["conditional"], p.roles["alternative"], p.roles["history"]:
		share = asideShare
	case p.roles["rights"]:
		share = rightsShare
	}
	if p.heading && p.section != sectionReason {
		share *= headingShare
	}
	return share
}

// informs reports whether the passage is the legend of codes that deny nothing.
func (p passage) informs() bool {
	return p.legend && !slices.ContainsFunc(p.codes, codes.Meaning.Denies)
}

func sectionWeight(p passage) float64 {
	switch p.section {
	case sectionReason:
		return reasonWeight
	case sectionDecision:
		return decisionWeight
	case sectionBody:
		return bodyWeight
	case sectionHead:
		return headWeight
	case sectionCriteria:
		return criteriaWeight
	}
	return 0
}
