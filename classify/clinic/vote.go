package clinic

import (
	"math"

	"recourse/internal/cue"
	"recourse/internal/letter"
	"recourse/internal/why"
)

// Where the model is sure of a category: how far its score is ahead (the scores
// of an averaged perceptron are no probabilities), and how many features speak
// for it.
const (
	margin = 2.0
	voices = 3
)

// Vote is what a model says of a stated reason.
type Vote struct {
	Category letter.Category
	// Because are the features that speak most for it.
	Because []string
}

// VoteOn is the model's opinion of a stated reason; ok is false where it is not
// sure of one.
func VoteOn(m *why.Model, reason string) (v Vote, ok bool) {
	if m == nil || reason == "" {
		return v, false
	}
	features := why.NewReader().Features(cue.Tokens(reason))
	scores := m.Scores(features)
	first := best(scores)
	second := math.Inf(-1)
	for i, s := range scores {
		if i != first {
			second = max(second, s)
		}
	}
	if scores[first]-second < margin {
		return v, false
	}
	class := m.Classes[first]
	because := m.Strongest(features, class, told)
	return Vote{letter.Category(class), because}, len(because) >= voices
}
