package record

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"recourse/internal/letter"
)

// letterKey makes the document the first part of the key, so that its letters
// can be listed: 3fa9c1d20b7e-p1-3 is kept as 3fa9c1d20b7e.p1-3.
func letterKey(id letter.ID) string {
	return strings.Replace(string(id), "-", ".", 1)
}

// PutLetter stores the machine's result for a letter; the newest one counts.
// What follows the cases is told of it by the next write of its case.
func (r *Record) PutLetter(ctx context.Context, l letter.Letter) error {
	known, err := r.Letter(ctx, l.ID)
	if err == nil && known.Document != l.Document {
		return fmt.Errorf("letter %s: two documents share its name", l.ID)
	}
	return r.letters.put(ctx, letterKey(l.ID), l)
}

// Letter returns a letter.
func (r *Record) Letter(ctx context.Context, id letter.ID) (letter.Letter, error) {
	l, _, err := r.letters.get(ctx, letterKey(id))
	return l, err
}

// LettersOf returns the letters of a document, sorted by page.
func (r *Record) LettersOf(ctx context.Context, doc letter.DocumentID) ([]letter.Letter, error) {
	var letters []letter.Letter
	for l, err := range r.letters.all(ctx, doc.Short()+".*") {
		if err != nil {
			return nil, fmt.Errorf("letters of %s: %w", doc.Short(), err)
		}
		if l.Document == doc {
			letters = append(letters, l)
		}
	}
	slices.SortFunc(letters, func(a, b letter.Letter) int {
		return cmp.Or(slices.Compare(a.Pages, b.Pages), cmp.Compare(a.ID, b.ID))
	})
	return letters, nil
}

// letterID undoes letterKey.
func letterID(key string) string { return strings.Replace(key, ".", "-", 1) }
