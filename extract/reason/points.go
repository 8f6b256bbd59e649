package reason

// Points are log odds: at 0 a sentence is as likely part of the reason as not.
const (
	// pointsLean is added to every sentence: one too much is better than one too
	// few.
	pointsLean = 0.5
	// pointsTogether is for a sentence in the paragraph of a sure one.
	pointsTogether = 1.5
	// leastBest is what the likeliest sentence gets of a letter that denies.
	leastBest      = 1.5
	pointsBreak    = -0.5 // between two paragraphs
	pointsUnticked = -6.0 // a reason of a form that is not ticked
	pointsExplains = -6.0 // the meaning of a code, weighed by itself
	// enough points make a sentence a reason rather than the meaning of a code.
	enough = 2.0
	// fair points make several sentences together one.
	fair = 1.0
	// sure points of the strongest sentence, or one so far ahead of all others,
	// make a passage certain; before is a lead that does so for a sentence that is
	// some reason at all.
	sure   = 2.0
	ahead  = 3.0
	before = 2.0
	some   = 0.5
	// faint points of the strongest sentence make a passage doubtful whatever its lead,
	// and maybe are those of a sentence beside it that may belong to it.
	faint = -0.5
	maybe = -2.0
	// favourable is a letter that decides so: it may tell of an earlier denial,
	// and only a sure reason counts.
	favourable = -2.0
	// minDecided is above what a letter says that approves or asks for more.
	minDecided = -1.0
	// legendSure is how often the meaning of a denied line's code is the reason.
	legendSure = 0.92
)
