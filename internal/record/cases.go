package record

import (
	"context"
	"fmt"
	"iter"

	"github.com/nats-io/nats.go/jetstream"

	"recourse/internal/bus"
	"recourse/internal/letter"
)

// maxSalt bounds the search for a free name; each further one is 30 times
// rarer taken than the last.
const maxSalt = 8

// SaveCase is how the machine stores the case of the nth letter (from 1) of
// c.Document: it names and creates the case, or brings the existing one up to
// date by [MergeMachine]. Saving twice makes one case. A document that could
// not be read has the case of its first letter, without letters.
func (r *Record) SaveCase(ctx context.Context, n int, c letter.Case) (letter.Case, error) {
	c.Origin = fmt.Sprintf("%s/%d", c.Document, n)
	for salt := range maxSalt {
		c.ID = letter.CaseIDOf(c.Document, n, salt)
		created, err := r.cases.create(ctx, string(c.ID), c)
		if created || err != nil {
			return c, err
		}
		known, err := r.Case(ctx, c.ID)
		if err != nil {
			return c, err
		}
		if known.Origin == c.Origin {
			return r.merge(ctx, known, c)
		}
	}
	return c, fmt.Errorf("case of %s: no name is free", c.Document.Short())
}

// merge brings a case up to date, or the one that a person joined it to.
func (r *Record) merge(ctx context.Context, known, machine letter.Case) (letter.Case, error) {
	for known.Into != "" {
		var err error
		if known, err = r.Case(ctx, known.Into); err != nil {
			return known, err
		}
	}
	return r.UpdateCase(ctx, known.ID, func(k *letter.Case) error {
		*k = MergeMachine(*k, machine)
		return nil
	})
}

// CreateCase stores a case that a person typed in. Its origin names the act:
// done again after a lost answer, it makes one case.
func (r *Record) CreateCase(ctx context.Context, c letter.Case) (letter.Case, error) {
	for salt := range maxSalt {
		c.ID = letter.CaseIDOf(letter.DocumentID(c.Origin), 0, salt)
		created, err := r.cases.create(ctx, string(c.ID), c)
		if created || err != nil {
			return c, err
		}
		known, err := r.Case(ctx, c.ID)
		if err != nil || known.Origin == c.Origin {
			return known, err
		}
	}
	return c, fmt.Errorf("case of %s: no name is free", c.Origin)
}

// UpdateCase is how people change a case: change is applied to the newest
// state. Nothing is written where it changes nothing.
func (r *Record) UpdateCase(ctx context.Context, id letter.CaseID, change func(*letter.Case) error) (letter.Case, error) {
	return r.cases.update(ctx, string(id), func(c *letter.Case) error {
		origin := c.Origin
		err := change(c)
		c.ID, c.Origin = id, origin
		return err
	})
}

// Case returns a case.
func (r *Record) Case(ctx context.Context, id letter.CaseID) (letter.Case, error) {
	c, _, err := r.cases.get(ctx, string(id))
	return c, err
}

// CaseAt returns a case with its revision.
func (r *Record) CaseAt(ctx context.Context, id letter.CaseID) (letter.Case, uint64, error) {
	return r.cases.get(ctx, string(id))
}

// Cases yields every case, in the order of being written last.
func (r *Record) Cases(ctx context.Context) iter.Seq2[letter.Case, error] {
	return r.cases.all(ctx, ">")
}

// CaseRevisions is the newest revision of every case, for comparison.
func (r *Record) CaseRevisions(ctx context.Context) (map[letter.CaseID]uint64, error) {
	w, err := r.cases.kv.WatchAll(ctx, jetstream.MetaOnly(), jetstream.IgnoreDeletes())
	if err != nil {
		return nil, bus.Classify("list cases", err)
	}
	defer func() { _ = w.Stop() }()
	revisions := make(map[letter.CaseID]uint64)
	for {
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case e, ok := <-w.Updates():
			if !ok {
				return nil, fmt.Errorf("list cases: the list ended early")
			}
			if e == nil {
				return revisions, nil
			}
			revisions[letter.CaseID(e.Key())] = e.Revision()
		}
	}
}
