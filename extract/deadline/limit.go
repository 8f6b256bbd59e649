package deadline

import "regexp"

// Before or behind a time stand words that make it a limit. A time without
// them is told of, not set.
var (
	periodLimit = regexp.MustCompile(`(?:\b(?:within|in|inside of|no later than|not later than|no more than|not more than|later than|at most|up to|have|get|takes?|than|by|before|until|under|a|an|is|are|least|the|to|standard|appeal|calendar|full|longer than|exceed|for|during|throughout|closes?|shuts?|ends?|lapses?|shuts?|expires?|of|only|just|allows?|past)|^|-|: ?) ?$`)
	afterLimit  = regexp.MustCompile(`^ ?(?:of|from|after|following|past|since|to|in which|beginning|commencing|starting|counting|limit|deadline|period|window|for|$)`)
	dateLimit   = regexp.MustCompile(`\b(?:by|before|no later than|not later than|later than|on or before|until|till|through|thru|up to|as late as|deadline|last day|(?:last|final|latest|closing) date|final day|due|postmarked?|received by|ends?|expires?|closes?|lapses?|shuts?|runs? out|falls|is|was|scheduled for|set for|on)\b(?: [^ ;]+){0,8} ?$|^ *$`)
	addedTime   = regexp.MustCompile(`\b(?:another|additional|extra|further) §`)
	hardLimit   = regexp.MustCompile(`\b(?:by|before|no later than|not later than|on or before|until|till|through|thru|up to|as late as|deadline|last day|(?:last|final|latest|closing) date|final day|due|postmark(?:ed)?|ends?|expires?|closes?|lapses?|shuts?|runs? out|scheduled|set for|(?:is|becomes?) final)\b`)
	// behindLimit makes the date before it a limit.
	behindLimit = regexp.MustCompile(`^ ?(?:(?:is|will be|was|being) (?:the |your )?(?:final|last|closing|latest|cut-?off|deadline|due)\b|or (?:earlier|sooner|before)\b|at the latest\b|latest\b|deadline\b)`)
	// tooLate is what befalls who comes after a date.
	afterDate = regexp.MustCompile(`\b(?:after|past|beyond|later than)(?: [^ ;]+){0,4} ?$`)
	// fromThen is before the first day that is too late.
	fromThen = regexp.MustCompile(`\bon or after ?$`)
	tooLate  = regexp.MustCompile(`\b(?:late|no longer|not|cannot|reject|rejected|refuse|refused|returned|dismissed|untimely|closed|turned (?:down|away)|ends?|lapses?|shuts?|expires?|no (?:appeal|request|dispute|grievance)s?)\b`)
	// acted is what was done, by the user or the plan, before the letter was
	// written; mayAct what can be done still.
	acted  = regexp.MustCompile(`\b(?:you|we|your [a-z]+|the (?:provider|doctor|member|facility|hospital|appeal|request))(?: (?:also|then|first|had|have|was|were))* (?:asked|filed|sent|requested|appealed|received|submitted|wrote|called|disputed|made|mailed|faxed|got)\b[^;]*$`)
	mayAct = regexp.MustCompile(`\b(?:must|may|can|cannot|could|should|shall|will|would|need|needs|has to|have to|if|unless|when|once|after|until|not|late|please|had)\b|\b(?:have|has|get)(?: [^ ;]+){0,2} §`)
)

// told reports whether the time is one of what was done: "You asked within 60
// days of our decision."
func (c context) told() bool { return acted.MatchString(c.before) && !mayAct.MatchString(c.clause) }

// tooLoose reports whether nothing makes the time a limit.
func (m mention) tooLoose(c context) bool {
	if c.told() {
		return true
	}
	if m.period != nil {
		return m.period.More || addedTime.MatchString(c.clause) || !periodLimit.MatchString(c.before) && !afterLimit.MatchString(c.after)
	}
	if behindLimit.MatchString(c.after) || afterDate.MatchString(c.before) && tooLate.MatchString(c.clause) {
		return false
	}
	return !dateLimit.MatchString(c.before) || !hardLimit.MatchString(c.before) && !hardLimit.MatchString(c.header) && m.date.Role != "deadline" && m.date.Role != "hearing"
}
