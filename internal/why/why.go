package why

import (
	_ "embed"
	"math"
	"slices"
	"sync"
)

//go:embed reasons.txt
var reasonFile []byte

//go:embed decisions.txt
var decisionFile []byte

// None is the class of the sentences that give no reason, or decide nothing.
const None = "none"

// builtin makes a model of an embedded file ready, once.
func builtin(file *[]byte) func() *scorer {
	return sync.OnceValue(func() *scorer {
		m, err := Parse(*file)
		if err != nil {
			panic(err) // a mistake in the embedded file; the tests load it
		}
		return newScorer(m)
	})
}

var reasons, decisions = builtin(&reasonFile), builtin(&decisionFile)

// Judge tells what sentences say. It is not safe for concurrent use.
type Judge struct {
	sum   sum
	known map[string]word // cache by word as written
	words []word          // of the sentence
}

func newJudge(s *scorer) *Judge {
	return &Judge{sum: sum{scorer: s, seen: make([]int32, len(s.weights))}, known: map[string]word{}}
}

// Reasons makes a judge of what sentences say of why: its classes are the
// categories and None.
func Reasons() *Judge { return newJudge(reasons()) }

// Decisions makes a judge of what sentences say was decided.
func Decisions() *Judge { return newJudge(decisions()) }

// JudgeWith makes a judge with another model.
func JudgeWith(m *Model) *Judge { return newJudge(newScorer(m)) }

// Says is what a sentence says: how much speaks for each class.
type Says struct {
	scores []float64
	model  *Model
}

// Of judges the words of a sentence (see cue.Tokens).
func (j *Judge) Of(tokens []string) Says {
	j.words = j.words[:0]
	for _, t := range tokens {
		w, ok := j.known[t]
		if !ok {
			if w, ok = j.sum.words[stem(t)]; !ok {
				w.self = none
			}
			j.known[t] = w
		}
		j.words = append(j.words, w)
	}
	return Says{scores: j.sum.score(j.words), model: j.sum.Model}
}

// Any is the log odds that the sentence is of any class but None.
func (s Says) Any() float64 {
	n := slices.Index(s.model.Classes, None)
	most, sum := math.Inf(-1), 0.0
	for i, x := range s.scores {
		if i != n {
			most = max(most, x)
		}
	}
	for i, x := range s.scores {
		if i != n {
			sum += math.Exp(x - most)
		}
	}
	return most + math.Log(sum) - s.scores[n]
}

// Score is what speaks for the class, to be compared with the others of the same
// sentence.
func (s Says) Score(class string) float64 {
	if i := slices.Index(s.model.Classes, class); i >= 0 {
		return s.scores[i]
	}
	return math.Inf(-1)
}

// Share is how likely the class is, from 0 to 1.
func (s Says) Share(class string) float64 {
	sum := 0.0
	for _, x := range s.scores {
		sum += math.Exp(x - s.Score(class))
	}
	return 1 / sum
}
