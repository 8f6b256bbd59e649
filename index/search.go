package index

import (
	"recourse/index/query"
	"recourse/internal/letter"
)

// QueryError is a query that can not be understood: where and why, and what to
// write instead. It is the caller's mistake, not a failure of the index.
type QueryError = query.Error

// The orders of a result. Without one, hits come by relevance.
const (
	ByRelevance = "relevance"
	ByDeadline  = "deadline"     // the next deadline first, none last
	ByLetter    = "-letter_date" // the newest letter first
)

// Request is a search.
type Request struct {
	// Query is what the person typed; "" finds all cases.
	Query string
	// Limit is the number of hits wanted; 0 means 20.
	Limit int
	// Sort is one of the orders; "" is relevance.
	Sort string
	// After is Result.Next of the page before.
	After []string
	// Facets asks for counts.
	Facets bool
	// Now is the day that relative dates and days left are counted from.
	Now letter.Date
}

// Result is a page of hits.
type Result struct {
	Hits []Hit
	// Total counts all hits, on this page or not.
	Total int
	// Facets are the counts over all hits, if asked for.
	Facets []Facet
	// Next is the After of the next page; nil on the last.
	Next []string
}

// Hit is a case that was found.
type Hit struct {
	Case letter.CaseID
	// Letter is the letter that matched best; "" for a case without letters.
	Letter letter.ID
	// Score compares hits of one search; higher is better.
	Score float64
	// Near marks a hit that does not say what was asked for, but nearly.
	Near bool
	// Fragments are passages that show why the case was found.
	Fragments []Fragment
}

// Fragment is a passage of a letter around a match, as plain text.
type Fragment struct {
	// Field is "body", "boilerplate" or the name of a field, as in JSON.
	Field string
	// Letter and Page tell where the passage stands; Page is 0 for a field.
	Letter           letter.ID
	Page             letter.PageNumber
	Pre, Match, Post string
}

// Facet is how the hits divide by one property.
type Facet struct {
	// Field is "payer", "category", "stage", "days_left", "outcome", "month",
	// "status" or "plan_type".
	Field  string
	Counts []Count
}

// Count is the number of hits with one value. Query finds them when added to
// the query.
type Count struct {
	Value string
	Count int
	Query string
}
