package pipeline

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"

	"recourse/internal/letter"
)

// Keep stores the bytes of a file that belongs to a case and is no letter. When
// it returns nil they are durable. They are not read as a letter, unless the
// same file comes in as one.
func (e *Engine) Keep(ctx context.Context, from io.Reader, a letter.Arrival, c letter.CaseID, p letter.Purpose) (letter.DocumentID, error) {
	limited := &limitedReader{from: from, left: e.MaxFile, hash: sha256.New()}
	stored, err := e.Record.PutOriginal(ctx, limited)
	switch {
	case err != nil && limited.left < 0:
		return "", letter.Refuse("too_large", "the file is larger than %d MB (read.max_file)", e.MaxFile>>20)
	case err != nil:
		return "", fmt.Errorf("store %s: %w", p, err)
	case stored.Size == 0:
		return "", letter.Refuse("empty", "the file is empty")
	}
	e.at(string(p) + " stored")
	d, _, err := e.Record.CreateDocument(ctx, letter.Document{Schema: letter.Schema, ID: stored.ID, Size: stored.Size,
		Priority: letter.Bulk, Purpose: p, Arrivals: []letter.Arrival{a}, Progress: letter.Done, Cases: []letter.CaseID{c}})
	if err != nil {
		return "", fmt.Errorf("%s %s: %w", p, stored.ID.Short(), err)
	}
	return d.ID, nil
}

// asLetter makes a letter of a document that was kept for a purpose only: its
// file came in as a letter now.
func (e *Engine) asLetter(ctx context.Context, d letter.Document) (letter.Document, error) {
	if d.Purpose == "" {
		return d, nil
	}
	return e.Record.UpdateDocument(ctx, d.ID, func(d *letter.Document) error {
		d.Purpose, d.Progress, d.Stage, d.Cases = "", letter.Queued, TaskOpen, nil
		return nil
	})
}
