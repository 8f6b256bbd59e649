package main

import (
	"context"
	"sync"

	"recourse/index"
	"recourse/internal/bench/denials"
	"recourse/internal/letter"
)

// archive is a record of made-up denials that can grow; the nth case has
// revision n+1.
type archive struct {
	mu      sync.Mutex
	n       int
	changed chan struct{}
}

func newArchive(n int) *archive { return &archive{n: n, changed: make(chan struct{})} }

func (a *archive) last() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.n
}

// grow adds a case and returns its revision.
func (a *archive) grow() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.n++
	close(a.changed)
	a.changed = make(chan struct{})
	return a.n
}

func (a *archive) Load(_ context.Context, id letter.CaseID) (index.Doc, error) {
	i, ok := denials.Number(id)
	if !ok || i >= a.last() {
		return index.Doc{}, index.ErrNotFound
	}
	d := denials.Make(i)
	return index.Doc{Case: d.Case, Letters: []index.LetterText{{Letter: d.Letter, Body: d.Body}},
		Documents: []letter.Document{d.Document}}, nil
}

func (a *archive) Revisions(context.Context) (map[letter.CaseID]uint64, error) {
	n := a.last()
	all := make(map[letter.CaseID]uint64, n)
	for i := range n {
		all[denials.CaseID(i)] = uint64(i + 1)
	}
	return all, nil
}

func (a *archive) Follow(ctx context.Context, from uint64, fn func(letter.CaseID, uint64, bool) error) error {
	for {
		a.mu.Lock()
		n, changed := a.n, a.changed
		a.mu.Unlock()
		for ; from < uint64(n); from++ {
			if err := fn(denials.CaseID(int(from)), from+1, false); err != nil {
				return err
			}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-changed:
		}
	}
}
