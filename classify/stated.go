package classify

import (
	"slices"
	"strings"

	"recourse/internal/cue"
	"recourse/internal/letter"
)

// markStated marks the passages that are in the denial reason.
func markStated(ps []passage, reason *letter.Field) {
	if reason == nil {
		return
	}
	tokens := cue.Tokens(reason.Value)
	whole := " " + strings.Join(tokens, " ") + " "
	if len(strings.Fields(whole)) < 3 {
		return
	}
	for i := range ps {
		own := " " + strings.Join(ps[i].words.Tokens, " ") + " "
		long := len(ps[i].words.Tokens) >= 3
		if long && strings.Contains(whole, own) || strings.Contains(own, whole) || leadsIn(ps[i].words.Tokens, tokens) {
			ps[i].stated, ps[i].surely = true, reason.Confidence >= surelyStated
		}
	}
}

// leadWords is how many words of a reason a sentence ends with at least that
// leads into it: "We denied this because: the criteria are not met ...".
const leadWords = 6

// leadsIn reports whether a sentence ends with the beginning of the reason.
func leadsIn(sentence, reason []string) bool {
	for n := min(len(sentence)-1, len(reason)); n >= leadWords; n-- {
		if slices.Equal(sentence[len(sentence)-n:], reason[:n]) {
			return true
		}
	}
	return false
}
