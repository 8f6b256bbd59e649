package view

import (
	"recourse/internal/letter"
)

// Letter is one letter as `recourse read --json` prints it.
type Letter struct {
	File string `json:"file"`
	letter.Letter
	NeedsReview bool `json:"needs_review"`
}

// Unread is a file that could not be read.
type Unread struct {
	File  string `json:"file"`
	Error Fault  `json:"error"`
}

// Fault is why something could not be done.
type Fault struct {
	Code string `json:"code"`
	Why  string `json:"why"`
}

// NewLetter is the view of a letter that came in under a file name.
func NewLetter(file string, l letter.Letter) Letter {
	return Letter{File: file, Letter: filled(l), NeedsReview: l.NeedsReview()}
}

// NewUnread is the view of a file that could not be read.
func NewUnread(file string, err error) Unread {
	return Unread{File: file, Error: Fault{Code: letter.CodeOf(err), Why: letter.WhyOf(err)}}
}

// filled has an empty list, not null, wherever the contract has a list, and no
// text.
func filled(l letter.Letter) letter.Letter {
	l.Text = ""
	l.Codes.CPT = list(l.Codes.CPT)
	l.Codes.ICD10 = list(l.Codes.ICD10)
	l.Codes.CARC = list(l.Codes.CARC)
	l.Codes.RARC = list(l.Codes.RARC)
	l.Pages = list(l.Pages)
	l.Clocks = list(l.Clocks)
	l.Also = list(l.Also)
	l.Reasons = list(l.Reasons)
	l.Review = list(l.Review)
	l.Reading = list(l.Reading)
	for i := range l.Review {
		l.Review[i].Candidates = list(l.Review[i].Candidates)
	}
	return l
}

func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
