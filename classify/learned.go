package classify

import (
	"math"

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

// cued is the evidence of the cues alone.
func (r *reading) cued(p passage) []float64 {
	out := make([]float64, len(r.cues.categories.Names))
	for n, name := range r.cues.categories.Names {
		out[n] = r.cues.categories.Weight(name, p.words)
	}
	return out
}
