package classify

import (
	"regexp"

	"recourse/classify/codes"
)

// adjustment is a claim adjustment code with its group, as tables print it.
var adjustment = regexp.MustCompile(`\b(?:CO|C0|PR|OA|PI) ?- ?(?:[AB]?\d{1,3})\b|\b(?:CO|PR|OA|PI) ?\d{2,3}\b`)

// codeWords is how many words a passage has at most that only lists codes.
const codeWords = 4

// markCodes notes the adjustment codes of each passage, and which passages are
// the legend of a code.
func markCodes(ps []passage) {
	for i := range ps {
		p := &ps[i]
		if p.section == sectionRights || p.section == sectionNotice {
			continue
		}
		for _, s := range adjustment.FindAllString(p.text, -1) {
			if m, ok := codes.Lookup(s); ok && m.Kind == codes.CARC {
				p.codes = append(p.codes, m)
			}
		}
		at := adjustment.FindStringIndex(p.text)
		p.legend = at != nil && at[0] == 0 && len(p.words.Tokens) > codeWords
		if i > 0 && len(p.codes) == 0 && len(ps[i-1].codes) == 1 && len(ps[i-1].words.Tokens) <= codeWords {
			p.legend, p.codes = true, ps[i-1].codes
		}
	}
}

// denyingCodes are the codes that deny: those of the facts, or where these have
// none, those that the letter prints.
func denyingCodes(facts []string, ps []passage) []codes.Meaning {
	var out []codes.Meaning
	seen := map[string]bool{}
	add := func(m codes.Meaning) {
		if !seen[m.Code] && m.Denies() {
			seen[m.Code] = true
			out = append(out, m)
		}
	}
	for _, s := range facts {
		if m, ok := codes.Lookup(s); ok {
			add(m)
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, p := range ps {
		for _, m := range p.codes {
			add(m)
		}
	}
	return out
}
