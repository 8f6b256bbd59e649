package reason

import (
	"math"
	"slices"

	"recourse/extract/section"
	"recourse/internal/layout"
	"recourse/internal/letter"
)

// othersShown is how many other passages are kept for a person to choose from.
const othersShown = 3

// bestRuns are the runs of neighbouring sentences with the most points, best
// first, none overlapping another.
func bestRuns(ss []Candidate, lean float64) []Passage {
	var out []Passage
	used := make([]bool, len(ss))
	for range othersShown + 1 {
		from, to, points := bestRun(ss, used, lean)
		if points <= 0 {
			break
		}
		p := Passage{Points: points, Strongest: math.Inf(-1)}
		if points > 0 {
			from, to = grow(ss, used, from, to)
		}
		first, last := trim(ss, from, to)
		for i := from; i < to; i++ {
			if i < first || i >= last {
				p.trimmed = append(p.trimmed, ss[i].Range)
			}
		}
		from, to = first, last
		for i := from; i < to; i++ {
			used[i] = true
			p.Strongest = max(p.Strongest, ss[i].points)
			p.surely = p.surely || ss[i].text >= givesReason
			p.Sentences = append(p.Sentences, ss[i].Range)
			p.Heading = p.Heading || (ss[i].part.Kind == section.Why)
		}
		p.cut = open(ss, from-1, from) || open(ss, to, to-1)
		out = append(out, p)
	}
	return out
}

// open reports whether the sentence beside the edge of a run may as well belong to it.
func open(ss []Candidate, beside, edge int) bool {
	if beside < 0 || beside >= len(ss) || apart(ss[min(beside, edge)], ss[max(beside, edge)]) {
		return false
	}
	return ss[beside].points > maybe && ss[beside].text > hardly
}

// The log odds by its words alone from which a sentence beside a run belongs to it,
// in the same paragraph and in another, unless its place speaks plainly against it.
const (
	goesWith    = 1.0
	goesWithFar = 1.5
	outOfPlace  = -4.5
	// decidesWhy is for a decision beside a reason that says why in the same breath.
	decidesWhy = 2.5
)

// grow adds to a run the sentences right before and behind it that say why too: of
// two that do, one may be a standard or a fact that hardly looks like a reason where
// it stands.
func grow(ss []Candidate, used []bool, from, to int) (int, int) {
	for from > 0 && !used[from-1] && !apart(ss[from-1], ss[from]) && ss[from-1].goesWith(ss[from].opens) {
		from--
	}
	for to < len(ss) && !used[to] && !apart(ss[to-1], ss[to]) && ss[to].goesWith(ss[to].opens) {
		to++
	}
	return from, to
}

// goesWith reports whether a sentence beside a run belongs to it; far tells that a
// paragraph begins between them.
func (c Candidate) goesWith(far bool) bool {
	if c.bare && c.text < decidesWhy || c.box || c.legend || c.points < outOfPlace {
		return false
	}
	return c.text >= goesWithFar && (c.plain || c.decides) || c.text >= goesWith && !far
}

// apart reports whether no run may go from one sentence to the next.
func apart(a, b Candidate) bool { return a.sect != b.sect || gapped(a.Range, b.Range) }

// The log odds by its words alone of a sentence that surely gives a reason, and
// of one that does so next to nothing.
const (
	givesReason = 4.0
	givesNone   = -1.5
	hardly      = -1.0
	// saysWhy is for a sentence that says why while it decides.
	saysWhy = 1.0
	// tellsOther is for a sentence behind the reason, as which the letter's codes
	// and documents follow it in one breath.
	tellsOther = -2.5
	// inPlace are the points by which a sentence belongs to the reason by its place,
	// where its words do not speak against it as plainly as noReason.
	inPlace, noReason = 1.0, -4.0
	// wholeSentence is how many words say something by themselves.
	wholeSentence = 6
)

