package casework

import "recourse/internal/letter"

// New is a case that a person types in: a denial by phone, or one on paper
// that nobody scans. origin names the act.
func New(origin string, a Act) letter.Case {
	c := letter.Case{Schema: letter.Schema, Origin: origin, Letters: []letter.ID{}, Status: letter.CaseNeedsReview}
	a.note(&c, "typed in", "")
	return c
}
