package extract

import (
	"slices"

	"recourse/extract/payer"
	"recourse/internal/layout"
	"recourse/internal/letter"
)

// payer is the plan whose decision the letter tells.
func (v *view) payer(patient *letter.Field) *letter.Field {
	cs := payer.Find(v.Text, v.labelledPlans(), func(word int) bool { return v.heads[word] })
	persons := v.labelledNames()
	cs = slices.DeleteFunc(cs, func(c payer.Candidate) bool { return isPerson(c.Name, patient, persons) })
	if len(cs) == 0 || cs[0].Points <= 0 {
		return nil
	}
	return &letter.Field{Value: cs[0].Name, Evidence: v.EvidenceOf(cs[0].Words), Confidence: payer.Confidence(cs)}
}

// isPerson reports whether a name is the patient's or of another person.
func isPerson(name string, patient *letter.Field, persons []candidate) bool {
	if patient != nil && sameName(patient.Value, name) {
		return true
	}
	return slices.ContainsFunc(persons, func(c candidate) bool { return sameName(c.value, name) })
}

// labelledPlans are the ranges behind labels such as "Insurer".
func (v *view) labelledPlans() []layout.Range {
	var out []layout.Range
	for _, l := range v.labels {
		if l.Names["plan_name"] < plainPlan {
			continue
		}
		if spots := v.spots(l); len(spots) > 0 && len(spots[0].tokens) > 0 {
			tokens := spots[0].tokens
			out = append(out, layout.Range{From: tokens[0].Word, To: tokens[len(tokens)-1].Word + 1})
		}
	}
	return out
}

// plainPlan is the weight of a label that plainly names the payer.
const plainPlan = 0.9
