package deadline

import (
	"regexp"
	"slices"
	"strings"

	"recourse/internal/letter"
)

// againstPlan names an appeal; ofHearing takes it for the hearing itself.
var (
	againstPlan = regexp.MustCompile(`(?i)\b(?:appeal|reconsider|redetermin|grievance|re-?evaluat)`)
	ofHearing   = regexp.MustCompile(`(?i)\bhearings?\b|\bappeal rights?\b|\bright (?:to|of) appeal\b|\badministrative law\b|\bdiscriminat`)
	sentenceEnd = regexp.MustCompile(`[.;:!?]\s|\f`)
)

// mayNotBeFirst reports whether a step outside the plan can be other than the
// first: an appeal to the plan comes before it, unless Medicaid itself decides
// and the letter knows of no appeal but the hearing (42 CFR 431.220).
func (d *decider) mayNotBeFirst(kind letter.ClockKind) bool {
	switch kind {
	case letter.ClockExternalReview:
		return true
	case letter.ClockFairHearing:
		return d.plan != letter.PlanMedicaid || d.in.Text == "" || d.tells(func(s string) bool {
			return againstPlan.MatchString(s) && !ofHearing.MatchString(s)
		})
	}
	return false
}

// sentOn is how a Medicare plan tells that the case goes to the reviewer by
// itself; onlyIf is what it says before there is a decision.
var (
	sentOn = regexp.MustCompile(`(?i)\b(?:we|us|plan|rules?|law)\b.*\b(?:sent|send|sending|forward(?:ed|ing)?|pass(?:ed|ing)?)\b.*\b(?:case|file|appeal|records|it)\b`)
	noAct  = regexp.MustCompile(`(?i)\b(?:do not|don['’]t) (?:have|need) to (?:do|take|send|ask|file|request)\b|\bno(?:thing| action)\b.*\b(?:needed|required|necessary|to do)\b|\bautomatic`)
	onlyIf = regexp.MustCompile(`(?i)\b(?:if|when|should|unless)\b`)
)

// sentItself reports whether the plan has sent the case to the independent
// reviewer itself, as a Medicare plan must that upholds its denial, so that the
// member has no step to keep a time for (42 CFR 422.590, 422.592).
func (d *decider) sentItself() bool {
	if d.stage != letter.StageUpheld || d.plan != letter.PlanMedicareAdvantage || slices.ContainsFunc(d.clocks, func(c letter.Clock) bool {
		return c.Owner != letter.OwnerPlan && c.Kind != letter.ClockRecordsDue && c.Level < 3
	}) {
		return false
	}
	return d.tells(func(s string) bool { return sentOn.MatchString(s) && !onlyIf.MatchString(s) }) &&
		d.tells(func(s string) bool { return noAct.MatchString(s) })
}

// tells reports whether a sentence of the letter is as wanted.
func (d *decider) tells(wanted func(string) bool) bool {
	text := strings.ReplaceAll(d.in.Text, "\n", " ")
	return slices.ContainsFunc(sentenceEnd.Split(text, -1), wanted)
}

// printed reports whether the page has text that no recognition made.
func (d *decider) printed(n letter.PageNumber) bool {
	return slices.ContainsFunc(d.in.Pages, func(p letter.PageReading) bool { return p.Page == n && p.Method == letter.MethodText })
}
