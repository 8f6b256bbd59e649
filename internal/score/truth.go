package score

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"

	"recourse/internal/letter"
)

// Truth is what a person found printed in one letter: the JSON file beside a
// labelled letter. Pointers are nil where nothing is printed.
type Truth struct {
	Kind                letter.Kind      `json:"kind"`
	Payer               *string          `json:"payer"`
	PatientName         *string          `json:"patient_name"`
	LetterDate          *string          `json:"letter_date"`
	MemberID            *string          `json:"member_id"`
	AuthorizationNumber *string          `json:"authorization_number"`
	ClaimNumber         *string          `json:"claim_number"`
	AppealNumber        *string          `json:"appeal_number"`
	Service             *string          `json:"service"`
	CPT                 []string         `json:"cpt"`
	ICD10               []string         `json:"icd10"`
	CARC                []string         `json:"carc"`
	DenialReason        *string          `json:"denial_reason_quote"`
	Category            *string          `json:"category"`
	Also                []string         `json:"also"`
	Stage               *string          `json:"stage"`
	Urgent              *bool            `json:"urgent"`
	PlanType            *string          `json:"plan_type"`
	Deadline            *TruthDeadline   `json:"deadline"`
	PeerToPeer          *TruthPeerToPeer `json:"peer_to_peer"`
	AppealFax           *string          `json:"appeal_fax"`
}

// TruthDeadline is the last day of the member's next standard appeal step.
type TruthDeadline struct {
	Date  *string    `json:"date"`
	How   letter.How `json:"how"`
	Quote *string    `json:"quote"`
}

// TruthPeerToPeer is the printed offer of a call between physicians.
type TruthPeerToPeer struct {
	Phone *string `json:"phone"`
	Date  *string `json:"date"`
	Quote *string `json:"quote"`
}

// ReadTruth reads the truth of one labelled letter; an unknown key is an error.
func ReadTruth(path string) (Truth, error) {
	var t Truth
	b, err := os.ReadFile(path)
	if err != nil {
		return t, fmt.Errorf("score: %w", err)
	}
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&t); err != nil {
		return t, fmt.Errorf("score: truth %s: %w", path, err)
	}
	return t, nil
}
