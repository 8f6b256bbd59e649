package draft

import "recourse/internal/letter"

// Kind is a kind of document; playbooks name them in their steps.
type Kind string

// The kinds.
const (
	AppealLetter           Kind = "appeal_letter"
	PeerToPeerSheet        Kind = "peer_to_peer_sheet"
	NecessityLetterRequest Kind = "necessity_letter_request"
	ExceptionRequest       Kind = "exception_request"
	CriteriaRequest        Kind = "criteria_request"
	ExternalReviewRequest  Kind = "external_review_request"
	FaxCover               Kind = "fax_cover"
)

// Kinds lists every kind.
var Kinds = []Kind{AppealLetter, PeerToPeerSheet, NecessityLetterRequest, ExceptionRequest,
	CriteriaRequest, ExternalReviewRequest, FaxCover}

// In is what a document is filled from.
type In struct {
	Kind Kind
	// Covers is the kind of letter that a fax cover sheet goes before; "" is an
	// appeal.
	Covers Kind
	// Letter is the deciding letter as it stands, with what people entered.
	Letter letter.Letter
	Desk   Desk
	Today  letter.Date
	// Given fills blanks by the name of their slot, as a person gave it.
	Given map[string]string
	// Enclosures are the papers that go along; Suggested those that should, each
	// of which a person marks once it is there.
	Enclosures []string
	Suggested  []string
	// Passages are quoted from policies and articles.
	Passages []Passage
	// Tried is what was tried before, in the order of time.
	Tried []letter.Trial
	// Law is the state's law that the exception request leans on; nil for none.
	Law *Law
	// Pages is the number of pages of the whole packet, for its cover sheet; 0
	// where it is not known.
	Pages int
}

// Desk is who writes.
type Desk struct {
	Name    string
	Address []string
	Phone   string
	Fax     string
	NPI     string
	// Contact is the person to call back.
	Contact string
}

// Passage is quoted from a document of the policy library.
type Passage struct {
	Text, Title string
	Page        int
	// Date is the policy's own date as printed, "" where none is.
	Date string
}

// Law is a state's step-therapy law.
type Law struct {
	State, Statute string
	// Status is how sure its text is: confirmed, secondary or memory.
	Status string
	// Insured is true where the plan is known to be insured, so that it binds.
	Insured bool
	// Grounds are its grounds for an exception, in words.
	Grounds []string
	// Standard and Urgent are the times to decide, in words; "" where unknown.
	Standard, Urgent string
	// SilenceGrants is true where a request that is not answered in time counts
	// as granted.
	SilenceGrants bool
}

// Document is a draft: blocks from top to bottom.
type Document struct {
	Kind   Kind    `json:"kind"`
	Title  string  `json:"title"`
	Blocks []Block `json:"blocks"`
}

// Style is how a block is set.
type Style string

// The styles.
const (
	Letterhead Style = "letterhead"
	Address    Style = "address" // lines kept as they are
	Heading    Style = "heading"
	Body       Style = "body"
	Item       Style = "item" // of a list
	Quote      Style = "quote"
	Row        Style = "row" // a label and its value
	Sign       Style = "sign"
)

// Block is a paragraph. A row has its label in Label.
type Block struct {
	Style Style  `json:"style"`
	Label string `json:"label,omitempty"`
	Runs  []Run  `json:"runs"`
}

// Run is a stretch of text.
type Run struct {
	Text string `json:"text"`
	// Blank is true for what a person must fill in: Text says what belongs there.
	Blank bool `json:"blank,omitempty"`
	// Check is true for a value that a person is still asked about.
	Check bool `json:"check,omitempty"`
}

// Blanks counts what is left to fill in or to check.
func (d Document) Blanks() (blank, check int) {
	for _, b := range d.Blocks {
		for _, r := range b.Runs {
			if r.Blank {
				blank++
			}
			if r.Check {
				check++
			}
		}
	}
	return blank, check
}
