package reason

import "recourse/extract/section"

// Points of a sentence by what it says and where it stands.
const (
	pointsNoise    = -1.4 // times the weight of the cue
	pointsFact     = 0.6
	pointsDecision = -1.0 // a decision alone says nothing of the reason
	pointsFollows  = 1.0  // right behind the decision
	pointsShort    = -0.8 // a sentence of hardly any words
	pointsFragment = -2.0 // a table cell or a line of an address
	pointsLate     = -1.0 // behind the second page
	pointsBreak    = -1.0 // between two paragraphs
	pointsUnticked = -4.0 // a reason of a form that is not ticked
)

// bySection is what a sentence gets for its section.
var bySection = map[section.Kind]float64{
	section.Why:        1.6,
	section.Decision:   0.5,
	section.Opening:    0.1,
	section.Other:      -0.2,
	section.Request:    -0.5,
	section.Criteria:   -1.5,
	section.Legend:     -3,
	section.PeerToPeer: -4,
	section.Expedited:  -6,
	section.External:   -6,
	section.Appeal:     -4,
	section.Help:       -6,
}

const (
	// nearHeading paragraphs from its heading on a section is what it says.
	nearHeading = 2
	// farFromHeading is what a sentence loses for each paragraph beyond.
	farFromHeading = -0.7
	// enough points make a run a reason, sure points a certain one.
	enough = 2.0
	sure   = 6.0
	// plain points are needed where the letter decides favourably: it may tell
	// of an earlier denial.
	plain      = 5.0
	favourable = -2.0
	// minDecided is above what a letter says that approves or asks for more.
	minDecided = -1.0
)
