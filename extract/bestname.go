package extract

import (
	"cmp"
	"slices"
	"strings"
)

// bestName puts the places of each name together and chooses the name with the
// highest score. Readings that differ in a letter count as one name, and the
// reading that is printed most often is taken.
func bestName(all []candidate) *answer {
	slices.SortStableFunc(all, better)
	var order []*answer
	for _, c := range all {
		i := slices.IndexFunc(order, func(a *answer) bool { return sameName(a.value, c.value) })
		if i < 0 {
			order = append(order, &answer{candidate: c, printings: []candidate{c}})
			continue
		}
		order[i].printings = append(order[i].printings, c)
		if len(order[i].printings) <= 4 {
			order[i].score += agreement
		}
	}
	if len(order) == 0 {
		return nil
	}
	slices.SortStableFunc(order, func(a, b *answer) int { return cmp.Compare(b.score, a.score) })
	a := order[0]
	for _, o := range order[1:] {
		a.others = append(a.others, o.candidate)
	}
	a.majority()
	return a
}

// isSubscriber reports whether nothing but a label of the insured, the address
// and the salutation say that the name is the patient's.
func (a *answer) isSubscriber() bool {
	insured := false
	for _, p := range a.printings {
		if p.score >= scoreSubject {
			return false
		}
		insured = insured || p.field == "subscriber_name"
	}
	return insured
}

// majority takes the reading of the name that most places have, and of names of
// one person the one with all given names: a salutation leaves some out.
func (a *answer) majority() {
	count := map[string]int{}
	for _, p := range a.printings {
		count[nameKey(p.value)]++
	}
	for _, p := range a.printings {
		if count[nameKey(p.value)] > count[nameKey(a.value)] {
			a.value, a.words = p.value, p.words
		}
	}
	for _, p := range a.printings {
		if contains(nameKey(p.value), nameKey(a.value)) {
			a.value, a.words = p.value, p.words
		}
	}
	for _, p := range a.printings { // an address and a salutation have the order in which a person is called
		if isTurned(p.value, a.value) && (p.says("addressee") || p.says("salutation")) {
			a.value, a.words = p.value, p.words
			break
		}
	}
	for _, p := range a.printings {
		if nameKey(p.value) != nameKey(a.value) {
			a.variants = append(a.variants, p)
		}
	}
}

// sameName reports whether two names are of one person: the same but for
// initials and case, or for a letter or two that were read otherwise.
func sameName(a, b string) bool { return samePerson(nameKey(a), nameKey(b)) }

// samePerson is sameName of the names' keys.
func samePerson(a, b string) bool {
	if s, o := suffixOf(a), suffixOf(b); s != o && s != "" && o != "" {
		return false
	}
	return a == b || turned(a) == b || min(len(a), len(b)) >= 8 && distance(a, b) <= 2 || contains(a, b) || contains(b, a)
}

// says reports whether one of the reasons of a candidate is this one.
func (c *candidate) says(reason string) bool { return slices.Contains(c.reasons, reason) }

// turned is a key of two words the other way round, as lists of computers print a
// name: "QUINLAN ODETTE".
func turned(key string) string {
	first, last, ok := strings.Cut(key, " ")
	if !ok || strings.Contains(last, " ") {
		return key
	}
	return last + " " + first
}

// isTurned reports whether a place prints a name in the other order.
func isTurned(a, b string) bool { return nameKey(a) != nameKey(b) && turned(nameKey(a)) == nameKey(b) }

// suffixOf is what stands behind the last name of a key, "" where nothing does.
func suffixOf(key string) string {
	words := strings.Fields(key)
	if n := len(words); n > 0 && lexicon.Names.Suffixes.has(words[n-1]) {
		return words[n-1]
	}
	return ""
}

// contains reports whether the first and last word of a name are those of a
// longer one, which can have a suffix too: a salutation leaves it out.
func contains(long, short string) bool {
	l, s := strings.Fields(long), strings.Fields(short)
	if len(l) > len(s) && suffixOf(long) != "" && suffixOf(short) == "" {
		if l = l[:len(l)-1]; slices.Equal(l, s) {
			return true
		}
	}
	return len(s) == 2 && len(l) > 2 && l[0] == s[0] && l[len(l)-1] == s[1]
}
