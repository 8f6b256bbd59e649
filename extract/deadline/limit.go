package deadline

import "regexp"

// Before or behind a time stand words that make it a limit. A time without
// them is told of, not set.
var (
	periodLimit = regexp.MustCompile(`(?:\b(?:within|in|no later than|not later than|no more than|not more than|later than|at most|up to|have|get|takes?|than|by|before|until|under|a|an|is|are|least|the|to|standard|appeal|calendar|full|longer than|exceed)|^|-|: ?) ?$`)
	afterLimit  = regexp.MustCompile(`^ ?(?:of|from|after|following|since|to|in which|beginning|starting|counting|limit|deadline|period|window|for|$)`)
	dateLimit   = regexp.MustCompile(`\b(?:by|before|no later than|not later than|later than|on or before|until|deadline|last day|last date|due|postmarked|received by|ends?|expires?|closes?|is|was|scheduled for|set for|on)\b(?: [^ ;]+){0,8} ?$|^ *$`)
	addedTime   = regexp.MustCompile(`\b(?:another|additional|extra|further) §`)
	hardLimit   = regexp.MustCompile(`\b(?:by|before|no later than|not later than|on or before|until|deadline|last day|last date|due|postmarked|ends?|expires?|closes?|scheduled|set for)\b`)
)

// tooLoose reports whether nothing makes the time a limit.
func (m mention) tooLoose(c context) bool {
	if m.period != nil {
		return m.period.More || addedTime.MatchString(c.clause) || !periodLimit.MatchString(c.before) && !afterLimit.MatchString(c.after)
	}
	return !dateLimit.MatchString(c.before) || !hardLimit.MatchString(c.before) && m.date.Role != "deadline" && m.date.Role != "hearing"
}
