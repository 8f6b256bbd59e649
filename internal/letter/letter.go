package letter

import "time"

// Schema is the number of the record format; every stored record carries it.
const Schema = 1

// Plan is what to do and by when, made by the plan stage.
type Plan struct {
	// Deadline is nil for a letter that is no denial.
	Deadline *Deadline `json:"deadline"`
	// ActBy is the earliest open date among clocks and steps that are the user's.
	ActBy Date `json:"act_by"`
	// Playbook is the name of the playbook, nil for a letter that needs none.
	Playbook *string `json:"playbook"`
	// NextStep is the first open step in plain words.
	NextStep string `json:"next_step,omitempty"`
}

// Candidate is a value that a field might have.
type Candidate struct {
	Value string `json:"value"`
	// Source is "text", "ocr", "second_reading", "rule" or "person".
	Source string     `json:"source"`
	Page   PageNumber `json:"page"`
	Box    Box        `json:"box"`
}

// Review asks a person about one field.
type Review struct {
	// Field is the name of the field in JSON.
	Field string `json:"field"`
	Code  string `json:"code"`
	// Why says in plain words what is doubtful.
	Why        string      `json:"why"`
	Candidates []Candidate `json:"candidates"`
}

// PageReading is what is told of a page beside its words.
type PageReading struct {
	Page       PageNumber `json:"page"`
	Method     Method     `json:"method"`
	Why        string     `json:"why,omitempty"`
	Confidence Confidence `json:"confidence"`
	Width      float64    `json:"width"`
	Height     float64    `json:"height"`
	Rotation   int        `json:"rotation"`
	DPI        int        `json:"dpi"`
}

// Versions tell what made a machine result, so that older ones can be found.
type Versions struct {
	Reader string `json:"reader"`
	Rules  string `json:"rules"`
}

// Letter is the machine's result for one letter.
type Letter struct {
	Schema   int        `json:"schema"`
	ID       ID         `json:"letter"`
	Document DocumentID `json:"document"`
	Pages    []int      `json:"pages"`
	// ReceivedAt is when the document first arrived: the "now" of the stages.
	ReceivedAt time.Time `json:"received_at"`
	Made       Versions  `json:"made"`
	Facts
	Finding
	Plan
	Review  []Review      `json:"review"`
	Reading []PageReading `json:"reading"`
	// Text is the letter as read, pages separated by form feeds. It is kept for
	// the search index, which would otherwise lay all pages out again, and is
	// not shown with the letter.
	Text string `json:"text,omitempty"`
	// CutDoubt says why it is unsure where in its stack the letter begins or ends.
	CutDoubt string `json:"cut_doubt,omitempty"`
}

// NeedsReview reports whether a person is asked about anything.
func (l Letter) NeedsReview() bool { return len(l.Review) > 0 }

// Flagged reports whether a person is asked about the field.
func (l Letter) Flagged(field string) bool {
	for _, r := range l.Review {
		if r.Field == field {
			return true
		}
	}
	return false
}

// Summary is the page without its words.
func (p Page) Summary() PageReading {
	return PageReading{Page: p.Number, Method: p.Method, Why: p.Why, Confidence: p.Confidence,
		Width: p.Width, Height: p.Height, Rotation: p.Rotation, DPI: p.DPI}
}
