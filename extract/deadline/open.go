package deadline

import (
	"regexp"
	"slices"
	"strings"

	"recourse/internal/letter"
)

// shortUnnamed is a number of days so short that, where no event is named, it
// hardly counts from the letter.
const shortUnnamed = 5

// How sure it is that a time counts from the letter where the letter names
// only its decision, or no event at all.
const (
	sureThisDecision = 0.99
	sureUnnamed      = 0.985
)

// starts tells from when the time counts: from this letter, on receipt of it,
// from a decision still to come, or from something else. sure is lower where
// the letter does not say it. Outside reviews follow an appeal: the decision
// that they count from is the one on it, unless the letter says otherwise.
func (c context) starts(m mention, kind letter.ClockKind) (from letter.Trigger, sure letter.Confidence) {
	if c.cues.matches("third_level", c.clause) {
		return letter.FromDecision, 1
	}
	if c.cues.matches("further", c.clause) || c.cues.matches("further", c.sentence) {
		return letter.FromOther, 1
	}
	this := c.fromThis()
	if !this && c.waits(kind) {
		return letter.FromDecision, 1
	}
	if m.period == nil {
		return letter.FromNotice, 1
	}
	if !this && c.cues.matches("event", c.sentence) {
		return letter.FromOther, 1
	}
	outside := kind == letter.ClockExternalReview || kind == letter.ClockFairHearing
	if outside && !this && (m.period.After.Empty() || c.cues.matches("ruling", c.event)) {
		return letter.FromDecision, 1
	}
	switch m.period.From {
	case letter.FromNotice, letter.FromReceipt:
		return m.period.From, 1
	case letter.FromDecision: // the letter is the decision's notice
		if this {
			return letter.FromNotice, 1
		}
		return letter.FromNotice, sureThisDecision
	}
	if c.fromItsDate() {
		return letter.FromNotice, 1
	}
	if !m.period.After.Empty() || kind != letter.ClockPeerToPeer && days(m.period.Period) < shortUnnamed {
		return letter.FromOther, 1
	}
	return letter.FromNotice, sureUnnamed
}

// fromThis reports whether the event that the time counts from is this letter.
func (c context) fromThis() bool { return c.cues.matches("this", c.event) || c.fromItsDate() }

// fromItsDate reports whether the event is told by the date that is printed on
// this letter: by where it stands, or by its label there.
func (c context) fromItsDate() bool {
	return c.cues.matches("this_date", c.event) || c.cues.matches("its_date", c.event) && c.cues.matches("this", c.clause) ||
		slices.ContainsFunc(c.dateLabels, func(l string) bool { return strings.HasSuffix(c.event, l) })
}

// waits reports whether the clock starts with a decision still to come. The
// sentence before counts only for steps that follow the first appeal.
func (c context) waits(kind letter.ClockKind) bool {
	if c.cues.matches("later", c.clause) || c.cues.matches("later", c.sentence) {
		return true
	}
	return kind != letter.ClockStandard && kind != letter.ClockPeerToPeer && kind != letter.ClockProviderDispute && c.cues.matches("later", c.previous)
}

// firstLevel names the first appeal, whatever stands around it.
var firstLevel = regexp.MustCompile(`\b(?:first|1st)[- ]level\b|\blevel[- ](?:1|one|i)\b`)

// level is which internal appeal a clock is for, 0 where levels do not apply.
func (c context) level(kind letter.ClockKind) int {
	if kind != letter.ClockStandard && kind != letter.ClockExpedited {
		return 0
	}
	switch {
	case c.cues.matches("third_level", c.clause):
		return 3
	case firstLevel.MatchString(c.clause) && !c.cues.matches("second_level", c.clause):
		return 1
	case c.cues.matches("second_level", c.sentence), c.cues.matches("second_level", c.heading), c.cues.matches("second_level", c.previous):
		return 2
	}
	return 1
}
