package letter

import "time"

// Entry is what a person entered or confirmed for a field; it wins over the
// machine.
type Entry struct {
	// Value is "" where the person says that the letter states none.
	Value string `json:"value"`
	// Letter is the one that decided the case when it was entered, "" where
	// there was none.
	Letter ID        `json:"letter,omitempty"`
	By     string    `json:"by"`
	At     time.Time `json:"at"`
}

// FilingMethod is the way that something was sent.
type FilingMethod string

// The methods of filing.
const (
	FiledByFax    FilingMethod = "fax"
	FiledByMail   FilingMethod = "mail"
	FiledByPortal FilingMethod = "portal"
	FiledByPhone  FilingMethod = "phone"
)

// Filing is a step of the playbook that was sent to the plan, as a person
// recorded it. It stops the member's clock and starts the plan's.
type Filing struct {
	// Step is the id of the playbook's step.
	Step string `json:"step"`
	// Letter is the one that decided the case then: a later letter begins a
	// plan of its own.
	Letter ID           `json:"letter,omitempty"`
	Date   Date         `json:"date"`
	Method FilingMethod `json:"method"`
	// Confirmation is the number or name by which the plan knows it.
	Confirmation string `json:"confirmation,omitempty"`
	// Proof is the document that proves it, such as a fax receipt.
	Proof DocumentID `json:"proof,omitempty"`
	By    string     `json:"by"`
	At    time.Time  `json:"at"`
}

// FilingMethods lists every method.
var FilingMethods = []FilingMethod{FiledByFax, FiledByMail, FiledByPortal, FiledByPhone}

// StepState is how far a step of the playbook has come.
type StepState string

// The states that a person sets; a step without one is open.
const (
	StepDone    StepState = "done"
	StepSkipped StepState = "skipped"
	StepOpen    StepState = "open" // takes the others back
)

// StepMark is a step that a person ticked off.
type StepMark struct {
	State StepState `json:"state"`
	// Letter is the one that decided the case then.
	Letter ID        `json:"letter,omitempty"`
	Date   Date      `json:"date"`
	Note   string    `json:"note,omitempty"`
	By     string    `json:"by"`
	At     time.Time `json:"at"`
}

// CaseOutcome is how a denial ended.
type CaseOutcome string

// The outcomes.
const (
	OutcomeOverturned CaseOutcome = "overturned"
	OutcomePartly     CaseOutcome = "partly"
	OutcomeUpheld     CaseOutcome = "upheld"
	OutcomeWithdrawn  CaseOutcome = "withdrawn"
	OutcomeMissed     CaseOutcome = "missed"
)

// CaseOutcomes lists every outcome.
var CaseOutcomes = []CaseOutcome{OutcomeOverturned, OutcomePartly, OutcomeUpheld, OutcomeWithdrawn, OutcomeMissed}

// Closing is how a person closed a case.
type Closing struct {
	Outcome CaseOutcome `json:"outcome"`
	Date    Date        `json:"date"`
	// Cents is the money that was at stake, in cents of a dollar.
	Cents int64     `json:"cents,omitempty"`
	Note  string    `json:"note,omitempty"`
	By    string    `json:"by"`
	At    time.Time `json:"at"`
}
