package extract

import (
	"regexp"
	"slices"
	"strings"

	"recourse/extract/label"
	"recourse/internal/layout"
)

// Scores of names about which the letter says who they are.
const (
	scoreRole   = 0.8  // Odette Quinlan, beneficiary of Nestor Quinlan
	scoreFamily = 0.75 // To the family of Odette Quinlan
	scoreDenied = 0.85 // Odette Quinlan: one claim denied
)

// namesWithRole are the names behind which, after a comma or in brackets, the
// letter says that the person is its member or patient.
func (v *view) namesWithRole() []candidate {
	var out []candidate
	for _, l := range v.lines {
		for k := 2; k < len(l.tokens); k++ {
			before := l.tokens[k-1].Text
			if !lexicon.Names.Patients.has(l.tokens[k].Norm) || l.tokens[k].Colon || !strings.HasSuffix(before, ",") && !strings.HasPrefix(l.tokens[k].Text, "(") {
				continue
			}
			if p, ok := nameEnding(l.tokens[:k]); ok {
				out = append(out, nameCandidate(p, scoreRole, "called "+l.tokens[k].Norm))
			}
		}
	}
	return out
}

// nameEnding is the longest name with which tokens end.
func nameEnding(tokens []label.Token) (person, bool) {
	for from := max(0, len(tokens)-maxNameParts); from < len(tokens)-1; from++ {
		if p, ok := personAt(tokens[from:]); ok && !p.titled && fills(tokens[from:], p) {
			return p, true
		}
	}
	return person{}, false
}

// namesOfFamily are the names of those whose family or parents a letter
// addresses.
func (v *view) namesOfFamily() []candidate {
	var out []candidate
	for _, l := range v.lines {
		for k := 1; k+1 < len(l.tokens); k++ {
			if l.tokens[k].Norm != "of" || !lexicon.Names.Family.has(l.tokens[k-1].Norm) {
				continue
			}
			if p, ok := personAt(l.tokens[k+1:]); ok && !p.titled && fills(l.tokens[k+1:], p) {
				out = append(out, nameCandidate(p, scoreFamily, "whose family is addressed"))
			}
		}
	}
	return out
}

// saysDenied and saysPaid tell what became of what a person's heading is about.
var (
	saysDenied = regexp.MustCompile(`(?i)\b(denied|not (?:paid|payable|covered|approved)|refused|rejected|disallowed)\b`)
	saysPaid   = regexp.MustCompile(`(?i)\b(all|was|were) (?:paid|approved|covered)\b`)
)

// namesDenied are the names at whose head, in a letter about several persons, the
// letter says that something was denied: "Odette Quinlan: one claim denied".
func (v *view) namesDenied() []candidate {
	var out []candidate
	for i, l := range v.lines {
		colon := slices.IndexFunc(l.tokens, func(t label.Token) bool { return t.Colon })
		if colon < 1 || colon+1 >= len(l.tokens) || len(l.tokens) > textLine+maxNameParts {
			continue
		}
		rest := v.String(layout.Range{From: l.tokens[colon+1].Word, To: v.Lines[i].To})
		if !saysDenied.MatchString(rest) || saysPaid.MatchString(rest) {
			continue
		}
		if p, ok := personAt(l.tokens[:colon+1]); ok && !p.titled {
			out = append(out, nameCandidate(p, scoreDenied, "heading of what was denied"))
		}
	}
	return out
}
