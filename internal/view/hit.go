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

// SearchEnd is the line that `recourse search --json --facets` prints after the
// hits.
type SearchEnd struct {
	Summary Summary `json:"summary"`
}

// Summary is what there is to say of all hits.
type Summary struct {
	// Total counts all hits, printed or not.
	Total int `json:"total"`
	// Next is what --after takes for the next page; nil on the last.
	Next   *string `json:"next"`
	Facets []Facet `json:"facets"`
}

// Facet is how the hits divide by one property: "payer", "category", "stage",
// "days_left", "outcome", "month", "status" or "plan_type".
type Facet struct {
	Field  string  `json:"field"`
	Counts []Count `json:"counts"`
}

// Count is the number of hits with one value; Query, added to the query, finds
// them.
type Count struct {
	Value string `json:"value"`
	Count int    `json:"count"`
	Query string `json:"query"`
}

// Similar is a past case that is like another, as `recourse similar --json`
// prints it. What was sent and how it ended are in its case.
type Similar struct {
	Case
	Score float64 `json:"score"`
	// Why says what both share.
	Why []Shared `json:"why"`
}

// Shared is what two cases have in common: a value, or words of it.
type Shared struct {
	Field string `json:"field"`
	Value string `json:"value"`
}
