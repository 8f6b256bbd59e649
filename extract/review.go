package extract

import (
	"fmt"

	"recourse/internal/letter"
)

// candidatesShown is how many candidates a person is offered.
const candidatesShown = 5

// reviews gathers what a person should look at.
type reviews struct {
	v     *view
	below map[string]letter.Confidence
	list  []letter.Review
	// read is how sure the reading of each identifier's characters is.
	read map[string]letter.Confidence
}

// limit is the confidence under which a person is asked about a field.
func (r *reviews) limit(field string) letter.Confidence {
	if c, ok := r.below[field]; ok {
		return c
	}
	return r.below[""]
}

// add asks about a field.
func (r *reviews) add(field, code, why string, cs []candidate) {
	rev := letter.Review{Field: field, Code: code, Why: why}
	seen := map[string]bool{}
	for _, c := range cs {
		if len(rev.Candidates) == candidatesShown || seen[c.value] || c.value == "" {
			continue
		}
		seen[c.value] = true
		e := r.v.EvidenceOf(c.words)
		rev.Candidates = append(rev.Candidates, letter.Candidate{Value: c.value, Source: r.source(c.words), Page: e.Page, Box: e.Box})
	}
	r.list = append(r.list, rev)
}

func (r *reviews) source(words []int) string {
	if r.v.isRecognised(words) {
		return "ocr"
	}
	return "text"
}

// answer asks about an answer that is doubtful or not sure enough.
func (r *reviews) answer(field, called string, a *answer) {
	if a == nil {
		return
	}
	all := append(append([]candidate{a.candidate}, a.variants...), a.others...)
	switch {
	case a.doubt != "":
		r.add(field, a.doubt, a.why, all)
	case a.confidence >= r.limit(field):
	case len(a.others) > 0 && byLead.of(a.score-a.others[0].score) < 0.95:
		r.add(field, "more_than_one", fmt.Sprintf("the letter prints more than one number that can be the %s", called), all)
	case r.v.isRecognised(a.words) && r.v.readingOf(a) < 0.97:
		r.add(field, "poor_reading", fmt.Sprintf("the %s is not read with certainty", called), all)
	default:
		r.add(field, "unsure", fmt.Sprintf("it is not certain that this is the %s", called), all)
	}
}

// nothingRead asks about everything that matters in a letter without words.
func (r *reviews) nothingRead() []letter.Review {
	for _, field := range []string{"letter_date", "member_id", "authorization_number", "denial_reason"} {
		r.add(field, "nothing_read", "no word of the letter could be read", nil)
	}
	return r.list
}
