package archive

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"recourse/internal/letter"
	"recourse/internal/record"
)

const (
	// pause lets changes gather, so that a letter costs few syncs.
	pause = 500 * time.Millisecond
	// retry is the pause after a failure: a full disk is full for a while.
	retry = 10 * time.Second
	// lastTry bounds what is archived after the stop was asked for.
	lastTry = 30 * time.Second
)

// Archive is the folder of one record.
type Archive struct {
	record *record.Record
	dir    string
	log    *slog.Logger

	mu sync.Mutex // held while a batch is written
	at position
}

// Open makes the folder ready. It writes nothing of the record yet.
func Open(r *record.Record, dir string, log *slog.Logger) (*Archive, error) {
	for _, d := range []string{documentsDir, casesDir} {
		if err := os.MkdirAll(filepath.Join(dir, d), 0o700); err != nil {
			return nil, fmt.Errorf("open archive: %w", err)
		}
	}
	at, err := readPosition(dir, r.Incarnation())
	if err != nil {
		return nil, fmt.Errorf("open archive: %w", err)
	}
	return &Archive{record: r, dir: dir, log: log, at: at}, nil
}

// Run follows the record until ctx ends; what is written by then is archived
// before it returns.
func (a *Archive) Run(ctx context.Context) error {
	changed := make(chan struct{}, 1)
	var following sync.WaitGroup
	for _, f := range a.feeds() {
		following.Go(func() { a.watch(ctx, f, changed) })
	}
	a.follow(ctx, changed)
	following.Wait()
	return a.Flush(ctx)
}

// Flush archives what has changed up to now, for good, even where ctx has
// ended: it is for the end of the work.
func (a *Archive) Flush(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastTry)
	defer cancel()
	return errors.Join(a.CatchUp(ctx), a.settle())
}

// follow archives whenever something has changed.
func (a *Archive) follow(ctx context.Context, changed <-chan struct{}) {
	for next := time.Duration(0); ; {
		select {
		case <-ctx.Done():
			return
		case <-changed:
		case <-after(next):
		}
		next = 0
		if err := a.CatchUp(ctx); err != nil && ctx.Err() == nil {
			a.log.Error("archive is behind", "error", err)
			next = retry
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(pause):
		}
	}
}

// after is a timer, and never for 0.
func after(d time.Duration) <-chan time.Time {
	if d == 0 {
		return nil
	}
	return time.After(d)
}

// watch tells of changes; what they are is asked by CatchUp.
func (a *Archive) watch(ctx context.Context, f feed, changed chan<- struct{}) {
	for ctx.Err() == nil {
		head, err := f.head(ctx)
		signal(changed)
		if err == nil {
			err = f.follow(ctx, head, func(context.Context, []record.Change) error {
				signal(changed)
				return nil
			})
		}
		if err == nil || ctx.Err() != nil {
			return
		}
		a.log.Warn("archive lost the record", "error", err)
		select {
		case <-ctx.Done():
		case <-time.After(retry):
		}
	}
}

func signal(to chan<- struct{}) {
	select {
	case to <- struct{}{}:
	default:
	}
}

// CatchUp archives what has changed up to now and returns.
func (a *Archive) CatchUp(ctx context.Context) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if err := a.checkPosition(ctx); err != nil {
		return err
	}
	for {
		b, err := a.collect(ctx)
		if err != nil || b.empty() {
			return err
		}
		if err := a.write(ctx, b); err != nil {
			return err
		}
	}
}

// Behind counts the changes that are not archived yet.
func (a *Archive) Behind(ctx context.Context) (uint64, error) {
	a.mu.Lock()
	at := a.at
	a.mu.Unlock()
	var n uint64
	for _, f := range a.feeds() {
		head, err := f.head(ctx)
		if err != nil {
			return 0, fmt.Errorf("archive: %w", err)
		}
		n += max(head, *f.position(&at)) - *f.position(&at)
	}
	return n, nil
}

// skip reports whether something of the record can not be archived ever, so
// that it must not hold up the rest.
func (a *Archive) skip(err error, what, id string) bool {
	switch letter.KindOf(err) {
	case letter.Transient, letter.Cancelled:
		return false
	}
	if !errors.Is(err, record.ErrNotFound) {
		a.log.Error("archive left something out", "what", what, "id", id, "error", err)
	}
	return true
}
