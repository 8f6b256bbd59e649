package classify

import (
	"math"

	"recourse/internal/letter"
	"recourse/internal/why"
)

// How the two voices about a sentence are put together: what the learned model
// says of its words, and the cues, whose weight counts so much as log odds.
const (
	cueOdds = 0.5
	// plainly is the evidence of a sentence that says one reason and nothing else;
	// it is on the scale of the cues' weights.
	plainly = 4.0
	// faint evidence is none.
	faint = 0.4
)

// evidence is how plainly the passage gives each category of the book, by the
// model and the cues together. In the stated reason every sentence gives one;
// elsewhere a cue is evidence by itself.
func (r *reading) evidence(p passage) []float64 {
	book := r.cues.categories
	if r.judge == nil {
		return r.cued(p)
	}
	says := r.judge.Of(p.words.Tokens)
	out := make([]float64, len(book.Names))
	sum := 0.0
	if !p.stated && !p.legend {
		sum = math.Exp(says.Score(why.None))
	}
	for n, name := range book.Names {
		out[n] = math.Exp(says.Score(name) + cueOdds*book.Weight(name, p.words))
		sum += out[n]
	}
	for n, name := range book.Names {
		if out[n] *= plainly / sum; out[n] < faint {
			out[n] = 0
		}
		if !p.stated {
			out[n] = max(out[n], book.Weight(name, p.words))
		}
	}
	return out
}

// wholeReason is how likely each category is, by the model alone, when the stated
// reason is taken as one text. Sentences that hint at others by themselves, as
// facts and standards do, then count for what they are said for. What is said in
// addition to a reason is no part of it.
func (r *reading) wholeReason() map[letter.Category]float64 {
	says, ok := r.judged(func(p passage) bool { return p.stated && !p.roles["additional"] })
	if !ok {
		says, ok = r.judged(func(p passage) bool { return p.stated })
	}
	if !ok {
		return nil
	}
	out := map[letter.Category]float64{}
	sum := 0.0
	for _, name := range r.cues.categories.Names {
		x := math.Exp(says.Score(name))
		out[letter.Category(name)] = x
		sum += x
	}
	for c := range out {
		out[c] /= sum
	}
	if !r.aboutDrug() { // see limitsNoDrug
		out[letter.CategoryBenefitLimit] += out[letter.CategoryFormulary]
		out[letter.CategoryFormulary] = 0
	}
	return out
}

// judged is what the model says of the passages as one text, where there are any.
func (r *reading) judged(of func(passage) bool) (why.Says, bool) {
	var tokens []string
	for _, p := range r.ps {
		if of(p) {
			tokens = append(tokens, p.words.Tokens...)
		}
	}
	return r.judge.Of(tokens), len(tokens) > 0
}

// cued is the evidence of the cues alone.
func (r *reading) cued(p passage) []float64 {
	out := make([]float64, len(r.cues.categories.Names))
	for n, name := range r.cues.categories.Names {
		out[n] = r.cues.categories.Weight(name, p.words)
	}
	return out
}
