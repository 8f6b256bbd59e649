package query

import "recourse/internal/letter"

// Node is a part of a query: And, Or, Not, Word, Phrase, Number, Value,
// Identifier, Text or Range.
type Node interface{ node() }

// And asks for all of its parts.
type And []Node

// Or asks for at least one of its parts.
type Or []Node

// Not asks that its part is not there.
type Not struct{ Part Node }

// Word is one word of the letter's text; it may begin a longer one.
type Word struct {
	Text   string
	Prefix bool
}

// Phrase is words one after the other.
type Phrase struct{ Text string }

// Number is what looks like an identifier: it is looked for among the
// identifiers, or else its parts one by one.
type Number struct {
	// Identifier is in the comparable form of package terms.
	Identifier string
	Apart      Node
}

// Value asks for a field that has exactly this value; codes are in the
// comparable form of package terms.
type Value struct {
	Field *Field
	Value string
}

// Identifier asks for a field's identifier, in the comparable form.
type Identifier struct {
	Field      *Field
	Identifier string
	Prefix     bool
}

// Text asks for words in a field of text.
type Text struct {
	Field *Field
	// Text is one word or, where Phrase is true, words one after the other.
	Text   string
	Phrase bool
	Prefix bool
}

// Range asks for a date between From and To, both included; a zero date is
// open. Where None is true, it asks that there is no date.
type Range struct {
	Field    *Field
	From, To letter.Date
	None     bool
}

func (And) node()        {}
func (Or) node()         {}
func (Not) node()        {}
func (Word) node()       {}
func (Phrase) node()     {}
func (Number) node()     {}
func (Value) node()      {}
func (Identifier) node() {}
func (Text) node()       {}
func (Range) node()      {}
