package view

import "recourse/internal/letter"

// Hit is a found case as `recourse search --json` prints it.
type Hit struct {
	Case
	// MatchedLetter is the letter that matched best; nil for an unread document.
	MatchedLetter *letter.ID `json:"matched_letter"`
	Score         float64    `json:"score"`
	// Near marks a hit that does not say what was asked for, but nearly.
	Near      bool       `json:"near"`
	Fragments []Fragment `json:"fragments"`
}

// Fragment is a passage around a match, as plain text.
type Fragment struct {
	Field string            `json:"field"`
	Page  letter.PageNumber `json:"page"`
	Pre   string            `json:"pre"`
	Match string            `json:"match"`
	Post  string            `json:"post"`
}
