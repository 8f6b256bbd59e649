package pipeline

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sync"

	"recourse/internal/letter"
	"recourse/internal/record"
)

// tracker follows the documents and knows which have not ended; those who wait
// for one are told.
type tracker struct {
	record *record.Record

	mu      sync.Mutex
	queued  map[letter.DocumentID]bool
	waiting map[letter.DocumentID][]*endings
	// caughtUp is closed when all documents of before the start are known.
	caughtUp chan struct{}
}

func newTracker(r *record.Record) *tracker {
	return &tracker{record: r, queued: map[letter.DocumentID]bool{},
		waiting: map[letter.DocumentID][]*endings{}, caughtUp: make(chan struct{})}
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
		delete(t.queued, id)
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
	var told []*endings
	if ended(d) {
		told = t.waiting[id]
		delete(t.waiting, id)
		delete(t.queued, id)
	} else {
		t.queued[id] = true
	}
	t.mu.Unlock()
	for _, waiting := range told {
		waiting.put(id)
	}
	return nil
}

// ended reports whether the machine has nothing more to do for a document.
func ended(d letter.Document) bool { return d.Progress != letter.Queued }

// unfinished lists the documents that have not ended.
func (t *tracker) unfinished() []letter.DocumentID {
	t.mu.Lock()
	defer t.mu.Unlock()
	return slices.Collect(maps.Keys(t.queued))
}

// wait puts a document into e when it ends after this call.
func (t *tracker) wait(id letter.DocumentID, e *endings) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.waiting[id] = append(t.waiting[id], e)
}

// leave takes back what wait was asked for.
func (t *tracker) leave(id letter.DocumentID, e *endings) {
	t.mu.Lock()
	defer t.mu.Unlock()
	rest := slices.DeleteFunc(t.waiting[id], func(other *endings) bool { return other == e })
	if len(rest) == 0 {
		delete(t.waiting, id)
		return
	}
	t.waiting[id] = rest
}
