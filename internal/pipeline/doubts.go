package pipeline

import (
	"fmt"
	"slices"

	"recourse/internal/letter"
)

// readingDoubts asks a person about pages that could not be read and about an
// unsure cut of the stack.
func readingDoubts(l letter.Letter) []letter.Review {
	var asks []letter.Review
	if l.CutDoubt != "" {
		asks = append(asks, letter.Review{Field: "pages", Code: "cut_unsure", Why: l.CutDoubt})
	}
	for _, p := range l.Reading {
		if p.Method == letter.MethodUnread {
			asks = append(asks, letter.Review{Field: "reading", Code: "page_unread",
				Why: fmt.Sprintf("page %d could not be read (%s)", p.Page, p.Why)})
		}
	}
	return asks
}

// gapDoubts asks about every critical value of a letter with an unread page:
// what is missing may stand there, and what was found may be contradicted.
func gapDoubts(l letter.Letter) []letter.Review {
	if !l.Flagged("reading") {
		return nil
	}
	var asks []letter.Review
	for _, field := range []string{"kind", "category", "member_id", "authorization_number", "deadline", "denial_reason"} {
		if !l.Flagged(field) {
			asks = append(asks, letter.Review{Field: field, Code: "page_unread",
				Why: "a page of this letter could not be read"})
		}
	}
	return asks
}

// consistent drops questions that do not arise for the kind of letter, and
// asks for the reason of a denial that none was found in.
func consistent(l letter.Letter) []letter.Review {
	var asks []letter.Review
	for _, r := range l.Review {
		if l.IsDenial() || l.Flagged("kind") || !slices.Contains(letter.DenialFields, r.Field) {
			asks = append(asks, r)
		}
	}
	if l.IsDenial() && l.DenialReason == nil && !l.Flagged("denial_reason") {
		asks = append(asks, letter.Review{Field: "denial_reason", Code: "not_found",
			Why: "the letter denies something, but no sentence was found that says why"})
	}
	return asks
}
