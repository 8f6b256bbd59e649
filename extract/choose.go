package extract

import (
	"slices"
	"strings"

	"recourse/internal/letter"
)

// answer is the choice for one field with what speaks for and against it.
type answer struct {
	candidate
	// printings are all places where the letter prints the value for the field.
	printings []candidate
	// variants are nearly the same value: the same number read otherwise.
	variants []candidate
	// others are the other values that the field might have, best first.
	others []candidate
	// doubt is "" or the code of what makes the answer doubtful whatever its
	// confidence; why says it in words.
	doubt, why string
	confidence letter.Confidence
}

// minScore is the least that a candidate needs to be believed.
const minScore = 0.3

// chosen assigns the candidates to the identifier fields, the surest first:
// what is better explained as something else can not be chosen, and no number
// is two things.
func chosen(all []candidate) map[string]*answer {
	all = unexplained(all)
	out := map[string]*answer{}
	open := []string{"member_id", "authorization_number", "claim_number", "appeal_number"}
	for len(open) > 0 {
		var next *answer
		for _, field := range open {
			if a := best(field, all); a != nil && (next == nil || a.score > next.score) {
				next = a
			}
		}
		if next == nil {
			break
		}
		if taken := out[next.also]; taken != nil { // the label's other meaning is out
			next.score = max(next.score, scoreSettled)
		}
		out[next.field] = next
		open = slices.DeleteFunc(open, func(f string) bool { return f == next.field })
		all = slices.DeleteFunc(all, func(c candidate) bool { return squeeze(c.value) == squeeze(next.value) && c.field != next.field })
	}
	return out
}

// secondMeaning is how much less sure the second meaning of a label may be.
const secondMeaning = 0.2

// scoreSettled is what a label of two meanings is worth where another number
// has the other meaning.
const scoreSettled = 0.75

// unexplained drops every candidate whose number has a better explanation,
// at this place or wherever else it is printed.
func unexplained(all []candidate) []candidate {
	byValue := map[string]candidate{}
	byWord := map[int]candidate{}
	for _, c := range all { // best first
		if _, ok := byValue[squeeze(c.value)]; !ok {
			byValue[squeeze(c.value)] = c
		}
		for _, w := range c.words {
			if _, ok := byWord[w]; !ok {
				byWord[w] = c
			}
		}
	}
	explained := func(c, by candidate) bool {
		return by.field != c.field && (by.field != c.also || by.score-c.score > secondMeaning)
	}
	return slices.DeleteFunc(slices.Clone(all), func(c candidate) bool {
		return explained(c, byValue[squeeze(c.value)]) ||
			slices.ContainsFunc(c.words, func(w int) bool { return explained(c, byWord[w]) })
	})
}

// best is the value of the field with the highest score, nil where none is
// good enough. Every further printing of a value speaks for it.
func best(field string, all []candidate) *answer {
	byValue := map[string]*answer{}
	var order []*answer
	for _, c := range all {
		if c.field != field || c.score < minScore {
			continue
		}
		key := squeeze(c.value)
		a := byValue[key]
		if a == nil {
			a = &answer{candidate: c}
			byValue[key] = a
			order = append(order, a)
		} else if len(a.printings) < 3 {
			a.score += 0.02
		}
		a.printings = append(a.printings, c)
	}
	if len(order) == 0 {
		return nil
	}
	slices.SortStableFunc(order, func(a, b *answer) int { return better(a.candidate, b.candidate) })
	a := order[0]
	for _, o := range order[1:] {
		switch {
		case isCut(a.value, o.value):
			a.value, a.words = o.value, o.words
			a.printings = append(a.printings, o.printings...)
		case withPrefix(o.candidate, a.candidate):
			a.printings = append(a.printings, o.printings...)
		case withPrefix(a.candidate, o.candidate) && a.labelHas(o.words[0]): // "Member ID 4745", read as 1D
			a.printings = append(a.printings, o.printings...)
		case withPrefix(a.candidate, o.candidate):
			a.value, a.words = o.value, o.words
			a.printings = append(a.printings, o.printings...)
		case isCut(o.value, a.value):
			a.printings = append(a.printings, o.printings...)
		case misread(a.value, o.value):
			a.variants = append(a.variants, o.printings...)
		default:
			a.others = append(a.others, o.candidate)
		}
	}
	return a
}

// labelHas reports whether a word belongs to the label of the value, which is one
// by itself.
func (a *answer) labelHas(word int) bool {
	return !a.bare && a.label <= word && word < a.words[0]
}

// minCut is how many characters are left at least of a value that a line's end
// cuts.
const minCut = 4

// isCut reports whether a value is the beginning of a longer one: a narrow
// column cut it, and another place prints it whole.
func isCut(short, long string) bool {
	s, l := squeeze(short), squeeze(long)
	return len(s) >= minCut && len(l) > len(s) && strings.HasPrefix(l, s) && strings.Contains(long, " ")
}

// withPrefix reports whether a value is the longer one without the letters that
// stand apart before it at the same place: the cell "EOC 47805063" is the value
// of its header, though its first word can be a label too.
func withPrefix(short, long candidate) bool {
	s, l := squeeze(short.value), squeeze(long.value)
	return len(s) >= minCut && len(l) > len(s) && strings.HasSuffix(l, s) && short.words[len(short.words)-1] == long.words[len(long.words)-1]
}
