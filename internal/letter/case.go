package letter

import "time"

// Arrival is one coming-in of a document: a file, or a part of a mail.
type Arrival struct {
	// Source is "watch", "batch", "mail", "upload" or "restore".
	Source string `json:"source"`
	// Name is the file's name as the user knows it; parts of containers are
	// named a.zip!/b.pdf.
	Name   string   `json:"name"`
	Sender string   `json:"sender,omitempty"`
	Tags   []string `json:"tags,omitempty"`
	// Parent is the mail or archive that it came in; "" for a file of its own.
	Parent     DocumentID `json:"parent,omitempty"`
	ReceivedAt time.Time  `json:"received_at"`
}

// Priority decides what is read first.
type Priority string

// The priorities: a person waits for interactive work.
const (
	Interactive Priority = "interactive"
	Bulk        Priority = "bulk"
)

// Progress says how far a document has come.
type Progress string

// The progress of a document. Queued work that no message stands for is
// queued anew by the sweep.
const (
	Queued Progress = "queued"
	Done   Progress = "done"
	Failed Progress = "failed"
)

// Attempt is one try at a stage, written before the work starts.
type Attempt struct {
	Stage   string    `json:"stage"`
	Started time.Time `json:"started"`
	Code    string    `json:"code,omitempty"`
}

// Failure is why a document, or one of its pages, could not be processed.
type Failure struct {
	Stage string    `json:"stage"`
	Code  string    `json:"code"`
	Why   string    `json:"why"`
	Kind  string    `json:"kind"`
	At    time.Time `json:"at"`
}

// Purpose is why a document is kept that is not read.
type Purpose string

// The purposes of documents that are no letters.
const (
	PurposeProof  Purpose = "proof"  // proves a filing, as a fax report
	PurposeRecord Purpose = "record" // clinical record that shows what was tried
)

// Document is the bytes that came in, known by their hash, and how far they
// have come.
type Document struct {
	Schema int        `json:"schema"`
	ID     DocumentID `json:"id"`
	Size   int64      `json:"size"`
	// Type is found from the content: "pdf", "tiff", "docx", "mail", "zip".
	Type string `json:"type,omitempty"`
	// Parent is the mail or archive in which it came first.
	Parent DocumentID `json:"parent,omitempty"`
	// Members are the documents in a mail or archive, in their order there;
	// PassedOver are its files that are no letters, such as logos.
	Members    []DocumentID `json:"members,omitempty"`
	PassedOver []PassedOver `json:"passed_over,omitempty"`
	// Unkept tells that its bytes are not in the record: it was too large, or
	// could not be had out of its container.
	Unkept bool `json:"unkept,omitempty"`
	// Purpose is "" for a document that is read as letters.
	Purpose  Purpose   `json:"purpose,omitempty"`
	Priority Priority  `json:"priority"`
	Arrivals []Arrival `json:"arrivals"`
	Progress Progress  `json:"progress"`
	// Stage is the task that comes next.
	Stage    string    `json:"stage"`
	Pages    int       `json:"pages,omitempty"`
	Attempts []Attempt `json:"attempts,omitempty"`
	Failure  *Failure  `json:"failure,omitempty"`
	Letters  []ID      `json:"letters,omitempty"`
	Cases    []CaseID  `json:"cases,omitempty"`
}

// PassedOver is a file in a mail or archive that is no letter, and why.
type PassedOver struct {
	Name string `json:"name"`
	Code string `json:"code"`
	Why  string `json:"why"`
}

// MemberSeparator stands between the name of a container and that of its member.
const MemberSeparator = "!/"

// Name is the name under which the document first arrived.
func (d Document) Name() string {
	if len(d.Arrivals) == 0 {
		return ""
	}
	return d.Arrivals[0].Name
}

// IsContainer reports whether the document was taken apart into others.
func (d Document) IsContainer() bool { return len(d.Members) > 0 }

// Received is when the document first arrived.
func (d Document) Received() time.Time {
	if len(d.Arrivals) == 0 {
		return time.Time{}
	}
	return d.Arrivals[0].ReceivedAt
}

// CaseStatus is where a case stands.
type CaseStatus string

// The states of a case.
const (
	CaseNew              CaseStatus = "new"
	CaseNeedsReview      CaseStatus = "needs_review"
	CaseOpen             CaseStatus = "open"
	CaseFiled            CaseStatus = "filed"
	CaseAwaitingDecision CaseStatus = "awaiting_decision"
	CaseClosed           CaseStatus = "closed"
)

// Event is one thing that happened to a case, by the machine or a person.
type Event struct {
	At   time.Time `json:"at"`
	What string    `json:"what"`
	By   string    `json:"by"`
	Note string    `json:"note,omitempty"`
}

// Case is one denial over all its letters. Machine results are in the letters;
// the case holds what people entered and decided.
type Case struct {
	Schema int    `json:"schema"`
	ID     CaseID `json:"id"`
	// Origin is what the case was named for: "<document>/<n>", its nth letter.
	Origin string `json:"origin,omitempty"`
	// Document is the document of the deciding letter, read or not; "" for a
	// case that a person typed in.
	Document DocumentID `json:"document"`
	// Letters are in the order of coming in; the last one decides.
	Letters []ID `json:"letters"`
	// Into is the case that a person joined this one to: its letters are there.
	Into     CaseID           `json:"into,omitempty"`
	Status   CaseStatus       `json:"status"`
	Entered  map[string]Entry `json:"entered,omitempty"`
	Assignee string           `json:"assignee,omitempty"`
	Outcome  CaseOutcome      `json:"outcome,omitempty"`
	// Closing is nil for a case that no person has closed.
	Closing *Closing `json:"closing,omitempty"`
	// Steps are the steps of the playbook that a person ticked off, by id.
	Steps   map[string]StepMark `json:"steps,omitempty"`
	Filings []Filing            `json:"filings,omitempty"`
	// Trials are what the patient was treated with before; Proposed are those
	// that a record tells and that no person has accepted yet. TrialsMade counts
	// all that ever were, so that no name is used twice.
	Trials     []TrialEntry `json:"trials,omitempty"`
	Proposed   []TrialEntry `json:"proposed_trials,omitempty"`
	TrialsMade int          `json:"trials_made,omitempty"`
	// Pending is a letter whose new reading is being put in the place of the
	// old; "" but for a moment, and after a stop in it.
	Pending ID      `json:"pending,omitempty"`
	Events  []Event `json:"events"`
}
