package classify

import (
	"slices"
	"strings"

	"recourse/internal/letter"
)

// ofDrugs are words of letters about a drug.
var ofDrugs = []string{"drug", "drugs", "medication", "medications", "medicine", "medicines", "tablet", "tablets", "capsule", "capsules", "pill", "pills", "mg", "mcg", "ml",
	"dose", "doses", "dosage", "vial", "vials", "injection", "injections", "infusion", "pharmacy", "pharmacist", "prescription", "prescriber", "rx", "formulary", "refill", "refills", "ndc",
	"inhaler", "pen", "pens", "patch", "patches", "biologic", "biosimilar", "generic", "brand", "tier"}

// aboutDrug reports whether the letter speaks of a drug, outside of its rights
// and notices, which speak of everything.
func (r *reading) aboutDrug() bool {
	return slices.ContainsFunc(r.ps, func(p passage) bool {
		if p.furniture || p.section == sectionRights || p.section == sectionNotice || p.roles["boilerplate"] || p.roles["foreign"] {
			return false
		}
		return slices.ContainsFunc(p.words.Tokens, func(t string) bool { return slices.Contains(ofDrugs, strings.TrimLeft(t, "0123456789.")) })
	})
}

// limitsNoDrug takes a limit of quantity for one of the benefit where the letter
// speaks of no drug: a formulary is a list of drugs.
func (r *reading) limitsNoDrug(weights [][]float64) {
	names := r.cues.categories.Names
	of, to := slices.Index(names, string(letter.CategoryFormulary)), slices.Index(names, string(letter.CategoryBenefitLimit))
	if of < 0 || to < 0 || !slices.ContainsFunc(weights[of], func(w float64) bool { return w > 0 }) || r.aboutDrug() {
		return
	}
	for i, w := range weights[of] {
		weights[to][i], weights[of][i] = max(weights[to][i], w), 0
	}
}
