package pipeline

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"

	"recourse/internal/letter"
)

// Keep stores the bytes of a file that proves a filing of a case. When it
// returns nil they are durable. They are not read, unless the same file comes
// in as a letter.
func (e *Engine) Keep(ctx context.Context, from io.Reader, a letter.Arrival, c letter.CaseID) (letter.DocumentID, error) {
	limited := &limitedReader{from: from, left: e.MaxFile, hash: sha256.New()}
	stored, err := e.Record.PutOriginal(ctx, limited)
	switch {
	case err != nil && limited.left < 0:
		return "", letter.Refuse("too_large", "the file is larger than %d MB (read.max_file)", e.MaxFile>>20)
	case err != nil:
		return "", fmt.Errorf("store proof: %w", err)
	case stored.Size == 0:
		return "", letter.Refuse("empty", "the file is empty")
	}
	e.at("proof stored")
	d, _, err := e.Record.CreateDocument(ctx, letter.Document{Schema: letter.Schema, ID: stored.ID, Size: stored.Size,
		Priority: letter.Bulk, Purpose: letter.PurposeProof, Arrivals: []letter.Arrival{a}, Progress: letter.Done, Cases: []letter.CaseID{c}})
	if err != nil {
		return "", fmt.Errorf("proof %s: %w", stored.ID.Short(), err)
	}
	return d.ID, nil
}

// asLetter makes a letter of a document that was kept as a proof only: its
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
