package extract

import (
	"slices"
	"strings"

	"recourse/extract/payer"
	"recourse/internal/layout"
	"recourse/internal/letter"
)

// payer is the plan whose decision the letter tells.
func (v *view) payer(patient *letter.Field) *letter.Field {
	cs := payer.Find(v.Text, payer.Known{Labelled: v.labelledPlans(), InLabel: v.inHeadLabel, IsPerson: isOneOf(v.people(), patient)})
	if len(cs) == 0 || cs[0].Points <= 0 {
		return nil
	}
	return &letter.Field{Value: cs[0].Name, Evidence: v.EvidenceOf(cs[0].Words), Confidence: payer.Confidence(cs)}
}

// inHeadLabel reports whether a word belongs to a label that plainly is one, or to
// one of a person with which a line begins.
func (v *view) inHeadLabel(word int) bool {
	if v.heads[word] || v.ofProvider[word] {
		return true
	}
	line := v.lines[v.Words[word].Line]
	if len(line.labels) == 0 || line.labels[0].From > 0 || line.labels[0].Names["patient_name"] < plainLabel {
		return false
	}
	return word < line.tokens[line.labels[0].To-1].Word+1
}

// isOneOf tells whether a name is the patient's or of another person, or begins
// with one.
func isOneOf(people []candidate, patient *letter.Field) func(name string) bool {
	var keys []string
	for _, p := range people {
		keys = append(keys, nameKey(p.value))
	}
	if patient != nil {
		keys = append(keys, nameKey(patient.Value))
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	return func(name string) bool {
		key := nameKey(name)
		return slices.ContainsFunc(keys, func(k string) bool {
			return samePerson(k, key) || strings.HasPrefix(key+" ", k+" ")
		})
	}
}

// providers are the words behind labels of those who treat, ask and bill, and of
// those to whom a fax goes.
func (v *view) providers() map[int]bool {
	out := map[int]bool{}
	for _, l := range v.labels {
		if l.Names["provider_name"] < plainPlan && l.Says != "to" || !l.Colon && !l.Whole || lexicon.Greetings.has(v.lines[l.line].tokens[0].Norm) {
			continue
		}
		if spots := v.spots(l); len(spots) > 0 {
			for _, t := range spots[0].tokens {
				out[t.Word] = true
			}
		}
	}
	return out
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
