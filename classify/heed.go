package classify

import (
	"strings"

	"recourse/classify/clinic"
	"recourse/internal/letter"
)

// heed asks a person where the clinic's own corrections speak for another
// category. They never decide.
func heed(out *Out, in In) {
	if in.Clinic == nil || in.Facts.DenialReason == nil {
		return
	}
	v, ok := clinic.VoteOn(in.Clinic, in.Facts.DenialReason.Value)
	if !ok || out.Finding.Category != nil && *out.Finding.Category == v.Category {
		return
	}
	e := in.Facts.DenialReason.Evidence
	ask := letter.Review{Field: "category", Code: "corrections_differ",
		Why:        "what this clinic corrected before speaks for " + strings.ReplaceAll(string(v.Category), "_", " ") + " (" + strings.Join(v.Because, ", ") + ")",
		Candidates: []letter.Candidate{{Value: string(v.Category), Source: "rule", Page: e.Page, Box: e.Box}}}
	if c := out.Finding.Category; c != nil {
		ask.Candidates = append(ask.Candidates, letter.Candidate{Value: string(*c), Source: "text"})
	}
	out.Review = append(out.Review, ask)
}
