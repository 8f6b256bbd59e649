package stack

// soFar is what is known of the letter that a page may belong to.
type soFar struct {
	// first and last are its first and last page with text; nil before there is
	// one.
	first, last *sheet
	// pages counts its pages, blank ones too.
	pages int
	// printed are the last page numbers that were read, since how many pages.
	printed []printed
	since   int
	seen    map[value]bool
}

// value is one value in its space, so that a phone number is no file number.
type value struct {
	space space
	text  string
}

// space is a sort of values.
type space int

const (
	ofNumber space = iota
	ofPhone
	ofName
	ofCode
	ofMember
	ofReference
	ofDate
	ofMargin
)

// add takes a page with text into the letter, and the other sheets before it.
func (l *soFar) add(s *sheet, between int) {
	if l.first == nil {
		l.first, l.seen = s, map[value]bool{}
	}
	l.last = s
	l.pages += 1 + between
	l.since += 1 + between
	if len(s.printed) > 0 {
		l.printed, l.since = s.printed, 1
	}
	l.note(ofNumber, s.numbers)
	l.note(ofPhone, s.phones)
	l.note(ofName, s.names)
	l.note(ofCode, s.codes)
	l.note(ofMember, s.members)
	l.note(ofReference, s.references)
	l.note(ofDate, s.dates)
	l.note(ofMargin, s.marginal)
}

func (l *soFar) note(in space, all []string) {
	for _, v := range all {
		l.seen[value{in, v}] = true
		l.seen[value{in, ""}] = true
	}
}

// lacks is how many pages the letter is short of its count; 0 where no count is
// printed.
func (l *soFar) lacks() int {
	if len(l.printed) == 0 || l.printed[0].of == 0 {
		return 0
	}
	return max(0, l.printed[0].of-l.printed[0].page-l.since+1)
}

// complete reports whether the last page of the count has been reached.
func (l *soFar) complete() bool {
	return len(l.printed) > 0 && l.printed[0].of > 0 && l.lacks() == 0
}

// has reports whether the letter has any value of the space.
func (l *soFar) has(in space) bool { return l.seen[value{in, ""}] }

// shared counts the different values that the letter has too, and all.
func (l *soFar) shared(in space, values []string) (shared, all int) {
	done := map[string]bool{}
	for _, v := range values {
		if done[v] {
			continue
		}
		done[v] = true
		all++
		if l.seen[value{in, v}] {
			shared++
		}
	}
	return shared, all
}
