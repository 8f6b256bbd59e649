package reason

import (
	_ "embed"
	"math"
	"slices"
	"sync"

	"recourse/extract/section"
	"recourse/internal/cue"
	"recourse/internal/layout"
	"recourse/internal/why"
)

//go:embed cues.yaml
var builtin []byte

type book struct {
	*cue.Book
	lexicon *cue.Lexicon
}

var cues = sync.OnceValue(func() book {
	b, err := cue.Parse(builtin, nil)
	if err != nil {
		panic(err) // a mistake in the embedded file; the tests load it
	}
	return book{b, cue.NewLexicon(b.Patterns()...)}
})

// Passage is a run of sentences that can be the reason.
type Passage struct {
	// Sentences are the ranges of the run, in order; furniture between two
	// pages is not among them.
	Sentences []layout.Range
	// Points are the sum over its sentences, Strongest those of the one that is
	// most like a reason.
	Points, Strongest float64
	// Heading reports whether it stands under a heading that asks why.
	Heading bool
	// Legend reports whether it explains a code.
	Legend bool
	// orphan tells that no code was read before a legend's sentence; surely that
	// a sentence gives a reason by its words alone.
	// cut tells that the sentence beside it may as well belong to it.
	orphan, surely, cut bool
	// trimmed are sentences before and behind it in the same breath that are no
	// reason, and no rivals of it.
	trimmed []layout.Range
}

// Words are the indexes of the words of the passage.
func (p Passage) Words() []int {
	var out []int
	for _, s := range p.Sentences {
		out = append(out, s.Words()...)
	}
	return out
}

// Result is what was found.
type Result struct {
	// Best is the likeliest reason, nil where none is enough like one.
	Best *Passage
	// Others are the next likely ones, best first.
	Others []Passage
	// Lead is how far its strongest sentence is before every other of the letter.
	Lead float64
	// Denies reports whether the letter says that something is denied, and not
	// more plainly the contrary.
	Denies bool
}

// Find finds the reason of the letter.
func Find(t *layout.Text, parts []section.Part) Result {
	f := newFinder(t, parts, Judges{why.Reasons(), why.Decisions()})
	legend := f.legends()
	sentences := f.judged(legend)
	res := Result{Denies: f.denies && f.decided > minDecided}
	if !res.Denies { // a discount or the patient's share
		legend = slices.DeleteFunc(legend, func(p Passage) bool { return p.Points < pointsOrphan })
	}
	runs := bestRuns(sentences, pointsLean)
	plain := len(runs) > 0 && runs[0].Strongest >= enough
	switch {
	case len(runs) > 0 && meansOnly(runs[0], legend):
		runs = append(legend, runs[1:]...)
	case !plain && len(runs) > 0 && len(legend) > 0 && runs[0].Strongest >= fair && runs[0].Points > legend[0].Points:
		runs = append(runs, legend...) // several sentences together
	case !plain && len(runs) > 0 && len(legend) > 0 && runs[0].surely && (runs[0].Heading || legend[0].orphan && !legend[0].surely):
		runs = append(runs, legend...) // a sure reason beside what only may explain a code
	case !plain && len(legend) > 0 && legend[0].Points >= pointsOrphan:
		runs = append(legend, runs...)
	case !plain && res.Denies && f.decided > 0 && !f.grants: // a letter that denies says why: the likeliest sentences
		runs = bestRuns(sentences, lean(sentences))
	default:
		runs = append(runs, legend...)
	}
	doubted := f.decided < favourable || f.grants
	if len(runs) == 0 || doubted && !runs[0].Legend && runs[0].Strongest < sure {
		return res
	}
	res.Best, res.Others = &runs[0], runs[1:]
	res.Lead = runs[0].Strongest - strongestBeside(runs[0], sentences)
	return res
}

// strongestBeside are the points of the strongest sentence outside of the
// passage.
func strongestBeside(p Passage, cs []Candidate) float64 {
	best := math.Inf(-1)
	for _, c := range cs {
		if !slices.ContainsFunc(p.Sentences, c.Overlaps) && !slices.ContainsFunc(p.trimmed, c.Overlaps) {
			best = max(best, c.points)
		}
	}
	return best
}

// lean is what makes the likeliest sentence a reason.
func lean(cs []Candidate) float64 {
	best := math.Inf(-1)
	for _, c := range cs {
		best = max(best, c.points)
	}
	return max(pointsLean, leastBest-best)
}

// Judges tell what sentences say of why, and of what was decided.
type Judges struct{ Reasons, Decisions *why.Judge }

type finder struct {
	t      *layout.Text
	parts  []section.Part
	read   func(string) *cue.Sentence
	judges Judges
	// asked reports whether a section says why; rights are the stretches behind
	// the first section of rights.
	asked  bool
	rights map[int]bool
	// decided is what the sentences say of the decision, less than 0 where it
	// is favourable; denies tells that one says that something is denied.
	decided float64
	denies  bool
	// grants tells that one says that something is approved, or an earlier denial
	// overturned.
	grants bool
}

func newFinder(t *layout.Text, parts []section.Part, judges Judges) *finder {
	return &finder{t: t, parts: parts, read: cues().lexicon.Reader(), judges: judges}
}

// judged are the candidates with their points.
func (f *finder) judged(legend []Passage) []Candidate {
	cs := f.candidates(legend)
	f.survey(cs)
	for i := range cs {
		cs[i].points = pointsOf(f.features(cs, i))
		switch {
		case cs[i].box:
			cs[i].points += pointsUnticked
		case cs[i].legend:
			cs[i].points += pointsExplains
		}
	}
	cohere(cs)
	return cs
}

// cohere gives the sentences of a paragraph that holds a sure reason the benefit
// of the doubt: facts stand before and behind what follows from them.
func cohere(cs []Candidate) {
	paragraph := make([]float64, len(cs))
	for i := 0; i < len(cs); {
		j, best := i+1, cs[i].points
		for j < len(cs) && !cs[j].opens && cs[j].sect == cs[i].sect {
			best = max(best, cs[j].points)
			j++
		}
		for ; i < j; i++ {
			paragraph[i] = best
		}
	}
	for i := range cs {
		if cs[i].plain && paragraph[i] >= sure && cs[i].points < paragraph[i] {
			cs[i].points += pointsTogether
		}
	}
}

// weigh notes what a sentence says about the decision.
func (f *finder) weigh(s said, part section.Part) {
	denied := cues().Weight("decision", s.read)
	if denied == 0 && part.Kind != section.Legend && s.denied {
		denied = 1
	}
	f.denies = f.denies || denied > 0
	switch part.Kind {
	case section.Opening, section.Why, section.Decision, section.Other, section.Request:
	default: // what may be decided later
		return
	}
	f.grants = f.grants || s.granted
	favours := cues().Weight("favourable", s.read)
	if s.text > 0 { // "we cannot tell whether it meets the criteria"
		favours = 0
	}
	f.decided += denied - 1.5*favours - 2*cues().Weight("pending", s.read)
}

// isFragment reports whether the range is no sentence: few words without an
// end, as in tables and addresses.
func (f *finder) isFragment(r layout.Range) bool {
	last := f.t.Words[r.To-1].Text
	switch last[len(last)-1] {
	case '.', '?', '!', '"', ')':
		return false
	}
	return r.Len() < 9
}
