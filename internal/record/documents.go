package record

import (
	"context"
	"iter"
	"slices"

	"recourse/internal/letter"
)

// CreateDocument stores a new document. Where it exists, its arrivals that are
// not known yet (by source, name, sender and time) are added, and the stored
// document is returned with created false.
func (r *Record) CreateDocument(ctx context.Context, d letter.Document) (doc letter.Document, created bool, err error) {
	if created, err = r.documents.create(ctx, string(d.ID), d); created || err != nil {
		return d, created, err
	}
	doc, err = r.UpdateDocument(ctx, d.ID, func(known *letter.Document) error {
		for _, a := range d.Arrivals {
			if !slices.ContainsFunc(known.Arrivals, same(a)) {
				known.Arrivals = append(known.Arrivals, a)
			}
		}
		return nil
	})
	return doc, false, err
}

// UpdateDocument applies change to the newest state, again where somebody else
// was faster. Nothing is written where change changes nothing.
func (r *Record) UpdateDocument(ctx context.Context, id letter.DocumentID, change func(*letter.Document) error) (letter.Document, error) {
	return r.documents.update(ctx, string(id), change)
}

// Document returns a document.
func (r *Record) Document(ctx context.Context, id letter.DocumentID) (letter.Document, error) {
	d, _, err := r.documents.get(ctx, string(id))
	return d, err
}

// Documents yields every document, in the order of being written last.
func (r *Record) Documents(ctx context.Context) iter.Seq2[letter.Document, error] {
	return r.documents.all(ctx, ">")
}

// same tells whether it is one and the same arrival, taken in again after a
// kill.
func same(a letter.Arrival) func(letter.Arrival) bool {
	return func(b letter.Arrival) bool {
		return a.Source == b.Source && a.Name == b.Name && a.Sender == b.Sender && a.ReceivedAt.Equal(b.ReceivedAt)
	}
}
