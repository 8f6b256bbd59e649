package extract

import "regexp"

// scoreEliminated is the score of the one number that is left.
const scoreEliminated = 0.5

// eliminate takes the one number that nothing explains for the member's where no
// other can be, and the number of the request or the claim is known: a letter
// about a member's care prints the member's number. A person is asked all the
// same.
func (v *view) eliminate(ids map[string]*answer, all []candidate) {
	if ids["member_id"] != nil || ids["authorization_number"] == nil && ids["claim_number"] == nil {
		return
	}
	var left []candidate
	for _, c := range v.loose("member_id", all) {
		if !isChosen(ids, c) {
			left = append(left, c)
		}
	}
	for _, c := range left {
		if squeeze(c.value) != squeeze(left[0].value) {
			return
		}
	}
	if len(left) > 0 {
		a := &answer{candidate: left[0], printings: left}
		a.field, a.score, a.reasons = "member_id", scoreEliminated, append(a.reasons, "the only number left")
		a.doubt, a.why = "only_left", "no label says that it is the member ID; it is the only number that is left"
		ids["member_id"] = a
	}
}

// isChosen reports whether a number is one of the answers already.
func isChosen(ids map[string]*answer, c candidate) bool {
	for _, a := range ids {
		if squeeze(a.value) == squeeze(c.value) {
			return true
		}
	}
	return false
}

// amounts is how many sums of money the first page of a bill's letter has at least.
const amounts = 3

var amountForm = regexp.MustCompile(`^\$?[\d,]+\.\d{2}$`)

// eliminateClaim takes the one number of a document in the head of a letter about
// a bill for the claim's where no other number of the request or the claim is
// printed: payers file claims as documents, too.
func (v *view) eliminateClaim(ids map[string]*answer, all []candidate) {
	if ids["claim_number"] != nil || ids["authorization_number"] != nil || !v.aboutBill() {
		return
	}
	var only *candidate
	for i, c := range all {
		if c.field != "tracking" || !v.inHead(v.Words[c.words[0]].Line) || v.inFoot(v.Words[c.words[0]].Line) || c.score < minScore {
			continue
		}
		if only != nil && squeeze(only.value) != squeeze(c.value) {
			return
		}
		only = &all[i]
	}
	if only != nil {
		a := &answer{candidate: *only}
		a.field, a.score = "claim_number", scoreEliminated
		ids["claim_number"] = a
	}
}

// aboutBill reports whether the first page tells of sums of money.
func (v *view) aboutBill() bool {
	n := 0
	for _, w := range v.Words {
		if w.Page == v.Pages[0].Number && amountForm.MatchString(trimEnd(w.Text)) {
			n++
		}
	}
	return n >= amounts
}
