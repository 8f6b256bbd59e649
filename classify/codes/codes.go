package codes

import (
	"recourse/internal/letter"
)

// Kind tells the three lists apart.
type Kind string

// The kinds of code.
const (
	CARC  Kind = "carc"  // claim adjustment reason code
	RARC  Kind = "rarc"  // remittance advice remark code
	Group Kind = "group" // claim adjustment group code
)

// Entry is what one code says.
type Entry struct {
	// Code is bare: "197", "M127", "CO".
	Code    string `yaml:"code" json:"code"`
	Kind    Kind   `yaml:"-" json:"kind"`
	Meaning string `yaml:"meaning" json:"meaning"`
	// Category is nil where the code alone gives no reason.
	Category *letter.Category `yaml:"category" json:"category"`
	// Also are categories that the same code is used for.
	Also []letter.Category `yaml:"also" json:"also"`
	// Stage is set where the code itself says that an appeal was decided.
	Stage *letter.Stage `yaml:"stage" json:"stage"`
	// FirstMove is what to do first, for the person at the desk.
	FirstMove string `yaml:"first_move" json:"first_move"`
	// NeedsRemark is true where only the remark code says what is wrong.
	NeedsRemark bool `yaml:"needs_remark" json:"needs_remark"`
	// Informs is true for a code that denies nothing: a fee schedule, a copay.
	Informs bool `yaml:"informs" json:"informs"`
	// Successors replaced this code when it was retired.
	Successors []string `yaml:"successors" json:"successors"`
	// Status is "confirmed", "secondary" or "memory".
	Status string `yaml:"status" json:"status"`
}

// Retired reports whether the code is printed only on old letters.
func (e Entry) Retired() bool { return len(e.Successors) > 0 }

// Meaning is a code as printed with what its parts say.
type Meaning struct {
	// Printed is the code in its usual form: "CO-197", "N130".
	Printed string `json:"code"`
	// Group is nil where no group code is printed.
	Group *Entry `json:"group"`
	Entry
}

// Denies reports whether the code alone says that something was not paid for a
// reason that can be disputed.
func (m Meaning) Denies() bool {
	return m.Kind == CARC && !m.Informs
}
