package index

import (
	"context"
	"fmt"
	"sync"
	"time"

	"recourse/internal/letter"
)

const (
	// batchSize is how many cases are written at once.
	batchSize = 1000
	// writers is how many batches are in the making at a time: Bleve makes a
	// segment on one core.
	writers = 2
	// After a small batch the next one waits, the longer the more cases it had:
	// a stream of letters makes few segments, whose merging is most of the
	// index's work, and a single letter after a quiet time does not wait.
	gapAfterEach = 50 * time.Millisecond
	longestGap   = 200 * time.Millisecond
)

// Run keeps the index up with the record until ctx ends. It returns nil then,
// and an error only where the record can not be followed.
func (ix *Index) Run(ctx context.Context, src Source) error {
	ctx, cancel := context.WithCancel(ctx)
	var works sync.WaitGroup
	defer works.Wait()
	defer cancel()
	seen, err := ix.compare(ctx, src)
	if err != nil {
		return ended(ctx, err)
	}
	upTo := ix.turnDay(ctx, src, letter.Date{})
	works.Go(func() { ix.age(ctx, src, upTo) })
	works.Go(func() { ix.project(ctx, src) })
	works.Go(func() { ix.compareAgain(ctx, src) })
	works.Go(func() { ix.mend(ctx, src) })
	err = src.Follow(ctx, seen, func(id letter.CaseID, revision uint64, deleted bool) error {
		ix.queue.add(id, revision, deleted)
		return nil
	})
	return ended(ctx, err)
}

// ended makes nothing of the error that comes of being stopped.
func ended(ctx context.Context, err error) error {
	if ctx.Err() != nil || err == nil {
		return nil
	}
	return fmt.Errorf("following the record: %w", err)
}

// compareAgain compares from time to time, since a change that was missed
// would be missed for ever.
func (ix *Index) compareAgain(ctx context.Context, src Source) {
	repeat(ctx, ix.options.CompareEvery, func() {
		if _, err := ix.compare(ctx, src); err != nil && ctx.Err() == nil {
			ix.log.Error("search index: comparison with the record failed", "error", err)
		}
	})
}

// repeat does something at intervals until ctx ends.
func repeat(ctx context.Context, every time.Duration, do func()) {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			do()
		}
	}
}

// mend rebuilds the index when a search has found that it is damaged.
func (ix *Index) mend(ctx context.Context, src Source) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-ix.damaged:
		}
		ix.log.Error("search index is damaged and is made anew")
		if err := ix.Rebuild(ctx, src); err != nil && ctx.Err() == nil {
			ix.faults.set("rebuild", err)
			ix.log.Error("search index: rebuild failed", "error", err)
		}
	}
}

// compare queues all cases whose revision differs between record and index. It
// returns the last revision that the record had.
func (ix *Index) compare(ctx context.Context, src Source) (uint64, error) {
	record, err := src.Revisions(ctx)
	if err != nil {
		ix.faults.set("compare", err)
		return 0, fmt.Errorf("listing the record's cases: %w", err)
	}
	ix.mu.RLock()
	changes, seen, err := difference(ix.live, record)
	ix.mu.RUnlock()
	if err != nil {
		ix.faults.set("compare", err)
		return 0, err
	}
	ix.faults.clear("compare")
	if len(changes) > 0 {
		ix.log.Info("search index catches up", "cases", len(changes))
	}
	ix.queue.addBacklog(changes, seen)
	return seen, nil
}

// difference lists the cases whose revision in a generation is not that of the
// record, and the record's last revision.
func difference(g *generation, record map[letter.CaseID]uint64) ([]change, uint64, error) {
	seen := uint64(0)
	for _, revision := range record {
		seen = max(seen, revision)
	}
	var changes []change
	same := make(map[letter.CaseID]bool, len(record))
	err := g.revisions(func(name string, revision uint64) {
		id := letter.CaseID(name)
		recorded, ok := record[id]
		if !ok {
			changes = append(changes, change{id: id, first: seen, last: seen, deleted: true})
		}
		same[id] = ok && recorded == revision
	})
	if err != nil {
		return nil, 0, err
	}
	for id, revision := range record {
		if !same[id] {
			changes = append(changes, change{id: id, first: revision, last: revision})
		}
	}
	return changes, seen, nil
}

// project takes changes from the queue into the index until ctx ends.
func (ix *Index) project(ctx context.Context, src Source) {
	ix.busy.Add(1)
	caughtUp := sync.OnceFunc(func() { ix.busy.Add(-1) })
	defer caughtUp()
	if ix.queue.behind() == 0 {
		caughtUp()
	}
	var workers sync.WaitGroup
	for range writers {
		workers.Go(func() { ix.projectBatches(ctx, src, caughtUp) })
	}
	workers.Wait()
}

func (ix *Index) projectBatches(ctx context.Context, src Source, caughtUp func()) {
	for {
		changes, err := ix.nextBatch(ctx)
		if err != nil {
			return
		}
		failed := ix.take(ctx, src, changes)
		if ix.queue.done(changes, failed) == 0 {
			caughtUp()
		}
		if len(failed) > 0 {
			time.AfterFunc(ix.options.RetryAfter, ix.queue.retry)
		}
	}
}

// nextBatch waits for changes, and for the gap after the small batch before,
// whichever writer took it.
func (ix *Index) nextBatch(ctx context.Context) ([]change, error) {
	ix.pace.Lock()
	defer ix.pace.Unlock()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-time.After(time.Until(ix.notBefore)):
	}
	changes, err := ix.queue.take(ctx, batchSize)
	ix.notBefore = time.Now().Add(gapAfter(len(changes)))
	return changes, err
}

func gapAfter(size int) time.Duration {
	if size == batchSize {
		return 0
	}
	return min(time.Duration(size)*gapAfterEach, longestGap)
}

// take loads and writes changes, and returns those that failed.
func (ix *Index) take(ctx context.Context, src Source, changes []change) map[letter.CaseID]bool {
	entries, failed := load(ctx, src, changes)
	if ctx.Err() == nil { // what was not loaded because of the stop is not at fault
		ix.noteFailed(changes, failed)
	}
	if err := ix.write(changes, entries, failed); err != nil {
		ix.faults.set("write", err)
		ix.log.Error("search index: writing failed", "error", err)
		for _, c := range changes {
			failed[c.id] = true
		}
		return failed
	}
	ix.faults.clear("write", "background")
	return failed
}

// noteFailed keeps which cases can not be loaded, for Status.
func (ix *Index) noteFailed(changes []change, failed map[letter.CaseID]bool) {
	ix.failingMu.Lock()
	defer ix.failingMu.Unlock()
	for _, c := range changes {
		if failed[c.id] {
			if !ix.failing[c.id] {
				ix.log.Error("search index: case can not be loaded", "case", c.id)
			}
			ix.failing[c.id] = true
			continue
		}
		delete(ix.failing, c.id)
	}
}

func (ix *Index) failingCases() []letter.CaseID {
	ix.failingMu.Lock()
	defer ix.failingMu.Unlock()
	var all []letter.CaseID
	for id := range ix.failing {
		all = append(all, id)
	}
	return all
}
