package classify

import (
	"regexp"

	"recourse/internal/letter"
)

// startsAppeal reports whether a clock of the member's for a step against this
// very decision is running.
func startsAppeal(c letter.Clock) bool {
	switch c.Kind {
	case letter.ClockStandard, letter.ClockExternalReview, letter.ClockFairHearing:
		started := c.Period == nil || c.Period.From == letter.FromNotice || c.Period.From == letter.FromReceipt
		return c.Owner == letter.OwnerMember && started && c.Confidence >= limitSure && !OnlyIfDenied(c.Quote)
	}
	return false
}

// limitSure is how sure a time limit to appeal is that speaks for a denial.
const limitSure = 0.9

// ifDenied is what statements say on every page, denied or not: "if a service was
// denied, you may appeal within 180 days", "appeals of a coverage decision".
var ifDenied = regexp.MustCompile(`(?i)\b(?:if|should) (?:a|an|any|some|part of)\b[^.;,]{0,40}\b(?:denied|not paid|not covered|reduced)\b` +
	`|\bappeals? (?:of|against) (?:a|an|any|other) (?:[a-z-]+ ){0,3}(?:decisions?|determinations?|denials?)\b` +
	`|\bappeals? (?:of|against) (?:a|an|any) (?:denied|unpaid|rejected)\b` +
	`|\bif you (?:believe|think|feel) (?:that )?(?:a|an|any|some|part of)\b`)

// OnlyIfDenied reports whether a sentence offers an appeal only in case that
// something was denied, which it does not say.
func OnlyIfDenied(sentence string) bool { return ifDenied.MatchString(sentence) }
