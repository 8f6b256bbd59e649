package extract

import (
	"recourse/extract/reason"
	"recourse/internal/letter"
)

// denialReason is the passage that states why.
func (v *view) denialReason(found reason.Result, r *reviews) *letter.Field {
	var cs []candidate
	if found.Best != nil {
		cs = append(cs, v.passage(*found.Best))
	}
	for _, o := range found.Others {
		cs = append(cs, v.passage(o))
	}
	if found.Best == nil {
		if found.Denies || v.unread() {
			r.add("denial_reason", "missing", "the letter denies something, but no reason was found", cs)
		}
		return nil
	}
	c := found.Confidence() * v.readable(cs[0].words)
	if c < r.limit("denial_reason") {
		r.add("denial_reason", "unsure", "it is not certain that this is the reason", cs)
	}
	return &letter.Field{Value: cs[0].value, Evidence: v.EvidenceOf(cs[0].words), Confidence: c}
}

func (v *view) passage(p reason.Passage) candidate {
	words := p.Words()
	return candidate{field: "denial_reason", value: v.EvidenceOf(words).Quote, words: words, score: p.Points}
}

// poorWord is the confidence below which a recognised word may be garbled;
// enoughPoor is the share of such words that makes a passage doubtful.
const (
	poorWord   = 0.5
	enoughPoor = 0.2
)

// readable is what the reading leaves of the confidence in a passage: words
// here and there that were misread change no reason.
func (v *view) readable(words []int) letter.Confidence {
	poor := 0
	for _, i := range words {
		if v.Words[i].Confidence < poorWord {
			poor++
		}
	}
	if float64(poor) > enoughPoor*float64(len(words)) {
		return 0.8
	}
	return 1
}
