package dates

import (
	"regexp"
	"strings"

	"recourse/internal/layout"
	"recourse/internal/letter"
)

// triggerReach is how many words behind a period can name the event that it
// counts from; the clause can end sooner.
const triggerReach = 16

// Behind a period: "of the date of this notice", "after you receive it".
var (
	counts = regexp.MustCompile(`^\W*(?:\(?s\)?\W+)?(?:(?:and |which |that )?(?:it |this |the time )?(?:runs?|running|begins?|starts?|counted|measured|beginning|commencing|starting) )?(?:from|of|after|following|past|since|beginning|commencing|starting|counting|as of|on)\b`)
	clause = regexp.MustCompile(`(?i)[;!?]|\.(?:\s|$)|,\s|\)\s|\s(?:to|if|unless|or|by|and we|and you|that you (?:want|wish|need|disagree|would|are))\s|\s(?:you|they|we|(?:the|a|an) [a-z]+) (?:may|can|must|should|might|could|will|need|have)\s`)
	ours   = regexp.MustCompile(`\b(?:we|us|plan|ire|company|organization|department|board|state|office|reviewer)\b[\w\s']{0,25}\b(?:receiv|get|gets|got|has|have|make|made|send|sent)|\b(?:receipt|receiving) of (?:your|the|a|an|any) (?:\w+ )?(?:appeal|request|grievance|information|records|complaint|dispute|claim)|\b(?:your|the) (?:\w+ )?(?:appeal|request) (?:is|was) (?:received|filed|made)`)
	// sentNotice is a notice by who sent it: "the date on the written notice we sent".
	sentNotice = regexp.MustCompile(`\b(?:notice|letter|denial|decision|determination)s? (?:that |which )?(?:we|the plan) (?:sent|mailed|gave|made|issued)\b|\b(?:we|the plan) (?:sent|mailed|gave|issued|wrote) (?:out |to )?(?:you )?(?:this|the|our) (?:notice|letter|denial|decision|determination)\b`)
	receipt    = regexp.MustCompile(`\breceiv|\breceipt\b|\byou (?:get|got)\b|\bgetting\b|\bdelivered\b|\b(?:date|day) you $`) // "the date you", where the line's end was taken for the sentence's
	notice     = regexp.MustCompile(`\b(?:this|the|our|that|your) (?:\w+ ){0,4}?(?:notice|letter|denial|notification|explanation of (?:benefits|payments?)|eob|eop|remittance|statement|mailing|postmark)\b|\bthis (?:\w+ ){0,2}?(?:remittance|fax|communication|correspondence|summary|advice|voucher|memorandum|memo|message|bulletin|report|form|document|sheet|page)\b|\bthis (?:came|comes|reached|reaches|arrived|arrives|got to|gets to|was|is)\b|\bdate (?:of|on) this \w+|\btoday\b|\bhereof\b|\b(?:mailed|postmark\w*|mailing|printed|shown|listed|stated|stamped) |\bdate (?:above|of notice|of denial|of letter|on (?:the|this|page))|\babove date\b|\bnotice date\b|\bletter date\b|\b(?:top|head) of (?:this|the) (?:page|letter|notice)\b|\b(?:mailed|dated|issued|sent)\b`)
	ruling     = regexp.MustCompile(`\b(?:decision|determination|redetermination|resolution|denial|answer|ruling|outcome)\b`)
	counted    = regexp.MustCompile(`\b(?:from|of|after|following) (?:the )?(?:date|day|receipt|receiving)\b[^.;]*$`)
)

// trigger tells which event the period of the tokens from to next counts from,
// and which words say so. The event mostly follows; where nothing follows it
// may stand before, as in "from the date of this letter you have 60 days".
func trigger(p passage, ts []token, from, next int) (letter.Trigger, layout.Range) {
	if next < len(ts) {
		rest := p.s[ts[next-1].to:ts[min(next+triggerReach, len(ts))-1].to]
		if m := counts.FindStringIndex(strings.ToLower(rest)); m != nil {
			rest = upTo(clause, rest[m[1]:])
			at := ts[next-1].to + m[1]
			if strings.TrimSpace(rest) != "" {
				return event(rest), p.rangeOf(at-1, at+len(strings.TrimRight(rest, " ")))
			}
		}
	}
	ahead := strings.ToLower(p.s[ts[max(0, from-triggerReach)].from:ts[from].from])
	if i := strings.LastIndexAny(ahead, ".;"); i >= 0 {
		ahead = ahead[i+1:]
	}
	if m := counted.FindStringIndex(ahead); m != nil {
		at := ts[from].from - len(ahead)
		told := upTo(clause, ahead[m[0]:])
		return event(told), p.rangeOf(at+m[0], at+m[0]+len(told))
	}
	return letter.FromOther, layout.Range{}
}

// event names the event that the words tell of.
func event(s string) letter.Trigger {
	s = strings.ToLower(s) + " "
	switch {
	case sentNotice.MatchString(s):
		return letter.FromNotice
	case ours.MatchString(s):
		return letter.FromOther
	case receipt.MatchString(s):
		return letter.FromReceipt
	case notice.MatchString(s):
		return letter.FromNotice
	case ruling.MatchString(s):
		return letter.FromDecision
	}
	return letter.FromOther
}

func upTo(end *regexp.Regexp, s string) string {
	if m := end.FindStringIndex(s); m != nil {
		return s[:m[0]]
	}
	return s
}
