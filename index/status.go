package index

import "recourse/internal/letter"

// Status is how far the index is.
type Status struct {
	// Cases is the number of cases in the index.
	Cases uint64
	// Revision is the record's revision up to which all is indexed.
	Revision uint64
	// Behind is the number of changed cases that are known and not yet indexed.
	Behind int
	// Rebuilding is true while the index is made anew or catches up at start.
	Rebuilding bool
	// Notice says why the index was made anew at this start; "" if it was not.
	Notice string
	// Errors are faults that have not passed, with ids and codes only.
	Errors []string
	// Failing are cases that could not be loaded and are tried again.
	Failing []letter.CaseID
}
