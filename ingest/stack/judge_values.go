package stack

import "slices"

const (
	// fewNames are the least that pages must share to belong together.
	fewNames = 3
	// manyNames are the least of which most must be new to speak for a new letter.
	manyNames = 10
)

// judgeValues compares the numbers and names that the pages print.
func judgeValues(b *pageBreak) []*evidence {
	s, so := b.next, b.so
	var all []*evidence
	marginal, _ := so.shared(ofMargin, s.marginal)
	all = append(all, when(marginal > 0, sameMailing)...)
	all = append(all, compare(so, ofReference, s.references, s.numbers, sameReference, otherReference)...)
	all = append(all, compare(so, ofMember, s.members, s.numbers, sameMember, otherMember)...)
	phones, of := so.shared(ofPhone, s.phones)
	all = append(all, when(phones > 0, samePhone)...)
	all = append(all, when(phones == 0 && of > 0 && so.has(ofPhone), otherPhone)...)
	names, of := so.shared(ofName, s.names)
	all = append(all, when(names >= fewNames && names*3 > of, sameNames)...)
	return append(all, when(of >= manyNames && names*7 < of, otherNames)...)
}

// compare weighs the labelled numbers of one sort. A number that differs in one
// character may be a slip of recognition and tells nothing.
func compare(so *soFar, in space, labelled, numbers []string, same, other *evidence) []*evidence {
	if n, _ := so.shared(in, append(slices.Clip(labelled), numbers...)); n > 0 {
		return []*evidence{same}
	}
	if n, _ := so.shared(ofNumber, labelled); n > 0 || len(labelled) == 0 || !so.has(in) {
		return nil
	}
	for v := range so.seen {
		if v.space == in && slices.ContainsFunc(labelled, func(l string) bool { return slip(l, v.text) }) {
			return nil
		}
	}
	return []*evidence{other}
}

// slip reports whether two numbers differ in one character at most, or in one
// that only one of them has.
func slip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	return i == len(a) || a[i:] == b[i+1:] || a[i+1:] == b[i+1:]
}

// judgeForm compares the form codes in the foot.
func judgeForm(b *pageBreak) []*evidence {
	if len(b.next.codes) == 0 || !b.so.has(ofCode) {
		return nil
	}
	shared, _ := b.so.shared(ofCode, b.next.codes)
	if shared > 0 {
		return []*evidence{sameForm}
	}
	return []*evidence{otherForm}
}
