package deadline

import (
	"math"
	"regexp"
	"strings"

	"recourse/internal/letter"
)

// How much a cue counts by where it stands.
const (
	inClause   = 1.0
	inSentence = 0.8
	// inManyTimes is the same in a sentence that sets several times.
	inManyTimes = 0.5
	inHeading   = 0.62
	inParent    = 0.45
	inPrevious  = 0.55
	// meantBefore is what the sentence before counts for one with a pronoun.
	meantBefore = 0.75
)

// pronoun stands for what the sentence before tells of.
var pronoun = regexp.MustCompile(`\b(?:it|one|this|that|these|do so)\b`)

const (
	// talkOnly is what it counts for a talk that a clinician's step is no appeal.
	talkOnly = 2.0
	// providersEvent is what it counts for a provider's step that its time counts
	// from the remittance, which members do not get.
	providersEvent = 3.0
	// besidePlain is the most that a cue counts that stands outside of a
	// sentence that plainly asks for an appeal.
	besidePlain = 1.9
	// enoughForKind is the least sum that makes a kind.
	enoughForKind = 0.6
	// closeKinds is a lead so small that the kind is doubtful.
	closeKinds = 0.4
	// doubtfulKind is how sure a kind with so small a lead is.
	doubtfulKind = 0.88
	// borrowedKind is how sure a kind is of which the sentence says nothing.
	borrowedKind = 0.99
)

// kind tells what the user must do within the time. ok is false where it is
// nothing that a denial sets a clock for. A short time can be one of which only
// the sentence before tells, such as that to keep benefits running.
func (c context) kind(short bool) (k letter.ClockKind, sure letter.Confidence, ok bool) {
	scores := c.scores(short)
	var best, next kindScore
	for _, s := range scores {
		switch {
		case s.score > best.score:
			best, next = s, best
		case s.score > next.score:
			next = s
		}
	}
	if best.score < enoughForKind || best.kind == kindGrievance {
		return "", 0, false
	}
	sure = 1
	if best.score-next.score < closeKinds && next.score >= enoughForKind {
		sure = doubtfulKind
	} else if best.borrowed {
		sure = borrowedKind
	}
	return best.kind, sure, true
}

// ignored reports whether the time is none of a denial's clocks.
func (c context) ignored() bool {
	if c.cues.matches("lasts", c.clause) && !c.cues.matches("right", c.before+mark+c.after) {
		return true
	}
	return c.cues.matches("ignore", c.clause) || c.cues.matches("ignore_heading", c.heading) || c.cues.matches("ignore", c.sentence) && !c.appeals()
}

// appeals reports whether the clause itself asks for an appeal.
func (c context) appeals() bool {
	for _, k := range lex.kinds {
		if k.kind == letter.ClockStandard {
			return c.cues.best(k, c.clause) >= 2
		}
	}
	return false
}

// kindScore is how much speaks for a kind.
type kindScore struct {
	kind  letter.ClockKind
	score float64
	// borrowed tells that all of it stands outside of the sentence.
	borrowed bool
}

// scores weighs every kind by its best cue. What the sentence itself says
// plainly outweighs what stands around it, unless the time is short.
func (c context) scores(short bool) []kindScore {
	clause := c.withoutAsides(c.act)
	sentence := c.withoutAsides(c.whole)
	standard := notFast.MatchString(clause)
	previous := inPrevious
	if pronoun.MatchString(clause) && clause == sentence {
		previous = meantBefore
		standard = standard || notFast.MatchString(c.previous)
	}
	sameSentence := inSentence
	if strings.Contains(sentence, other) {
		sameSentence = inManyTimes
	}
	most := math.Inf(1)
	if !short && c.appeals() {
		most = besidePlain
	}
	var out []kindScore
	for _, k := range lex.kinds {
		near := inClause * c.cues.best(k, clause)
		if sentence != clause {
			near = max(near, sameSentence*c.cues.best(k, sentence))
		}
		far := max(inHeading*c.cues.best(k, c.heading), inParent*c.cues.best(k, c.parent))
		if k.kind == letter.ClockProviderDispute || !c.apart || !c.cues.matches("step", clause) { // a paragraph that names its own step
			far = max(far, previous*c.cues.best(k, c.previous))
		}
		far = min(far, most)
		if k.kind == letter.ClockExpedited && standard {
			near, far = 0, 0 // "an expedited or standard appeal" is the standard one's time
		}
		if k.kind == letter.ClockPeerToPeer && (c.cues.matches("step", clause) || membersOwn.MatchString(clause)) {
			far = 0 // a talk is no appeal, whatever stands beside it
		}
		switch saidNone := noAppeal.MatchString(c.following); {
		case saidNone && k.kind == letter.ClockStandard:
			near, far = 0, 0
		case saidNone && k.kind == letter.ClockPeerToPeer && clinicians.MatchString(clause):
			near = max(near, talkOnly)
		}
		if k.kind == letter.ClockProviderDispute && theRemittance.MatchString(c.event) {
			near = max(near, providersEvent)
		}
		if k.kind == letter.ClockProviderDispute && membersOwn.MatchString(clause) {
			far = 0 // the clause's own party, not that of the sentence before
		}
		if k.kind == letter.ClockRecordsDue && c.appeals() {
			near = 0 // "send your appeal and the records that support it"
		}
		if s := max(near, far); s > 0 {
			out = append(out, kindScore{k.kind, s, near == 0})
		}
	}
	return out
}

// notFast is what is said of an appeal that is no fast one.
var notFast = regexp.MustCompile(`\bstandard\b|\bnon-?expedited\b|\bnot (?:expedited|urgent|fast)\b|\b(?:any|all|every) other\b`)

// noAppeal is said behind a step that is none against the decision: "This is not
// an appeal."
var noAppeal = regexp.MustCompile(`^(?:this|that|such|it|these|the [a-z-]+)\b(?: [^ ;]+){0,5}? (?:is|are) not (?:an?|part of (?:an|the)) (?:formal |member |internal )?appeals?\b`)

// theRemittance is a remittance that is not this letter.
var theRemittance = regexp.MustCompile(`\b(?:after|of|from|following|the) (?:the )?(?:date of (?:the )?)?remittance\b`)

// clinicians are who talks to the plan's reviewer.
var clinicians = regexp.MustCompile(`\b(?:physician|doctor|provider|practitioner|prescriber|clinician|dentist|attending)s?\b`)

// membersOwn is a clause about the member's step.
var membersOwn = regexp.MustCompile(`\b(?:member|enrollee|patient|beneficiary|participant|claimant|subscriber)'?s?\b`)

// withoutAsides drops words that only tell what the time does not concern.
func (c context) withoutAsides(s string) string {
	for _, a := range lex.groups["aside"] {
		if a.matches(s) {
			s = a.pattern.ReplaceAllString(s, " ")
		}
	}
	return s
}
