package reason

import (
	"slices"

	"recourse/internal/layout"
	"recourse/internal/letter"
)

// othersShown is how many other passages are kept for a person to choose from.
const othersShown = 3

// bestRuns are the runs of neighbouring sentences with the most points, best
// first, none overlapping another.
func bestRuns(ss []judged) []Passage {
	var out []Passage
	used := make([]bool, len(ss))
	for range othersShown + 1 {
		from, to, points := bestRun(ss, used)
		if points <= 0 {
			break
		}
		p := Passage{Points: points}
		for i := from; i < to; i++ {
			used[i] = true
			p.Sentences = append(p.Sentences, ss[i].Range)
			p.Heading = p.Heading || ss[i].why
		}
		out = append(out, p)
	}
	return out
}

// bestRun is the run with the highest sum that crosses no heading and uses no
// sentence twice.
func bestRun(ss []judged, used []bool) (from, to int, points float64) {
	start, sum := 0, 0.0
	for i, s := range ss {
		broken := i == 0 || used[i] || used[i-1] || s.sect != ss[i-1].sect || gapped(ss[i-1].Range, s.Range)
		if !broken && s.opens {
			sum += pointsBreak
		}
		if broken || sum <= 0 {
			start, sum = i, 0
		}
		if used[i] {
			continue
		}
		sum += s.points
		if sum > points {
			from, to, points = start, i+1, sum
		}
	}
	return from, to, points
}

// gapped reports whether words stand between two sentences that are not
// furniture.
func gapped(a, b layout.Range) bool { return a.To != b.From }

// sortByPoints puts the best first.
func sortByPoints(ps []Passage) {
	slices.SortStableFunc(ps, func(a, b Passage) int {
		switch {
		case a.Points > b.Points:
			return -1
		case a.Points < b.Points:
			return 1
		}
		return 0
	})
}

// Confidence is how often such a passage is the reason, by its points, its
// place, and the lead over the next one.
func (r Result) Confidence() letter.Confidence {
	if r.Best == nil {
		return 0
	}
	c := byPoints(r.Best.Points)
	switch {
	case r.Best.Legend && r.Best.Points >= pointsLegend:
		c = 0.92
	case r.Best.Heading:
		c = max(c, 0.95)
	}
	if len(r.Others) > 0 && !r.Others[0].Legend && !r.Best.Heading && r.Others[0].Points > rival*r.Best.Points {
		c *= 0.93
	}
	return c
}

// rival is the share of the best passage's points with which another one makes
// it doubtful.
const rival = 0.75

// byPoints is how often a passage with such points is the reason.
func byPoints(points float64) letter.Confidence {
	switch {
	case points >= sure:
		return 0.97
	case points >= 4:
		return 0.94
	case points >= 3:
		return 0.91
	}
	return 0.85
}
