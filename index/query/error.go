package query

import "fmt"

// Error is a query that can not be understood.
type Error struct {
	Query string
	// Column is the place, counted in characters from 1; Length is how many
	// characters are meant, at least 1.
	Column, Length int
	// Problem says what is wrong.
	Problem string
	// Suggestion is what to write instead; "" where none is known.
	Suggestion string
}

func (e *Error) Error() string {
	s := fmt.Sprintf("query, column %d: %s", e.Column, e.Problem)
	if e.Suggestion != "" {
		s += "; " + e.Suggestion
	}
	return s
}
