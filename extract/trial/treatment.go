package trial

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// treatment is one that a text names, with its place there.
type treatment struct {
	name, dose string
	from, to   int
}

const unit = `(?:mg/kg|mg/m2|mcg/hr|mg/ml|mcg|mg|g|units?|iu|ml|%)`

// dosed is a number with a unit, and how often and by which way it is taken.
var dosed = regexp.MustCompile(`(?i)\b\d+(?:[.,]\d+)?(?:-\d+(?:\.\d+)?)?\s?` + unit + `(?:\s?/\s?(?:day|week|month|dose))?(?:$|[^\pL\d])`)

// regimen is what may follow a dose.
var regimen = regexp.MustCompile(`(?i)^[\s,]*(?:(?:po|sc|sq|subq|iv|im|pr|sl|orally|subcutaneously|intravenously|by mouth|topically|once|twice|three times|four times|a|per|daily|weekly|monthly|nightly|bid|tid|qid|qd|qhs|qam|qpm|prn|q\d+h|day|week|month|at bedtime|as needed|every other|every|\d+ (?:hours|days|weeks|months))(?:[\s,.;]|$))+`)

// named is a word that can be a name.
var named = regexp.MustCompile(`[\pL][\pL'/-]*`)

// treatmentsIn are the treatments that a text names, in their order.
func treatmentsIn(text string) []treatment {
	var found []treatment
	add := func(t treatment) {
		if !slices.ContainsFunc(found, func(f treatment) bool { return t.from < f.to && f.from < t.to }) {
			found = append(found, t)
		}
	}
	for _, m := range dosed.FindAllStringIndex(text, -1) {
		if t, ok := dosedAt(text, m); ok {
			add(t)
		}
	}
	for _, m := range therapies.FindAllStringSubmatchIndex(text, -1) {
		add(treatment{name: text[m[2]:m[3]], from: m[2], to: m[3]})
	}
	for _, m := range named.FindAllStringIndex(text, -1) {
		if hasStem(text[m[0]:m[1]]) {
			add(treatment{name: text[m[0]:m[1]], from: m[0], to: m[1]})
		}
	}
	slices.SortFunc(found, func(a, b treatment) int { return a.from - b.from })
	return found
}

// dosedAt is the treatment whose dose stands at m.
func dosedAt(text string, m []int) (treatment, bool) {
	from := nameBefore(text, m[0])
	if from < 0 {
		return treatment{}, false
	}
	end := m[1]
	if last := text[:end]; end > m[0] && !unicode.IsLetter(rune(last[end-1])) && last[end-1] != '%' {
		end-- // the pattern takes the character behind the unit
	}
	to := end + len(regimen.FindString(text[end:]))
	dose := strings.Trim(text[m[0]:to], " ,.;:()")
	return treatment{name: strings.Trim(text[from:m[0]], " ,.;:()-–"), dose: dose, from: from, to: to}, true
}

// nameBefore is where the name before a dose begins; -1 where there is none.
// Salts and forms behind a name belong to it.
func nameBefore(text string, dose int) int {
	tokens := named.FindAllStringIndex(text[:dose], -1)
	end := dose
	for i := len(tokens) - 1; i >= 0 && i >= len(tokens)-4; i-- {
		w := text[tokens[i][0]:tokens[i][1]]
		if strings.Trim(text[tokens[i][1]:end], " ,(-–") != "" {
			return -1 // something else stands between
		}
		end = tokens[i][0]
		lower := strings.ToLower(w)
		switch {
		case slices.Contains(lexicon.Forms, lower):
			continue
		case len(w) < 3 || slices.Contains(lexicon.NotNames, lower):
			return -1
		}
		return tokens[i][0]
	}
	return -1
}

// shortestStemmed is how long a word must be for its end to tell that it is a
// medicine.
const shortestStemmed = 8

func hasStem(word string) bool {
	lower := strings.ToLower(word)
	return len(lower) >= shortestStemmed && slices.ContainsFunc(lexicon.Stems, func(s string) bool { return strings.HasSuffix(lower, s) })
}
