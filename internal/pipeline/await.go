package pipeline

import (
	"context"
	"sync"

	"recourse/internal/letter"
)

// Await calls each with every document as it ends, those that have ended first,
// and with the members of those that are mails or archives.
func (e *Engine) Await(ctx context.Context, ids []letter.DocumentID, each func(letter.Document) error) error {
	w := &awaiting{engine: e, left: map[letter.DocumentID]bool{}, ended: newEndings()}
	defer w.leave()
	if err := w.add(ctx, ids); err != nil {
		return err
	}
	for w.open > 0 {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-w.ended.signal:
		}
		for _, id := range w.ended.take() {
			if err := w.told(ctx, id, each); err != nil {
				return err
			}
		}
	}
	return nil
}

// awaiting is one call of Await.
type awaiting struct {
	engine *Engine
	// left holds every document that was ever waited for, true as long as it
	// has not ended; open counts those.
	left  map[letter.DocumentID]bool
	open  int
	ended *endings
}

// add waits for documents that were not waited for yet.
func (w *awaiting) add(ctx context.Context, ids []letter.DocumentID) error {
	for _, id := range ids {
		if _, known := w.left[id]; known {
			continue
		}
		w.left[id] = true
		w.open++
		if err := w.watch(ctx, id); err != nil {
			return err
		}
	}
	return nil
}

// watch has the document put among the ended once it is, at once if it is already.
func (w *awaiting) watch(ctx context.Context, id letter.DocumentID) error {
	w.engine.tracker.wait(id, w.ended)
	d, err := w.engine.Record.Document(ctx, id)
	if err == nil && ended(d) {
		w.ended.put(id)
	}
	return err
}

// told passes on a document that has ended, and waits for its members. What is
// told may be old: a retry may have begun the document anew since.
func (w *awaiting) told(ctx context.Context, id letter.DocumentID, each func(letter.Document) error) error {
	if !w.left[id] {
		return nil // it may be told of twice
	}
	d, err := w.engine.Record.Document(ctx, id)
	if err != nil {
		return err
	}
	if !ended(d) {
		return w.watch(ctx, id)
	}
	w.left[id] = false
	w.open--
	if err := each(d); err != nil {
		return err
	}
	return w.add(ctx, d.Members)
}

func (w *awaiting) leave() {
	for id := range w.left {
		w.engine.tracker.leave(id, w.ended)
	}
}

// endings are documents that have ended and were not looked at yet.
type endings struct {
	mu  sync.Mutex
	ids []letter.DocumentID
	// signal holds one value when there are any.
	signal chan struct{}
}

func newEndings() *endings { return &endings{signal: make(chan struct{}, 1)} }

// put never waits: who tells of endings has others to tell.
func (e *endings) put(id letter.DocumentID) {
	e.mu.Lock()
	e.ids = append(e.ids, id)
	e.mu.Unlock()
	select {
	case e.signal <- struct{}{}:
	default:
	}
}

func (e *endings) take() []letter.DocumentID {
	e.mu.Lock()
	defer e.mu.Unlock()
	ids := e.ids
	e.ids = nil
	return ids
}
