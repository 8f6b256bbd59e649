package score

import (
	"slices"

	"recourse/internal/letter"
)

// answer is one value that was read, with how sure the reading was of it.
type answer struct {
	field string
	said  letter.Confidence
	right bool
}

// Bin is a range of stated confidences with what came true of it.
type Bin struct {
	// Least and Most are the lowest and highest confidence stated in the bin.
	Least letter.Confidence `json:"least"`
	Most  letter.Confidence `json:"most"`
	// Said is the mean of what was stated, Right how many of the answers were right.
	Said  letter.Confidence `json:"said"`
	Right Share             `json:"right"`
}

// enough is how many answers a bin has at least, where there are so many.
const enough = 50

// edges are where bins of confidence begin: narrow where it matters whether a
// person is asked.
var edges = []letter.Confidence{0, .5, .7, .8, .9, .95, .97, .98, .99, .995}

// calibrate puts answers into bins. A bin with too few joins its neighbour
// above, and the last one its neighbour below.
func calibrate(answers []answer) []Bin {
	slices.SortStableFunc(answers, func(a, b answer) int {
		switch {
		case a.said < b.said:
			return -1
		case a.said > b.said:
			return 1
		}
		return 0
	})
	var groups [][]answer
	start := 0
	for i := range answers {
		last := i == len(answers)-1
		if last || i-start+1 >= enough && binOf(answers[i].said) != binOf(answers[i+1].said) {
			groups = append(groups, answers[start:i+1])
			start = i + 1
		}
	}
	if n := len(groups); n > 1 && len(groups[n-1]) < enough {
		both := len(groups[n-2]) + len(groups[n-1])
		groups = append(groups[:n-2], answers[len(answers)-both:])
	}
	bins := make([]Bin, len(groups))
	for i, g := range groups {
		bins[i] = newBin(g)
	}
	return bins
}

func binOf(c letter.Confidence) int {
	i := len(edges) - 1
	for i > 0 && c < edges[i] {
		i--
	}
	return i
}

// newBin sums up answers in ascending order.
func newBin(answers []answer) Bin {
	b := Bin{Least: answers[0].said, Most: answers[len(answers)-1].said, Right: Share{Of: len(answers)}}
	for _, a := range answers {
		b.Said += a.said / letter.Confidence(len(answers))
		b.Right.N += count(a.right)
	}
	return b
}
