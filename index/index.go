package index

import (
	"context"
	"log/slog"
	"time"
)

// Options say where the index is and whose it is.
type Options struct {
	// Dir is the index's own folder; it is created, and may be deleted.
	Dir string
	// Incarnation names the record. An index of another one is not used.
	Incarnation string
	Log         *slog.Logger
	// CompareEvery is the time between comparisons with the record; 0 means a
	// day. There always is one when Run starts.
	CompareEvery time.Duration
}

// Index is the searchable projection. Its methods may be called at the same
// time from several goroutines.
type Index struct{}

// Open opens the index. One that is missing, damaged, of another incarnation
// or of another mapping version is made anew, and filled by Run.
func Open(o Options) (*Index, error) { return &Index{}, nil }

// Close ends the use of the index. Run must have returned.
func (ix *Index) Close() error { return nil }

// Run keeps the index up with the record until ctx ends. It returns nil then,
// and an error only where the record can not be followed.
func (ix *Index) Run(ctx context.Context, src Source) error { return nil }

// Status tells how far the index is.
func (ix *Index) Status() Status { return Status{} }

// WaitFor returns when everything up to the revision can be found, or with
// ctx's error.
func (ix *Index) WaitFor(ctx context.Context, revision uint64) error { return nil }

// Rebuild makes the index anew from the record while searches and Run go on,
// then puts the new one in place of the old.
func (ix *Index) Rebuild(ctx context.Context, src Source) error { return nil }

// Search finds cases. A query that can not be understood gives a *QueryError.
func (ix *Index) Search(ctx context.Context, req Request) (Result, error) { return Result{}, nil }
