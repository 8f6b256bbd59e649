package service

import (
	"recourse/internal/casework"
	"recourse/internal/letter"
)

// CodeBadEntry is the code of what a person can not have meant.
const CodeBadEntry = casework.CodeBadEntry

// EntryFields are the names of the fields that a person can enter.
func EntryFields() []string { return casework.Fields() }

// SetRequest enters values, each given as field=value.
type SetRequest struct {
	ID     letter.CaseID `json:"id"`
	Fields []string      `json:"fields"`
}

// ConfirmRequest says that fields are right as they stand; without names, all
// that are asked about.
type ConfirmRequest struct {
	ID     letter.CaseID `json:"id"`
	Fields []string      `json:"fields"`
}

// NewRequest types in a case of which there is no letter.
type NewRequest struct {
	// Nonce names the act: asked again with the same, one case is made.
	Nonce  string   `json:"nonce"`
	Fields []string `json:"fields"`
}

// AssignRequest gives a case to somebody, or to nobody.
type AssignRequest struct {
	ID  letter.CaseID `json:"id"`
	Who string        `json:"who"`
}

// JoinRequest makes one case of two.
type JoinRequest struct {
	ID    letter.CaseID `json:"id"`
	Other letter.CaseID `json:"other"`
}

// SeparateRequest takes a letter out of a case.
type SeparateRequest struct {
	ID     letter.CaseID `json:"id"`
	Letter letter.ID     `json:"letter"`
}

// CloseRequest ends a case.
type CloseRequest struct {
	ID letter.CaseID `json:"id"`
	casework.Closing
}

// StepRequest ticks off a step of the plan: done, skipped, or open again.
type StepRequest struct {
	ID    letter.CaseID    `json:"id"`
	Step  string           `json:"step"`
	State letter.StepState `json:"state"`
	Note  string           `json:"note,omitempty"`
}

// FileRequest records that something was filed.
type FileRequest struct {
	ID letter.CaseID `json:"id"`
	casework.Filing
}

// ProofRequest stores what proves a filing: the bytes are sent behind it.
type ProofRequest struct {
	ID   letter.CaseID `json:"id"`
	Name string        `json:"name"`
}

// Kept answers a ProofRequest.
type Kept struct {
	Document letter.DocumentID `json:"document"`
}
