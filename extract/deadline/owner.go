package deadline

import (
	"regexp"
	"strings"

	"recourse/internal/letter"
)

// answers is the plan's own event behind a time: it counts from when an appeal
// came in.
var answers = regexp.MustCompile(`^ ?(?:of|from|after|following|once|when|beginning|starting)? ?(?:the )?(?:date |day |time )?(?:on which |that |when )?` +
	`(?:we|it|the plan|the ire|the iro|the organization|they|the fund|our)(?: [^ ;]+){0,3} (?:get|gets|got|receive|receives|received|have|has)\b` +
	`|\b(?:receipt|receiving|getting) (?:of )?(?:your|the|an?|any|a complete) (?:(?:[^ ;t]|t[^ ;o]|to[^ ;])[^ ;]* ){0,3}(?:appeal|request|grievance|information|file|dispute|complaint)\b` +
	`|\bafter (?:your|the|an) (?:[^ ;]+ ){0,2}(?:appeal|request) (?:is|was) (?:received|filed|made)\b`)

// bareTime is what stands before a time that is all of its sentence.
var bareTime = regexp.MustCompile(`^(?:(?:within|up to|no later than|not later than|at most|by|on or before|in|about|usually) ?)*$`)

// leadsIn is before a time that stands before the subject: "Within 60 days of
// this letter, you must ...".
var leadsIn = regexp.MustCompile(`\b(?:within|by|before|no later than|not later than|on or before|in|until|after) $|^$`)

// late is the head of what befalls an appeal that does not come in time.
var late = regexp.MustCompile(`^(?:if|unless)\b.*\b(?:appeal|appeals|request|reconsideration|grievance|dispute)\b`)

// doubtfulOwner is for a clause that has a subject of either side.
const doubtfulOwner = 0.995

// borrowedOwner is for a sentence that says nothing of it.
const borrowedOwner = 0.985

// owner tells who must act within the time: the plan (or whoever else decides)
// or the user, who is the member or the provider. ok is false where the letter
// sets nobody a limit with it. The subject nearest before the time counts.
func (c context) owner() (o letter.Owner, sure letter.Confidence, ok bool) {
	if answers.MatchString(c.after) && !strings.HasSuffix(c.before, "you have ") {
		return letter.OwnerPlan, 1, true
	}
	if o, sure, ok := nearer(c.ends("user"), c.ends("plan")); ok {
		return o, sure, ok
	}
	for i, s := range []string{c.act, c.whole} {
		if i > 0 && s == c.act {
			break
		}
		head, tail, _ := strings.Cut(s, mark)
		user, plan := c.cues.lastMatch("user", head+mark), c.cues.lastMatch("plan", head+mark)
		if user == none && plan == none && leadsIn.MatchString(head) && !late.MatchString(head) {
			user, plan = c.cues.soonest("user", mark+tail), c.cues.soonest("plan", mark+tail)
		}
		if user == none && plan == none {
			user = max(c.cues.lastMatch("user_weak", head+mark), c.cues.soonest("user_after", mark+tail))
		}
		if o, sure, ok := nearer(user, plan); ok {
			return o, sure, ok
		}
	}
	if c.usersStep() {
		return letter.OwnerMember, stepOwner, true
	}
	return "", 0, false
}

// stepOwner is for a clause that tells of a step of the user's and says nothing
// of who must act.
const stepOwner = 0.99

// plainStep is the weight of a cue that leaves no doubt of a kind.
const plainStep = 2

// usersStep reports whether the clause is about a step that is the user's and
// no verb of the plan's stands in it: an appeal is made by the member, whatever
// verb is used for it, and decided by the plan.
func (c context) usersStep() bool {
	if c.cues.matches("plan", c.act) {
		return false
	}
	for _, k := range lex.kinds {
		if k.kind != kindGrievance && c.cues.best(k, c.act) >= plainStep || k.kind == letter.ClockStandard && c.cues.matches("step", c.act) {
			return true
		}
	}
	return false
}

// askedBefore is the owner of a time that is all of its sentence and answers
// what stands before: "How long do I have to appeal? 60 days."
func (c context) askedBefore() (letter.Owner, letter.Confidence, bool) {
	if !bareTime.MatchString(c.before) {
		return "", 0, false
	}
	for _, s := range []string{c.previous, c.heading} {
		if o, sure, ok := nearer(c.cues.lastMatch("user", s+" "+mark), c.cues.lastMatch("plan", s+" "+mark)); ok {
			return o, sure * borrowedOwner, ok
		}
	}
	return "", 0, false
}

// ends is the place of the group's last cue in a table's header, as if the
// time stood behind it.
func (c context) ends(group string) int {
	if c.header == "" {
		return none
	}
	return c.cues.lastMatch(group, c.header+" "+mark)
}

// nearer chooses between the places of a user's and a plan's cue; none is a
// place that no cue has.
func nearer(user, plan int) (letter.Owner, letter.Confidence, bool) {
	sure := letter.Confidence(1)
	if user != none && plan != none {
		sure = doubtfulOwner
	}
	switch {
	case user == none && plan == none:
		return "", 0, false
	case user > plan:
		return letter.OwnerMember, sure, true
	}
	return letter.OwnerPlan, sure, true
}
