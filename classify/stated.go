package classify

import (
	"strings"

	"recourse/internal/cue"
	"recourse/internal/letter"
)

// markStated marks the passages that are in the denial reason.
func markStated(ps []passage, reason *letter.Field) {
	if reason == nil {
		return
	}
	whole := " " + strings.Join(cue.Tokens(reason.Value), " ") + " "
	if len(strings.Fields(whole)) < 3 {
		return
	}
	for i := range ps {
		own := " " + strings.Join(ps[i].words.Tokens, " ") + " "
		long := len(ps[i].words.Tokens) >= 3
		if long && strings.Contains(whole, own) || strings.Contains(own, whole) {
			ps[i].stated, ps[i].surely = true, reason.Confidence >= surelyStated
		}
	}
}
