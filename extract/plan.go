package extract

import (
	"recourse/extract/payer"
	"recourse/internal/layout"
	"recourse/internal/letter"
)

// payer is the plan whose decision the letter tells.
func (v *view) payer() *letter.Field {
	cs := payer.Find(v.Text, v.labelledPlans(), func(word int) bool { return v.heads[word] })
	if len(cs) == 0 || cs[0].Points <= 0 {
		return nil
	}
	return &letter.Field{Value: cs[0].Name, Evidence: v.EvidenceOf(cs[0].Words), Confidence: payer.Confidence(cs)}
}

// labelledPlans are the ranges behind labels such as "Insurer".
func (v *view) labelledPlans() []layout.Range {
	var out []layout.Range
	for i, l := range v.lines {
		for k, m := range l.labels {
			if m.Names["plan_name"] < 0.9 {
				continue
			}
			next := len(l.tokens)
			if k+1 < len(l.labels) {
				next = l.labels[k+1].From
			}
			for _, s := range v.spots(i, m, next) {
				out = append(out, layout.Range{From: s.tokens[0].Word, To: s.tokens[len(s.tokens)-1].Word + 1})
				break
			}
		}
	}
	return out
}
