package classify

import (
	"cmp"
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
	// cued is whether a cue gives it too in its best passage.
	cued bool
	// coded is whether a code of a denied line gives it too.
	coded bool
	// told is whether the letter states its reason, and whole how likely this one
	// is by the model when that reason is taken as one text.
	told  bool
	whole float64
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
	// aside is true where the letter states its reason, and this is not in it.
	aside bool
	// remote is true where it stands neither among reasons nor by the decision.
	remote bool
	// operative is true where its best passage can say what was decided, and does
	// not stand in a paragraph of reserves.
	operative bool
	// bare is true where only the sentence that decides gives it, and the other
	// sentences of the stated reason do not.
	bare bool
}

// grounds scores every category, the strongest first.
func (r *reading) grounds(decision int, denying []codes.Meaning) []ground {
	weights := r.weigh(decision)
	top := make([]float64, len(r.ps)) // the strongest category of each passage
	for _, ws := range weights {
		for i, w := range ws {
			top[i] = max(top[i], w)
		}
	}
	var out []ground
	for n, name := range r.cues.categories.Names {
		g := ground{category: letter.Category(name), best: -1, score: damped(weights[n]), told: r.whole != nil}
		g.whole = r.whole[g.category]
		g.show(r.ps, weights[n], top)
		g.place(r.ps, weights[n], decision)
		g.cued = g.best >= 0 && r.cues.categories.Weight(name, r.ps[g.best].words) >= further
		out = append(out, g)
	}
	markCrowded(out, r.ps)
	addCodes(out, denying)
	slices.SortStableFunc(out, func(a, b ground) int { return cmp.Compare(b.leading(), a.leading()) })
	return out
}

// show finds the passage that shows the ground best.
func (g *ground) show(ps []passage, weights, top []float64) {
	lead := 0.0
	for i, w := range weights {
		own := w
		if w < top[i] {
			own *= sharedPassage
		}
		if own <= lead {
			continue
		}
		p := ps[i]
		lead, g.weight, g.best = own, w, i
		g.apart, g.added = p.apart(), p.roles["additional"]
		g.operative = p.operative() && !reserves(ps, p.paragraph)
		g.explains = p.legend || p.stated || p.section == sectionReason
	}
}

// reserves reports whether a paragraph makes a reserve: "an approval is no promise
// of payment", and what it goes on to say of claims that may be denied.
func reserves(ps []passage, paragraph int) bool {
	return slices.ContainsFunc(ps, func(p passage) bool {
		return p.paragraph == paragraph && (p.roles["boilerplate"] || p.roles["conditional"])
	})
}

// place says where in the letter the ground stands.
func (g *ground) place(ps []passage, weights []float64, decision int) {
	if g.best < 0 {
		return
	}
	known, told, more, again := false, false, false, false
	for i, p := range ps {
		says := p.stated && weights[i] > 0
		known, told = known || p.stated, told || says
		more, again = more || p.stated && i != decision && !p.roles["additional"], again || says && i != decision
	}
	g.added = g.added && !slices.ContainsFunc(weightier(ps, weights), func(p passage) bool { return !p.roles["additional"] })
	g.aside = known && !told && !ps[g.best].legend
	g.bare = g.best == decision && more && !again
	g.remote = !known && !g.explains && !near(g.best, decision)
}

// weightier are the passages that give a reason by themselves.
func weightier(ps []passage, weights []float64) []passage {
	var out []passage
	for i, w := range weights {
		if w >= further {
			out = append(out, ps[i])
		}
	}
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
func (r *reading) weigh(decision int) [][]float64 {
	book := r.cues.categories
	out := make([][]float64, len(book.Names))
	for n := range out {
		out[n] = make([]float64, len(r.ps))
	}
	for i := range r.ps {
		counts := relevance(r.ps, i, decision)
		if counts == 0 {
			continue
		}
		for n, e := range r.evidence(r.ps[i]) {
			out[n][i] = counts * e
		}
	}
	r.limitsNoDrug(out)
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

// codeWeight is what a code alone says; a sentence outranks it. A code that is
// also used for another category hints at that one by alsoShare of it.
const (
	codeWeight = 1.2
	alsoShare  = 0.25
)

// addCodes lets the codes of the denied lines hint.
func addCodes(gs []ground, denying []codes.Meaning) {
	for n, m := range denying {
		for i := range gs {
			switch {
			case m.Category != nil && gs[i].category == *m.Category:
				gs[i].score += codeWeight / float64(n+1)
				gs[i].apart = gs[i].apart || n > 0
				gs[i].coded = true
			case slices.Contains(m.Also, gs[i].category):
				gs[i].score += codeWeight * alsoShare
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
