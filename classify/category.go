package classify

import (
	"slices"

	"recourse/classify/codes"
	"recourse/internal/letter"
)

// ground is how strongly the letter gives one category as its reason.
type ground struct {
	category letter.Category
	score    float64
	// best is the passage that shows it, -1 where only a code does.
	best   int
	weight float64 // of the best passage alone
	// apart is true where it is given as a reason of its own: "in addition", in
	// a list, or by a code of its own.
	apart bool
	// explains is true where it stands among reasons: in the legend of a code or
	// under a heading that says why.
	explains bool
	// crowded is true where a long sentence gives another reason as strongly.
	crowded bool
	// added is true where it is given in addition to another.
	added bool
}

// The weights of what is said where. The stated reason counts most, then the
// sections that say why; forms' own words and rights count nothing.
const (
	statedWeight   = 1.25
	reasonWeight   = 1.0
	decisionWeight = 0.9
	bodyWeight     = 0.6
	headWeight     = 0.25
	criteriaWeight = 0.4
	nearDecision   = 0.3
	// codeWeight is what a code alone says; a sentence outranks it.
	codeWeight = 1.2
)

// relevance is how much a passage counts as a reason.
func relevance(ps []passage, i int, decision int) float64 {
	p := ps[i]
	if p.box == emptyBox || p.furniture || p.foreign() {
		return 0
	}
	w := sectionWeight(p)
	switch {
	case p.stated:
		return statedWeight
	case p.roles["boilerplate"]:
		return 0
	case p.roles["conditional"], p.roles["alternative"], p.roles["history"]:
		w *= 0.15
	case p.roles["rights"]:
		w *= 0.25
	}
	if p.legend {
		w = max(w, reasonWeight)
	}
	if p.heading && p.section != sectionReason {
		w *= 0.5
	}
	if p.box == tickedBox {
		w *= 1.3
	}
	if w > 0 && decision >= 0 && i >= decision-1 && i <= decision+3 && p.section != sectionHead {
		w += nearDecision
	}
	return w
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

// grounds scores every category, the strongest first.
func grounds(ps []passage, c *cues, decision int, denying []codes.Meaning) []ground {
	weights := weigh(ps, c, decision)
	top := make([]float64, len(ps)) // the strongest category of each passage
	for _, ws := range weights {
		for i, w := range ws {
			top[i] = max(top[i], w)
		}
	}
	var out []ground
	for n, name := range c.categories.Names {
		g := ground{category: letter.Category(name), best: -1, score: damped(weights[n])}
		lead := 0.0
		for i, w := range weights[n] {
			own := w
			if w < top[i] {
				own *= sharedPassage
			}
			if own > lead {
				lead, g.weight, g.best = own, w, i
				g.apart, g.added = ps[i].apart(), ps[i].roles["additional"]
				g.explains = ps[i].legend || ps[i].stated || ps[i].section == sectionReason
			}
		}
		out = append(out, g)
	}
	markCrowded(out, ps)
	addCodes(out, denying)
	slices.SortStableFunc(out, func(a, b ground) int {
		switch {
		case a.leading() > b.leading():
			return -1
		case a.leading() < b.leading():
			return 1
		}
		return 0
	})
	return out
}

// crowdedWords is how many words a sentence has that may well be two.
const crowdedWords = 40

func markCrowded(gs []ground, ps []passage) {
	for i := range gs {
		g := &gs[i]
		if g.best < 0 || len(ps[g.best].words.Tokens) < crowdedWords {
			continue
		}
		g.crowded = slices.ContainsFunc(gs, func(o ground) bool {
			return o.category != g.category && o.best == g.best && o.weight >= further
		})
	}
}

// sharedPassage is how much less a passage is the proof of a category where
// another category is stronger in it.
const sharedPassage = 0.6

// weigh is the weight of every passage for every category.
func weigh(ps []passage, c *cues, decision int) [][]float64 {
	out := make([][]float64, len(c.categories.Names))
	for n := range out {
		out[n] = make([]float64, len(ps))
	}
	for i := range ps {
		r := relevance(ps, i, decision)
		if r == 0 {
			continue
		}
		for n, name := range c.categories.Names {
			out[n][i] = r * c.categories.Weight(name, ps[i].words)
		}
	}
	return out
}

// apart reports whether the passage gives a reason of its own.
func (p passage) apart() bool { return p.roles["additional"] || p.legend || p.listed }

// leading is the score for the main reason: one given "in addition" is not it.
func (g ground) leading() float64 {
	if g.added {
		return g.score * addedShare
	}
	return g.score
}

// addedShare is what is left of a reason that is given in addition.
const addedShare = 0.7

// damped adds up the strongest passages; saying it again adds little.
func damped(ws []float64) float64 {
	ws = slices.Clone(ws)
	slices.Sort(ws)
	slices.Reverse(ws)
	sum, part := 0.0, 1.0
	for _, w := range ws[:min(3, len(ws))] {
		sum += w * part
		part /= 2
	}
	return sum
}

// addCodes lets the codes of the denied lines hint.
func addCodes(gs []ground, denying []codes.Meaning) {
	for n, m := range denying {
		if m.Category == nil {
			continue
		}
		for i := range gs {
			switch {
			case gs[i].category == *m.Category:
				gs[i].score += codeWeight / float64(n+1)
			case slices.Contains(m.Also, gs[i].category):
				gs[i].score += codeWeight / 4
			}
		}
	}
}

// strongest is the ground with the weightiest passage.
func strongest(gs []ground) ground {
	best := ground{best: -1}
	for _, g := range gs {
		if g.weight > best.weight {
			best = g
		}
	}
	return best
}

// The thresholds of a reason.
const (
	// enough is the score from which a category is a reason at all.
	enough = 1.0
	// further is the weight of a passage that gives a further reason, and
	// furtherShare its share of the main reason's.
	further      = 1.8
	furtherShare = 0.45
)

// reasons are the main ground and the further ones that the letter gives.
func reasons(gs []ground, contains map[letter.Category][]letter.Category) []ground {
	if len(gs) == 0 || gs[0].score < enough {
		return nil
	}
	out := gs[:1:1]
	for _, g := range gs[1:] {
		if g.best < 0 || g.weight < further || g.score < furtherShare*gs[0].score {
			continue
		}
		if g.apart && g.best != gs[0].best || !slices.Contains(contains[gs[0].category], g.category) && g.best != gs[0].best {
			out = append(out, g)
		}
	}
	return out
}

// prefer settles which of the leading reasons is the main one: of two that are
// about as strong, the one that contains the other where one sentence gives
// both, else the one that the letter gives first.
func prefer(gs []ground, contains map[letter.Category][]letter.Category) []ground {
	out := slices.Clone(gs)
	for i := 1; i < len(out); i++ {
		a, b := out[0], out[i]
		if b.added || b.best < 0 || b.weight < further || b.leading() < strongShare*a.leading() {
			continue
		}
		holds := slices.Contains(contains[b.category], a.category) && !slices.Contains(contains[a.category], b.category)
		if b.best == a.best && holds || b.best < a.best && !slices.Contains(contains[a.category], b.category) {
			out = slices.Insert(slices.Delete(out, i, i+1), 0, b)
		}
	}
	return out
}

// strongShare is the share of the leading reason's score from which another
// reason may go before it.
const strongShare = 0.75
