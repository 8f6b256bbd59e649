package index

import (
	"context"
	"errors"
	"fmt"

	"recourse/internal/letter"
)

const (
	// agedAtOnce is how many cases are looked up at a time.
	agedAtOnce = 1000
	// aged are the cases whose earliest open date has gone by, so that it is
	// another one today.
	aged = "act_by:overdue -status:closed"
)

// age takes cases in again when the day turns: act_by is the earliest date that
// is still to come, and so changes though nothing of the case does.
// What could not be taken in is tried anew at the next look.
func (ix *Index) age(ctx context.Context, src Source, done letter.Date) {
	repeat(ctx, ix.options.LookAtDay, func() { done = ix.turnDay(ctx, src, done) })
}

// turnDay takes in what has aged since a day, and returns the day up to which all
// has been.
func (ix *Index) turnDay(ctx context.Context, src Source, done letter.Date) letter.Date {
	today := ix.options.Today()
	if today == done {
		return done
	}
	if err := ix.takeAged(ctx, src, today); err != nil {
		if ctx.Err() == nil {
			ix.log.Error("search index: cases of past dates could not be taken in again", "error", err)
		}
		return done
	}
	return today
}

// takeAged queues the open cases whose act_by lies before today.
func (ix *Index) takeAged(ctx context.Context, src Source, today letter.Date) error {
	ids, err := ix.all(ctx, Request{Query: aged, Now: today, Limit: agedAtOnce})
	if err != nil {
		return fmt.Errorf("finding the cases of past dates: %w", err)
	}
	if len(ids) == 0 {
		return nil
	}
	record, err := src.Revisions(ctx)
	if err != nil {
		return fmt.Errorf("listing the record's cases: %w", err)
	}
	var changes []change
	for _, id := range ids {
		if revision, ok := record[id]; ok {
			changes = append(changes, change{id: id, first: revision, last: revision})
		}
	}
	ix.queue.addBacklog(changes, 0)
	return nil
}

// all are the cases of all pages of a search.
func (ix *Index) all(ctx context.Context, req Request) ([]letter.CaseID, error) {
	var ids []letter.CaseID
	for {
		res, err := ix.Search(ctx, req)
		if err != nil {
			return nil, errors.Join(err, ctx.Err())
		}
		for _, h := range res.Hits {
			ids = append(ids, h.Case)
		}
		if req.After = res.Next; req.After == nil {
			return ids, nil
		}
	}
}
