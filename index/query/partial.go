package query

import (
	"strings"
	"unicode/utf8"
)

// Partial is the term at the end of a query that a person is typing.
type Partial struct {
	// At is the byte of the query where what can be completed begins.
	At int
	// Field is the field whose value is being typed; nil where a word or the
	// name of a field is.
	Field *Field
	// Typed is the part of value or name that stands there, in lower case and
	// without an opening quote.
	Typed string
	// Quoted is true behind an opening quote.
	Quoted bool
}

// Unfinished finds the term at the end of a query, for completion. There is
// always one, empty after a space.
func Unfinished(text string) Partial {
	start := 0
	quoted := false
	for i, r := range text {
		switch {
		case r == '"':
			quoted = !quoted
		case !quoted && (r == ' ' || r == '\t'):
			start = i + utf8.RuneLen(r)
		}
	}
	term := text[start:]
	p := Partial{At: start + len(term) - len(strings.TrimPrefix(term, "-"))}
	term = text[p.At:]
	name, value, ok := strings.Cut(term, ":")
	if !ok {
		p.Typed = strings.ToLower(term)
		return p
	}
	if p.Field = FieldNamed(strings.ToLower(name)); p.Field == nil {
		p.Typed = strings.ToLower(term)
		return p
	}
	p.At += len(name) + 1
	p.Quoted = strings.HasPrefix(value, `"`)
	p.Typed = strings.ToLower(strings.Trim(value, `"`))
	return p
}
