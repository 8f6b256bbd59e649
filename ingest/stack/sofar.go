package stack

// soFar is what is known of the letter that a page may belong to.
type soFar struct {
	// first and last are its pages with text.
	first, last *sheet
	// pages counts those between them, blank ones too.
	pages int
	seen  map[string]bool
}

// The spaces of values, so that a phone number is no file number.
const (
	asNumber    = "n:"
	asPhone     = "p:"
	asName      = "w:"
	asCode      = "c:"
	asMember    = "m:"
	asReference = "r:"
	asDate      = "d:"
	asMarginal  = "g:"
)

func startWith(s *sheet) *soFar {
	l := &soFar{first: s, seen: map[string]bool{}}
	l.add(s)
	return l
}

// add takes a page into the letter.
func (l *soFar) add(s *sheet) {
	l.pages++
	if s.kind != textSheet {
		return
	}
	if l.first.kind != textSheet {
		l.first = s
	}
	l.last = s
	for _, v := range []struct {
		space string
		all   []string
	}{
		{asNumber, s.numbers}, {asPhone, s.phones}, {asName, s.names}, {asCode, s.codes}, {asMember, s.members},
		{asReference, s.references}, {asDate, s.dates}, {asMarginal, s.marginal},
	} {
		for _, x := range v.all {
			l.seen[v.space+x] = true
			l.seen[v.space] = true
		}
	}
}

// has reports whether the letter has any value of the space.
func (l *soFar) has(space string) bool { return l.seen[space] }

// shared counts the different values that the letter has too, and all.
func (l *soFar) shared(space string, values []string) (shared, all int) {
	done := map[string]bool{}
	for _, v := range values {
		if done[v] {
			continue
		}
		done[v] = true
		all++
		if l.seen[space+v] {
			shared++
		}
	}
	return shared, all
}
