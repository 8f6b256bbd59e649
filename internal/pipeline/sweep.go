package pipeline

import (
	"context"
	"errors"
	"time"

	"recourse/internal/bus"
	"recourse/internal/letter"
)

// The codes of attempts that begin a document anew.
const (
	codeSwept   = "swept"
	codeRetried = "retried"
)

// sweepEvery is how long a document can lie that lost its task.
const sweepEvery = time.Minute

// sweep queues anew what has not ended and has no task: its task was lost with
// a crash between two writes. It runs at once, then every minute, and only in
// the process that holds the lease.
func (e *Engine) sweep(ctx context.Context) error {
	select {
	case <-e.tracker.caughtUp:
	case <-ctx.Done():
		return ctx.Err()
	}
	tick := time.NewTicker(sweepEvery)
	defer tick.Stop()
	var before map[letter.DocumentID]bool
	for {
		var err error
		if before, err = e.sweepOnce(ctx, before); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
	}
}

// sweepOnce queues what stands without a task now and stood so at the sweep
// before; a document between its first write and its first task stands so for
// a moment only. At the start there is no such moment: nothing is coming in
// yet that this process did not just see.
func (e *Engine) sweepOnce(ctx context.Context, before map[letter.DocumentID]bool) (map[letter.DocumentID]bool, error) {
	queued, err := e.bus.QueuedDocuments(ctx)
	if err != nil {
		return before, err
	}
	idle := map[letter.DocumentID]bool{}
	for _, id := range e.tracker.unfinished() {
		if queued[id] > 0 {
			continue
		}
		if before != nil && !before[id] {
			idle[id] = true
			continue
		}
		if err := e.requeue(ctx, id, codeSwept); err != nil {
			return before, err
		}
	}
	return idle, nil
}

// requeue starts a document anew from the first task; what it has already is
// not done again.
func (e *Engine) requeue(ctx context.Context, id letter.DocumentID, why string) error {
	d, err := e.Record.UpdateDocument(ctx, id, func(d *letter.Document) error {
		if why == codeSwept && d.Progress != letter.Queued {
			return errNotWaiting
		}
		d.Progress, d.Stage, d.Failure = letter.Queued, TaskOpen, nil
		d.Attempts = append(d.Attempts, letter.Attempt{Stage: TaskOpen, Started: e.Now().UTC(), Code: why})
		return nil
	})
	if errors.Is(err, errNotWaiting) {
		return nil
	}
	if err != nil {
		return err
	}
	return e.publish(ctx, d, bus.Task{Stage: TaskOpen, Attempt: len(d.Attempts)})
}

var errNotWaiting = errors.New("the document has ended")

// Retry queues a failed document anew; a password is for a file that needs one.
func (e *Engine) Retry(ctx context.Context, id letter.DocumentID, password string) error {
	e.passwords.keep(id, password)
	return e.requeue(ctx, id, codeRetried)
}
