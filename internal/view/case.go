package view

import (
	"recourse/classify/playbook"
	"recourse/internal/letter"
)

// Dossier is a case with what belongs to it, as loaded from the record.
type Dossier struct {
	Case letter.Case
	// Letters are the case's letters in order; the last one decides.
	Letters []letter.Letter
	// Documents are those of the letters, and the unread document of a case
	// without a letter.
	Documents map[letter.DocumentID]letter.Document
	// Standing is the deciding letter with what people entered laid over it;
	// nil where nothing is known.
	Standing *letter.Letter
	// Plan is nil for what is no denial.
	Plan *playbook.Plan
}

// Case is one case as `recourse case list --json` prints it: the head, the
// letters, and the fields of the deciding letter.
type Case struct {
	Case    Head        `json:"case"`
	Letters []LetterRef `json:"letters"`
	File    string      `json:"file"`
	*letter.Letter
	NeedsReview bool   `json:"needs_review"`
	Error       *Fault `json:"error,omitempty"`
	// Entered is what people entered and confirmed, by field.
	Entered map[string]letter.Entry `json:"entered,omitempty"`
	Filings []letter.Filing         `json:"filings,omitempty"`
	Closing *letter.Closing         `json:"closing,omitempty"`
	// Trials are what people entered or accepted of the patient's history.
	Trials []letter.TrialEntry `json:"trials,omitempty"`
	// Plan is the playbook applied to the case; a list of cases leaves it out.
	Plan *playbook.Plan `json:"plan,omitempty"`
	// Warnings are what a person should know about what was just done.
	Warnings []string `json:"warnings,omitempty"`
	// Events are what happened to the case; a list of cases leaves them out.
	Events []letter.Event `json:"events,omitempty"`

	// hard is the first day on which a clock of the user's runs out.
	hard letter.Date
}

// Head is what a worklist shows of a case.
type Head struct {
	ID     letter.CaseID     `json:"id"`
	Status letter.CaseStatus `json:"status"`
	ActBy  letter.Date       `json:"act_by"`
	// DaysLeft counts from today to ActBy; nil where there is no date.
	DaysLeft *int    `json:"days_left"`
	NextStep *string `json:"next_step"`
	Assignee *string `json:"assignee"`
	Outcome  *string `json:"outcome"`
}

// LetterRef points at a letter of a case.
type LetterRef struct {
	ID       letter.ID         `json:"id"`
	Document letter.DocumentID `json:"document"`
	File     string            `json:"file"`
	Pages    []int             `json:"pages"`
}

// NewCase is the view of a case on the day today.
func NewCase(d Dossier, today letter.Date) Case {
	v := Case{Letters: []LetterRef{}, Case: Head{
		ID: d.Case.ID, Status: d.Case.Status,
		Assignee: optional(d.Case.Assignee), Outcome: optional(string(d.Case.Outcome)),
	}, Entered: d.Case.Entered, Filings: d.Case.Filings, Closing: d.Case.Closing, Trials: d.Case.Trials}
	for _, l := range d.Letters {
		v.Letters = append(v.Letters, LetterRef{ID: l.ID, Document: l.Document,
			File: d.Documents[l.Document].Name(), Pages: l.Pages})
	}
	if d.Plan != nil {
		v.hard = d.Plan.Runs
	}
	v.File = d.Documents[d.Case.Document].Name()
	if d.Standing != nil {
		v.decide(*d.Standing, today)
	} else {
		v.unread(d.Documents[d.Case.Document])
	}
	return v
}

// Deciding is the letter that decides, as it was read; nil if none was.
func (d Dossier) Deciding() *letter.Letter {
	if len(d.Letters) == 0 {
		return nil
	}
	return &d.Letters[len(d.Letters)-1]
}

func (v *Case) decide(l letter.Letter, today letter.Date) {
	l = filled(l)
	v.Letter = &l
	v.NeedsReview = l.NeedsReview()
	v.Case.NextStep = optional(l.NextStep)
	v.Case.ActBy = l.ActBy
	if !l.ActBy.IsZero() {
		days := today.DaysUntil(l.ActBy)
		v.Case.DaysLeft = &days
	}
}

// unread asks a person to look at a document that no machine could read.
func (v *Case) unread(doc letter.Document) {
	v.NeedsReview = true
	v.Case.NextStep = optional("Look at the original: it could not be read.")
	if doc.Failure != nil {
		v.Error = &Fault{Code: doc.Failure.Code, Why: doc.Failure.Why}
	}
}

// Unread reports whether no letter of the case could be read.
func (v Case) Unread() bool { return v.Letter == nil }

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
