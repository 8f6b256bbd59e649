package deadline

import "regexp"

// Before or behind a time stand words that make it a limit. A time without
// them is told of, not set.
var (
	periodLimit = regexp.MustCompile(`(?:\b(?:within|in|inside of|no later than|not later than|no more than|not more than|later than|at most|up to|have|get|takes?|than|by|before|until|under|a|an|is|are|least|the|to|standard|appeal|calendar|full|longer than|exceed|for|during|throughout|closes?|ends?|lapses?|expires?|of|only|just|allows?|past)|^|-|: ?) ?$`)
	afterLimit  = regexp.MustCompile(`^ ?(?:of|from|after|following|past|since|to|in which|beginning|commencing|starting|counting|limit|deadline|period|window|for|$)`)
	dateLimit   = regexp.MustCompile(`\b(?:by|before|no later than|not later than|later than|on or before|until|till|through|thru|up to|as late as|deadline|last day|last date|final day|due|postmarked?|received by|ends?|expires?|closes?|lapses?|runs? out|falls|is|was|scheduled for|set for|on)\b(?: [^ ;]+){0,8} ?$|^ *$`)
	addedTime   = regexp.MustCompile(`\b(?:another|additional|extra|further) §`)
	hardLimit   = regexp.MustCompile(`\b(?:by|before|no later than|not later than|on or before|until|till|through|thru|up to|as late as|deadline|last day|last date|final day|due|postmark(?:ed)?|ends?|expires?|closes?|lapses?|runs? out|scheduled|set for)\b`)
	// behindLimit makes the date before it a limit.
	behindLimit = regexp.MustCompile(`^ ?(?:(?:is|will be|was|being) (?:the |your )?(?:final|last|closing|latest|cut-?off|deadline|due)\b|or (?:earlier|sooner|before)\b|at the latest\b|latest\b|deadline\b)`)
	// tooLate is what befalls who comes after a date.
	afterDate = regexp.MustCompile(`\b(?:after|past|beyond|later than)(?: [^ ;]+){0,4} ?$`)
	tooLate   = regexp.MustCompile(`\b(?:late|no longer|not|cannot|reject|rejected|refuse|refused|returned|dismissed|untimely|closed|turned (?:down|away))\b`)
)

// tooLoose reports whether nothing makes the time a limit.
func (m mention) tooLoose(c context) bool {
	if m.period != nil {
		return m.period.More || addedTime.MatchString(c.clause) || !periodLimit.MatchString(c.before) && !afterLimit.MatchString(c.after)
	}
	if behindLimit.MatchString(c.after) || afterDate.MatchString(c.before) && tooLate.MatchString(c.clause) {
		return false
	}
	return !dateLimit.MatchString(c.before) || !hardLimit.MatchString(c.before) && !hardLimit.MatchString(c.header) && m.date.Role != "deadline" && m.date.Role != "hearing"
}