// trim takes from the beginning of a run the bare decision, and where the run has
// a sentence that surely gives a reason what its words make none: how the case was
// looked at, and by whom. From its end it takes what tells of something else. A sentence stays that the next one means by a pronoun.
func trim(ss []Candidate, from, to int) (int, int) {
	sure := slices.ContainsFunc(ss[from:to], func(c Candidate) bool { return c.text >= givesReason })
	first := from
	if sure {
		first = behindOthers(ss, from, to)
	}
	for to-first > 1 && (ss[first].bare && ss[first].text < saysWhy || sure && ss[first].givesNone()) {
		first++
	}
	for first > from && !ss[first-1].bare && ss[first].refersBack() {
		first--
	}
	says := sure || slices.ContainsFunc(ss[from:to], func(c Candidate) bool { return c.text >= saysWhy })
	for to-first > 1 && says && ss[to-1].tellsOther() && !ss[to-1].refersBack() {
		to--
	}
	return first, to
}

// givesNone reports whether a sentence at the beginning of a run gives no reason by
// its words, or hardly one and what surrounds reasons in letters.
func (c Candidate) givesNone() bool {
	return !c.belongs() && (c.text < givesNone || c.text < hardly && !c.plain && !c.decides)
}

// tellsOther reports whether a sentence at the end of a run is of something else by
// its words, or by what surrounds reasons in letters.
func (c Candidate) tellsOther() bool {
	return !c.belongs() && (c.text < tellsOther || c.text < 0 && !c.plain && !c.decides)
}

// behindOthers is where a run begins behind the last sentence that plainly gives no
// reason, before the first that surely does.
func behindOthers(ss []Candidate, from, to int) int {
	first := from
	for i := from; i < to && ss[i].text < givesReason; i++ {
		if ss[i].text < noReason && ss[i].points < 0 {
			first = i + 1
		}
	}
	return first
}

// belongs reports whether the place of a sentence makes it part of the reason, though
// its words hardly do: the rule before the fact that breaks it, or the fact behind it.
func (c Candidate) belongs() bool {
	return c.points >= inPlace && c.text >= noReason && len(c.read.Tokens) >= wholeSentence
}

// pronouns at the beginning of a sentence stand for what was said before.
var pronouns = []string{"he", "she", "it", "they", "this", "that", "these", "those"}

func (c Candidate) refersBack() bool {
	return len(c.read.Tokens) > 0 && slices.Contains(pronouns, c.read.Tokens[0])
}

// bestRun is the run with the highest sum that crosses no heading and uses no
// sentence twice.
func bestRun(ss []Candidate, used []bool, lean float64) (from, to int, points float64) {
	start, sum := 0, 0.0
	for i, s := range ss {
		broken := i == 0 || used[i] || used[i-1] || apart(ss[i-1], s)
		if !broken && s.opens {
			sum += pointsBreak
		}
		if broken || sum <= 0 {
			start, sum = i, 0
		}
		if used[i] {
			continue
		}
		sum += s.points + lean
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

// Confidence is how often such a passage is the reason, by how much like one its
// strongest sentence is, and by the lead over every other sentence. The figures
// are what held of 587 letters whose half the weights had not seen: with a lead of
// 3 points 524 of 524 were right, with one of 2 and a fair sentence, or less of one
// that is sure by its words, 14 of 14, and of the meanings of codes 28 of 28; with
// less, of a strongest sentence that is faint, or beside one that may belong to it,
// 15 of 21.
func (r Result) Confidence() letter.Confidence {
	switch {
	case r.Best == nil:
		return 0
	case r.Best.Legend:
		return legendSure
	case !r.Best.surely && (r.Best.Strongest < faint || r.Best.cut && r.Lead < ahead):
		return 0.8
	case r.Lead >= ahead:
		return 0.97
	case r.Lead >= before && r.Best.Strongest >= some, r.Lead >= fair && r.Best.surely:
		return 0.93
	}
	return 0.8
}
