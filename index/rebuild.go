package index

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
)

// maxRounds bounds how often a rebuild looks for what changed meanwhile.
const maxRounds = 5

// Rebuild makes the index anew from the record while searches and Run go on,
// then puts the new one in place of the old.
func (ix *Index) Rebuild(ctx context.Context, src Source) error {
	ix.rebuilding.Lock()
	defer ix.rebuilding.Unlock()
	ix.busy.Add(1)
	defer ix.busy.Add(-1)
	g, err := createGeneration(newGenerationDir(ix.options.Dir), ix.options.Incarnation)
	if err != nil {
		return fmt.Errorf("rebuilding the search index: %w", err)
	}
	ix.setNext(g)
	settled, err := ix.fill(ctx, src, g)
	if err != nil {
		ix.setNext(nil)
		return errors.Join(fmt.Errorf("rebuilding the search index: %w", err), g.remove())
	}
	if err := ix.swap(g); err != nil {
		return fmt.Errorf("rebuilding the search index: %w", err)
	}
	if !settled {
		_, err = ix.compare(ctx, src)
	}
	return err
}

// setNext lets writes go to a further generation from now on.
func (ix *Index) setNext(g *generation) {
	ix.writing.Lock()
	defer ix.writing.Unlock()
	ix.next = g
}

// fill takes the record into a generation, and again what changed meanwhile:
// that may have been overwritten by what was loaded before the change. It is
// settled when nothing differs any more.
func (ix *Index) fill(ctx context.Context, src Source, g *generation) (settled bool, err error) {
	for range maxRounds {
		record, err := src.Revisions(ctx)
		if err != nil {
			return false, fmt.Errorf("listing the record's cases: %w", err)
		}
		changes, _, err := difference(g, record)
		if err != nil || len(changes) == 0 {
			return err == nil, err
		}
		if err := ix.fillWith(ctx, src, g, changes); err != nil {
			return false, err
		}
	}
	return false, nil
}

// fillWith takes changes into a generation, several batches at a time. No case
// is in two of them.
func (ix *Index) fillWith(ctx context.Context, src Source, g *generation, changes []change) error {
	batches := make(chan []change)
	var workers sync.WaitGroup
	errs := make([]error, writers)
	for i := range errs {
		workers.Go(func() {
			for batch := range batches {
				if errs[i] == nil {
					errs[i] = ix.fillBatch(ctx, src, g, batch)
				}
			}
		})
	}
	for batch := range slices.Chunk(changes, batchSize) {
		batches <- batch
	}
	close(batches)
	workers.Wait()
	return errors.Join(errs...)
}

func (ix *Index) fillBatch(ctx context.Context, src Source, g *generation, batch []change) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	entries, failed := load(ctx, src, batch)
	ix.noteFailed(batch, failed)
	return g.write(batch, entries, failed)
}

// swap puts the generation in place of the one that is searched.
func (ix *Index) swap(g *generation) error {
	ix.writing.Lock()
	defer ix.writing.Unlock()
	ix.next = nil
	if err := errors.Join(g.publish(), setCurrent(ix.options.Dir, g)); err != nil {
		return errors.Join(err, g.remove())
	}
	ix.mu.Lock()
	old := ix.live
	ix.live = g
	ix.mu.Unlock()
	ix.faults.clear("search", "rebuild", "background")
	return old.remove()
}
