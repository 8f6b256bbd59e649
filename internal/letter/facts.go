package letter

// Evidence is the spot on the page that proves a value: the words around it,
// verbatim, and where they stand.
type Evidence struct {
	Quote string     `json:"quote"`
	Page  PageNumber `json:"page"`
	// Box is around all words of the value; on the first page where it runs over.
	Box Box `json:"box"`
	// Spans are the single lines of a value that runs over lines or pages, and on
	// a crooked page the parts of lines that a level box fits.
	Spans []Span `json:"spans,omitempty"`
}

// Span is a run of words on one line of one page.
type Span struct {
	Page PageNumber `json:"page"`
	Box  Box        `json:"box"`
}

// Field is a value that is printed in the letter. A nil *Field is a value that
// the letter does not state.
type Field struct {
	Value string `json:"value"`
	Evidence
	Confidence Confidence `json:"confidence"`
}

// Codes are the billing codes of the denied lines, and the diagnoses.
type Codes struct {
	CPT   []string `json:"cpt"`
	ICD10 []string `json:"icd10"`
	CARC  []string `json:"carc"`
	RARC  []string `json:"rarc"`
}

// PeerToPeer is the offer of a call between the ordering clinician and the
// plan's physician.
type PeerToPeer struct {
	// Phone is as printed, without extension or menu option; nil if none is.
	Phone *string `json:"phone"`
	Date  Date    `json:"date"`
	Evidence
	Confidence Confidence `json:"confidence"`
}

// Facts are what is printed in a letter, found by the extract stage.
type Facts struct {
	Payer               *Field `json:"payer"`
	PatientName         *Field `json:"patient_name"`
	LetterDate          *Field `json:"letter_date"`
	MemberID            *Field `json:"member_id"`
	AuthorizationNumber *Field `json:"authorization_number"`
	ClaimNumber         *Field `json:"claim_number"`
	AppealNumber        *Field `json:"appeal_number"`
	Service             *Field `json:"service"`
	DenialReason        *Field `json:"denial_reason"`
	AppealFax           *Field `json:"appeal_fax"`
	// AppealAddress is where to send the appeal, lines separated by newlines.
	AppealAddress *Field `json:"appeal_address"`
	// State is the postal code of the state in which the patient lives, by the
	// address under the patient's own name.
	State      *Field      `json:"state"`
	Codes      Codes       `json:"codes"`
	PeerToPeer *PeerToPeer `json:"peer_to_peer"`
	Clocks     []Clock     `json:"clocks"`
}

// Date is the letter's own date; zero where none is printed or none is sure.
func (f Facts) Date() Date {
	if f.LetterDate == nil {
		return Date{}
	}
	d, err := ParseDate(f.LetterDate.Value)
	if err != nil {
		return Date{}
	}
	return d
}
