package pipeline

import (
	"context"

	"recourse/internal/letter"
)

// Await calls each with every document as it ends, those that have ended first.
func (e *Engine) Await(ctx context.Context, ids []letter.DocumentID, each func(letter.Document) error) error {
	left := map[letter.DocumentID]bool{}
	// Each may be told of twice: by the look at it, and when it ends.
	ch := make(chan letter.Document, 2*len(ids))
	for _, id := range ids {
		if left[id] {
			continue
		}
		left[id] = true
		defer e.tracker.leave(id, ch)
		if err := e.watch(ctx, id, ch); err != nil {
			return err
		}
	}
	for len(left) > 0 {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case d := <-ch:
			if !left[d.ID] {
				continue
			}
			delete(left, d.ID)
			if err := each(d); err != nil {
				return err
			}
		}
	}
	return nil
}

// watch sends the document to ch once it has ended, at once if it has already.
func (e *Engine) watch(ctx context.Context, id letter.DocumentID, ch chan<- letter.Document) error {
	e.tracker.wait(id, ch)
	d, err := e.Record.Document(ctx, id)
	if err == nil && ended(d) {
		ch <- d
	}
	return err
}
