package index

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"recourse/internal/letter"
)

// change is a case that the index has yet to take in.
type change struct {
	id letter.CaseID
	// first is the revision of the first change that waits, last of the last.
	first, last uint64
	deleted     bool
}

// queue holds the changes that wait, each case once. What follows the record
// goes before what a comparison found: a letter that just came in is not to
// wait behind a hundred thousand old ones.
type queue struct {
	mu      sync.Mutex
	fresh   []letter.CaseID
	backlog []letter.CaseID
	waiting map[letter.CaseID]*change
	taken   map[letter.CaseID]*change
	// parked are waiting changes that failed; they wait for retry.
	parked map[letter.CaseID]bool
	// seen is the last revision that the record told of.
	seen uint64
	// changed is closed and made anew whenever something happens.
	changed chan struct{}
}

func newQueue() *queue {
	return &queue{waiting: map[letter.CaseID]*change{}, taken: map[letter.CaseID]*change{},
		parked: map[letter.CaseID]bool{}, changed: make(chan struct{})}
}

// notify wakes everybody who waits; the lock is held.
func (q *queue) notify() {
	close(q.changed)
	q.changed = make(chan struct{})
}

// add takes a change that the record told of.
func (q *queue) add(id letter.CaseID, revision uint64, deleted bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.seen = max(q.seen, revision)
	if c, ok := q.waiting[id]; ok {
		c.last, c.deleted = max(c.last, revision), deleted
		if !q.parked[id] {
			return
		}
		delete(q.parked, id)
	} else {
		q.waiting[id] = &change{id: id, first: revision, last: revision, deleted: deleted}
	}
	q.fresh = append(q.fresh, id)
	q.notify()
}

// addBacklog takes what a comparison with the record at a revision found.
func (q *queue) addBacklog(changes []change, seen uint64) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.seen = max(q.seen, seen)
	slices.SortFunc(changes, func(a, b change) int { return cmp.Compare(a.first, b.first) })
	for _, c := range changes {
		if _, ok := q.waiting[c.id]; !ok {
			q.waiting[c.id] = &c
			q.backlog = append(q.backlog, c.id)
		}
	}
	q.notify()
}

// take waits for changes and takes up to n of them.
func (q *queue) take(ctx context.Context, n int) ([]change, error) {
	for {
		q.mu.Lock()
		taken, changed := q.takeNow(n), q.changed
		q.mu.Unlock()
		if len(taken) > 0 {
			return taken, nil
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-changed:
		}
	}
}

// takeNow leaves out the cases that somebody else has taken: of two states of a
// case, the later one must be written last.
func (q *queue) takeNow(n int) []change {
	var out []change
	for _, list := range []*[]letter.CaseID{&q.fresh, &q.backlog} {
		var left []letter.CaseID
		k := 0
		for ; k < len(*list) && len(out) < n; k++ {
			id := (*list)[k]
			if q.taken[id] != nil {
				left = append(left, id)
				continue
			}
			q.taken[id] = q.waiting[id]
			delete(q.waiting, id)
			out = append(out, *q.taken[id])
		}
		*list = append(left, (*list)[k:]...)
	}
	return out
}

// done ends what take began; failed changes wait for retry. It returns how many
// changes are not in the index yet.
func (q *queue) done(changes []change, failed map[letter.CaseID]bool) int {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, c := range changes {
		delete(q.taken, c.id)
		if !failed[c.id] {
			continue
		}
		if w, ok := q.waiting[c.id]; ok {
			w.first = min(w.first, c.first)
			continue
		}
		q.waiting[c.id] = &c
		q.parked[c.id] = true
	}
	q.notify()
	return len(q.waiting) + len(q.taken)
}

// retry takes up the changes that failed.
func (q *queue) retry() {
	q.mu.Lock()
	defer q.mu.Unlock()
	for id := range q.parked {
		q.backlog = append(q.backlog, id)
	}
	clear(q.parked)
	q.notify()
}

// applied is the revision up to which everything is in the index.
func (q *queue) applied() uint64 {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.appliedLocked()
}

func (q *queue) appliedLocked() uint64 {
	revision := q.seen
	for _, pending := range []map[letter.CaseID]*change{q.waiting, q.taken} {
		for _, c := range pending {
			revision = min(revision, c.first-1)
		}
	}
	return revision
}

// behind counts the changes that are not in the index yet.
func (q *queue) behind() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.waiting) + len(q.taken)
}

// waitFor returns when the revision is in the index.
func (q *queue) waitFor(ctx context.Context, revision uint64) error {
	for {
		q.mu.Lock()
		applied, changed := q.appliedLocked(), q.changed
		q.mu.Unlock()
		if applied >= revision {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-changed:
		}
	}
}
