package reason

import (
	_ "embed"
	"sync"

	"recourse/internal/why"
)

//go:embed weights.txt
var weightFile []byte

// weights are what the features of a candidate's place weigh; see train.
var weights = sync.OnceValue(func() *why.Model {
	m, err := why.Parse(weightFile)
	if err != nil {
		panic(err) // a mistake in the embedded file; the tests load it
	}
	return m
})

// The classes of the weights.
const (
	ClassOther  = "other"
	ClassReason = "reason"
)

// pointsOf is the log odds that a sentence with these features is part of the
// reason.
func pointsOf(features []string) float64 {
	s := weights().Scores(features)
	return s[1] - s[0]
}
