package pipeline

import (
	"context"
	"errors"
	"sync"

	"recourse/internal/letter"
	"recourse/internal/record"
)

// tracker follows the documents and knows which have not ended; those who wait
// for one are told.
type tracker struct {
	record *record.Record

	mu       sync.Mutex
	progress map[letter.DocumentID]letter.Progress
	waiting  map[letter.DocumentID][]chan<- letter.Document
	// caughtUp is closed when all documents of before the start are known.
	caughtUp chan struct{}
}

func newTracker(r *record.Record) *tracker {
	return &tracker{record: r, progress: map[letter.DocumentID]letter.Progress{},
		waiting: map[letter.DocumentID][]chan<- letter.Document{}, caughtUp: make(chan struct{})}
}

// run follows the documents until ctx ends.
func (t *tracker) run(ctx context.Context) error {
	head, err := t.record.DocumentsHead(ctx)
	if err != nil {
		return err
	}
	var once sync.Once
	if head == 0 {
		once.Do(func() { close(t.caughtUp) })
	}
	return t.record.FollowDocuments(ctx, 0, func(ctx context.Context, changes []record.Change) error {
		for _, c := range changes {
			if err := t.take(ctx, c); err != nil {
				return err
			}
			if c.Revision >= head {
				once.Do(func() { close(t.caughtUp) })
			}
		}
		return nil
	})
}

// take learns how far a document has come.
func (t *tracker) take(ctx context.Context, c record.Change) error {
	id := letter.DocumentID(c.Key)
	if c.Removed {
		t.mu.Lock()
		delete(t.progress, id)
		t.mu.Unlock()
		return nil
	}
	d, err := t.record.Document(ctx, id)
	if errors.Is(err, record.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	t.mu.Lock()
	t.progress[id] = d.Progress
	var told []chan<- letter.Document
	if ended(d) {
		told = t.waiting[id]
		delete(t.waiting, id)
	}
	t.mu.Unlock()
	for _, ch := range told {
		ch <- d
	}
	return nil
}

// ended reports whether the machine has nothing more to do for a document.
func ended(d letter.Document) bool { return d.Progress != letter.Queued }

// unfinished lists the documents that have not ended.
func (t *tracker) unfinished() []letter.DocumentID {
	t.mu.Lock()
	defer t.mu.Unlock()
	var ids []letter.DocumentID
	for id, p := range t.progress {
		if p == letter.Queued {
			ids = append(ids, id)
		}
	}
	return ids
}

// counts is how many documents have come how far.
func (t *tracker) counts() map[letter.Progress]int {
	t.mu.Lock()
	defer t.mu.Unlock()
	n := map[letter.Progress]int{}
	for _, p := range t.progress {
		n[p]++
	}
	return n
}

// wait tells ch, which must have room, when the document ends after this call.
func (t *tracker) wait(id letter.DocumentID, ch chan<- letter.Document) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.waiting[id] = append(t.waiting[id], ch)
}

// Watch sends the document to ch once it has ended, at once if it has already;
// ch must have room. It may come twice.
func (e *Engine) Watch(ctx context.Context, id letter.DocumentID, ch chan<- letter.Document) error {
	e.tracker.wait(id, ch)
	d, err := e.Record.Document(ctx, id)
	if err == nil && ended(d) {
		ch <- d
	}
	return err
}

// Await calls each with every document as it ends, those that have ended first.
func (e *Engine) Await(ctx context.Context, ids []letter.DocumentID, each func(letter.Document) error) error {
	ch := make(chan letter.Document, 2*len(ids))
	left := map[letter.DocumentID]bool{}
	for _, id := range ids {
		left[id] = true
		if err := e.Watch(ctx, id, ch); err != nil {
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

// Counts is how many documents have come how far.
func (e *Engine) Counts() map[letter.Progress]int { return e.tracker.counts() }
