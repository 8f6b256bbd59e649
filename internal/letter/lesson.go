package letter

import "time"

// Lesson is what a correction taught: where, in letters of one payer and form,
// the value of a field stands. It holds the words of the label, no value.
type Lesson struct {
	// ID is short and sayable: L-4K7Q2.
	ID string `json:"id"`
	// Payer is the letterhead, Form the form's code; "" where none is printed.
	Payer string `json:"payer"`
	Form  string `json:"form"`
	Field string `json:"field"`
	// Label are the words before the value, or over it.
	Label string `json:"label"`
	// Case is where it was learned, by whom and when.
	Case CaseID    `json:"case"`
	By   string    `json:"by"`
	At   time.Time `json:"at"`
}

// Same reports whether both say the same of the same letters.
func (l Lesson) Same(m Lesson) bool {
	return l.Payer == m.Payer && l.Form == m.Form && l.Field == m.Field && l.Label == m.Label
}
