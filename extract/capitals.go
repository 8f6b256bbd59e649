package extract

import (
	"slices"
	"strings"
)

// lastNameFirst turns about a name in capitals that begins with the last name and
// has no comma, as lists of computers print it: where the first word is none of a
// person's own names and the last is one, where the first is of two joined by a
// hyphen, or where it begins with a particle.
func lastNameFirst(name string) string {
	words := strings.Fields(name)
	if len(words) < 2 || strings.ToUpper(name) != name {
		return name
	}
	own := len(words) - 1
	if len(words) > 2 && len(strings.Trim(words[own], ".")) == 1 { // QUINLAN ODETTE M
		own--
	}
	given := func(w string) bool { return lexicon.Names.Given.has(w) }
	particle := lexicon.Names.Particles.has(words[0])
	joined := strings.Contains(words[0], "-") && !strings.Contains(words[own], "-") && !given(words[0])
	if own == 0 || !particle && !joined && (given(words[0]) || !given(words[own])) {
		return name
	}
	return strings.Join(append(slices.Clone(words[own:]), words[:own]...), " ")
}

// inCalledOrder takes a name behind a label in the order in which a line of its own
// has it: computers print "PATIENT  QUINLAN ODETTE" under an address to Odette
// Quinlan.
func (v *view) inCalledOrder(a *answer) {
	if a == nil || strings.ToUpper(a.value) != a.value || a.says("addressee") || a.says("salutation") || strings.Contains(v.EvidenceOf(a.words).Quote, ",") {
		return
	}
	for i, l := range v.Lines {
		if l.Page == v.Pages[0].Number && l.Len() == 2 && !strings.Contains(v.Words[l.From].Text, ",") && len(v.lines[i].labels) == 0 && !v.besideLabel(i) && isTurned(v.String(l.Range), a.value) {
			a.value, a.words = v.String(l.Range), l.Words()
			return
		}
	}
}
