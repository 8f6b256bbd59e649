package casework

import (
	"strings"

	"recourse/internal/letter"
)

// printed is a field that letters print: what a person entered has no place on
// the page, unless the machine found the same words as a candidate.
func printed(at func(*letter.Letter) **letter.Field) field {
	return field{
		parse: parseText,
		get: func(l letter.Letter) string {
			if f := *at(&l); f != nil {
				return f.Value
			}
			return ""
		},
		put: func(l *letter.Letter, value string) { *at(l) = enteredField(*at(l), value) },
	}
}

// dated is a printed field whose value is a day.
func dated(f field) field {
	f.parse = parseDate
	return f
}

// enteredField is a value that a person vouches for; nil for none. Where the
// machine read the same, its place on the page stays.
func enteredField(read *letter.Field, value string) *letter.Field {
	if value == "" {
		return nil
	}
	f := letter.Field{Value: value, Confidence: 1}
	if read != nil && read.Value == value {
		f.Evidence = read.Evidence
	}
	return &f
}

// fromCandidate gives an entered value the place of the candidate that a
// person chose in the review.
func fromCandidate(f *letter.Field, name string, asks []letter.Review) {
	if f == nil || f.Page != 0 {
		return
	}
	for _, r := range asks {
		for _, c := range r.Candidates {
			if r.Field == name && c.Value == f.Value && c.Page != 0 {
				f.Evidence = letter.Evidence{Quote: c.Value, Page: c.Page, Box: c.Box}
				return
			}
		}
	}
}

// codes is a list of codes.
func codes(at func(*letter.Letter) *[]string) field {
	return field{
		parse: listOf(parseCode),
		get:   func(l letter.Letter) string { return strings.Join(*at(&l), ",") },
		put:   func(l *letter.Letter, value string) { *at(l) = splitList(value) },
	}
}
