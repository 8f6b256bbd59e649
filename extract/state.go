package extract

import (
	"regexp"
	"slices"
	"strings"

	"recourse/internal/layout"
	"recourse/internal/letter"
)

// statePlace is the end of a line that ends an address: state and ZIP code.
var statePlace = regexp.MustCompile(`(?i)(?:^|[\s,])([A-Z]{2}|[A-Z]{4,}|(?:new|north|south|west|rhode) [A-Z]{4,}),?\s+(\d{5})(?:-\d{4})?$`)

// state is the patient's, by the address that stands under the patient's own
// name. One under another name may be that of a clinic or of another household,
// and so tells nothing; nor do two that differ.
func (v *view) state(patient *letter.Field) *letter.Field {
	if patient == nil {
		return nil
	}
	var found *letter.Field
	for i, l := range v.Lines {
		if l.Furniture || !v.endsIn(l.Range, digits) {
			continue
		}
		m := statePlace.FindStringSubmatch(v.String(l.Range))
		if m == nil || !v.addressOf(nameKey(patient.Value), i) {
			continue
		}
		s := letter.ParseState(m[1])
		switch {
		case s == "" || !s.HasZIP(m[2]):
			continue
		case found != nil && found.Value != string(s):
			return nil
		}
		found = &letter.Field{Value: string(s), Evidence: v.Evidence(l.Range), Confidence: v.sureOf(l.Range)}
	}
	return found
}

// sureOf is how sure the reading of a range is: of its least sure word.
func (v *view) sureOf(r layout.Range) letter.Confidence {
	c := letter.Confidence(1)
	for i := r.From; i < r.To; i++ {
		c = min(c, v.Words[i].Confidence)
	}
	return c
}

// addressOf reports whether line i ends an address whose first line is this name:
// "To the parent of" may stand before it, and nothing behind it.
func (v *view) addressOf(key string, i int) bool {
	for k := i - 1; k >= 0 && k >= i-addressLines; k-- {
		if !v.above(k, i) {
			continue
		}
		line := nameKey(v.String(v.Lines[k].Range))
		if line == key || strings.HasSuffix(line, " "+key) && slices.ContainsFunc(strings.Fields(strings.TrimSuffix(line, key)), isForLead) {
			return true
		}
	}
	return false
}

// isForLead tells the words that lead from one who takes a letter in to the patient.
func isForLead(word string) bool {
	return word == "of" || word == "for" || word == "member" || word == "patient" || word == "enrollee"
}
