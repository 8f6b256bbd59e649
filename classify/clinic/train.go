package clinic

import (
	"cmp"
	"maps"
	"slices"

	"recourse/internal/cue"
	"recourse/internal/letter"
	"recourse/internal/why"
)

// Example is a stated reason with the category that a person gave it.
type Example struct {
	Reason   string
	Category letter.Category
}

const (
	// fewest examples of a category are what it can be learned from.
	fewest = 3
	// rounds is how often all examples are gone through.
	rounds = 20
	// folds is into how many parts the examples are cut to be tested on parts
	// that were not learned from.
	folds = 5
)

// Report tells what was learned.
type Report struct {
	// Examples are how many there are of each category; those of which there
	// are too few are left out.
	Examples map[letter.Category]int `json:"examples"`
	// Right of Tried is how often a part that was left out was told right.
	Right int `json:"right"`
	Tried int `json:"tried"`
	// Strongest are the features that speak most for each category.
	Strongest map[letter.Category][]string `json:"strongest"`
}

// Train makes a model of the examples: an averaged perceptron, the same from
// the same examples. A *letter.Error says that there are too few.
func Train(all []Example) (*why.Model, Report, error) {
	r := Report{Examples: map[letter.Category]int{}, Strongest: map[letter.Category][]string{}}
	for _, e := range all {
		r.Examples[e.Category]++
	}
	maps.DeleteFunc(r.Examples, func(_ letter.Category, n int) bool { return n < fewest })
	all = slices.DeleteFunc(slices.Clone(all), func(e Example) bool { return r.Examples[e.Category] == 0 })
	if len(r.Examples) < 2 {
		return nil, r, letter.Refuse("too_few", "there is too little to learn from: at least %d corrected denials of each of two categories", fewest)
	}
	slices.SortFunc(all, func(a, b Example) int {
		return cmp.Or(cmp.Compare(a.Reason, b.Reason), cmp.Compare(a.Category, b.Category))
	})
	samples, classes := samplesOf(all), slices.Sorted(maps.Keys(r.Examples))
	r.test(samples, classes)
	m := fit(samples, classes)
	for i, c := range classes {
		r.Strongest[c] = strongest(m, i)
	}
	return m, r, nil
}

type sample struct {
	features []string
	category letter.Category
}

func samplesOf(all []Example) []sample {
	reader := why.NewReader()
	var out []sample
	for _, e := range all {
		out = append(out, sample{reader.Features(cue.Tokens(e.Reason)), e.Category})
	}
	return out
}

// test tells every fifth example by a model of the others.
func (r *Report) test(samples []sample, classes []letter.Category) {
	for fold := range folds {
		var learn, try []sample
		for i, s := range samples {
			if i%folds == fold {
				try = append(try, s)
			} else {
				learn = append(learn, s)
			}
		}
		m := fit(learn, classes)
		for _, s := range try {
			r.Tried++
			if classes[best(m.Scores(s.features))] == s.category {
				r.Right++
			}
		}
	}
}

// fit goes through the samples again and again: a sample that is told wrong
// moves the weights of its features. What counts is their mean over all steps.
func fit(samples []sample, classes []letter.Category) *why.Model {
	now, mean := empty(classes), empty(classes)
	for range rounds {
		for _, s := range samples {
			told, right := best(now.Scores(s.features)), slices.Index(classes, s.category)
			if told != right {
				now.move(s.features, right, +1)
				now.move(s.features, told, -1)
			}
			mean.addAll(now)
		}
	}
	mean.scale(1 / float64(rounds*len(samples)))
	return mean.Model
}

// weights is a model in the making.
type weights struct{ *why.Model }

func empty(classes []letter.Category) weights {
	m := &why.Model{Bias: make([]float64, len(classes)), Weights: map[string][]float64{}}
	for _, c := range classes {
		m.Classes = append(m.Classes, string(c))
	}
	return weights{m}
}

func (w weights) of(feature string) []float64 {
	ws, ok := w.Weights[feature]
	if !ok {
		ws = make([]float64, len(w.Classes))
		w.Weights[feature] = ws
	}
	return ws
}

func (w weights) move(features []string, class int, by float64) {
	w.Bias[class] += by
	for _, f := range features {
		w.of(f)[class] += by
	}
}

func (w weights) addAll(o weights) {
	for i, b := range o.Bias {
		w.Bias[i] += b
	}
	for f, ws := range o.Weights {
		for i, x := range ws {
			w.of(f)[i] += x
		}
	}
}

func (w weights) scale(by float64) {
	for i := range w.Bias {
		w.Bias[i] *= by
	}
	for _, ws := range w.Weights {
		for i := range ws {
			ws[i] *= by
		}
	}
}

// best is the class of the highest score, the first of equals.
func best(scores []float64) int {
	at := 0
	for i, s := range scores {
		if s > scores[at] {
			at = i
		}
	}
	return at
}

// told is how many features explain a category.
const told = 5

// strongest are the features that speak most for a class.
func strongest(m *why.Model, class int) []string {
	names := slices.Sorted(maps.Keys(m.Weights))
	names = slices.DeleteFunc(names, func(f string) bool { return m.Weights[f][class] <= 0 })
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(m.Weights[b][class], m.Weights[a][class]) })
	return names[:min(told, len(names))]
}
