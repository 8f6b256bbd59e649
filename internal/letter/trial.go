package letter

import "time"

// TrialEnd is how a treatment ended.
type TrialEnd string

// The ends of a treatment, as step-therapy exceptions ask for them.
const (
	TrialFailed          TrialEnd = "failed"          // it did not work
	TrialIntolerance     TrialEnd = "intolerance"     // it was not tolerated
	TrialContraindicated TrialEnd = "contraindicated" // it must not be given to this patient
	TrialOngoing         TrialEnd = "ongoing"         // it is still taken
	TrialWorked          TrialEnd = "worked"          // it worked, then or for a time
	TrialStopped         TrialEnd = "stopped"         // it ended for another reason
)

// TrialEnds lists every end.
var TrialEnds = []TrialEnd{TrialFailed, TrialIntolerance, TrialContraindicated, TrialOngoing, TrialWorked, TrialStopped}

// Trial is a treatment that a patient had, or must not have.
type Trial struct {
	Treatment string `json:"treatment"`
	// Dose is in words, "" where it is not known.
	Dose string `json:"dose,omitempty"`
	// From and Until are as precise as they are known: 2024, 2024-03, 2024-03-09.
	From  string   `json:"from,omitempty"`
	Until string   `json:"until,omitempty"`
	End   TrialEnd `json:"end"`
	// Note says what happened, in words.
	Note string `json:"note,omitempty"`
	// Source says which record shows it: its name and page as a person gave it,
	// or the document that it was read from.
	Source string `json:"source,omitempty"`
	// Document, Page and Quote are the evidence where it was read from a record.
	Document DocumentID `json:"document,omitempty"`
	Page     PageNumber `json:"page,omitempty"`
	Quote    string     `json:"quote,omitempty"`
}

// TrialEntry is a treatment in the history of a case's patient, as a person
// entered it, or accepted it from a record.
type TrialEntry struct {
	// ID names it within the case: T1.
	ID string `json:"id"`
	Trial
	By string    `json:"by"`
	At time.Time `json:"at"`
}
