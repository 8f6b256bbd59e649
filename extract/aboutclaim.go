package extract

import (
	"slices"
	"strings"

	"recourse/extract/section"
	"recourse/internal/layout"
)

// aboutClaim reports whether the letter tells of a claim for care that was given
// rather than of a request for care to come: by what its first page, without the
// rights, names more often, where it does name a claim and what was charged.
func (v *view) aboutClaim() bool {
	claims, charged, asked := 0, 0, 0
	for _, s := range v.Sentences {
		if v.Words[s.From].Page != v.Pages[0].Number || !v.tellsOfCase(s) {
			continue
		}
		for i := s.From; i < s.To; i++ {
			w := strings.ToLower(trimEnd(v.Words[i].Text))
			switch {
			case lexicon.About.Claim.has(w):
				claims++
			case lexicon.About.Charged.has(w), amountForm.MatchString(w):
				charged++
			case slices.ContainsFunc(lexicon.About.Asked, func(stem string) bool { return strings.HasPrefix(w, stem) }):
				asked++
			}
		}
	}
	return claims > 0 && charged > 0 && claims+charged > asked
}

// tellsOfCase reports whether a sentence tells what happened, not what the reader
// can do now.
func (v *view) tellsOfCase(s layout.Range) bool {
	if v.LineOf(s.From).Furniture {
		return false
	}
	switch v.section(s.From) {
	case section.Appeal, section.External, section.Expedited, section.Help, section.PeerToPeer, section.Legend:
		return false
	}
	return !lexicon.About.Offers.has(strings.ToLower(trimEnd(v.Words[s.From].Text)))
}

// claimsOwn takes the number of a label that can name whatever a payer files for
// the claim's, where the letter tells of a claim and no other number is the claim's:
// "File: T276829".
func (v *view) claimsOwn(ids map[string]*answer) {
	a := ids["authorization_number"]
	if a == nil || !a.generic || ids["claim_number"] != nil || ids["appeal_number"] != nil || !v.aboutClaim() {
		return
	}
	a.field = "claim_number"
	ids["claim_number"] = a
	delete(ids, "authorization_number")
}

// appealsOwn takes the number of a label that can name whatever a payer files for
// the appeal's, where the letter answers one, prints no other number of it and names
// no request of its own: "Log RCN-77413", "File RCN-77413".
// "Our file" is the payer's of the whole matter.
func (v *view) appealsOwn(ids map[string]*answer) {
	a := ids["authorization_number"]
	if a == nil || ids["appeal_number"] != nil || !v.afterAppeal() || a.label > 0 && strings.EqualFold(v.Words[a.label-1].Text, "our") || !lexicon.Logs.has(strings.ToLower(trimEnd(v.Words[a.label].Text))) {
		return
	}
	a.field = "appeal_number"
	ids["appeal_number"] = a
	delete(ids, "authorization_number")
}

// claimsControl takes a control number for the claim's in a letter about a claim that
// prints no other number of one: a patient's or a provider's control number says so.
func (v *view) claimsControl(ids map[string]*answer, all []candidate) {
	if ids["claim_number"] != nil || !v.aboutClaim() {
		return
	}
	for _, c := range all {
		word := strings.ToLower(trimEnd(v.Words[c.label].Text))
		if c.field == "account" && (word == "control" || word == "ctrl") && c.says("label {account} {nid}") {
			c.field = "claim_number"
			ids["claim_number"] = &answer{candidate: c, printings: []candidate{c}}
			return
		}
	}
}
