package index

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"recourse/internal/letter"
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
	// RetryAfter is how long a case that could not be loaded waits; 0 means
	// ten seconds.
	RetryAfter time.Duration
	// Today is the day that cases are taken in for, by which their act_by is
	// the earliest date to come. It is asked for from time to time.
	Today func() letter.Date
	// LookAtDay is the time between looks at Today; 0 means a minute.
	LookAtDay time.Duration
}

func (o *Options) setDefaults() {
	if o.CompareEvery == 0 {
		o.CompareEvery = 24 * time.Hour
	}
	if o.RetryAfter == 0 {
		o.RetryAfter = 10 * time.Second
	}
	if o.LookAtDay == 0 {
		o.LookAtDay = time.Minute
	}
	if o.Today == nil {
		o.Today = func() letter.Date { return letter.DateOf(time.Now()) }
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
}

// Index is the searchable projection. Its methods may be called at the same
// time from several goroutines.
type Index struct {
	options Options
	log     *slog.Logger
	queue   *queue
	faults  faults
	notice  string
	// busy counts the works that make Status say Rebuilding.
	busy atomic.Int32

	// live is what searches read; whoever replaces it holds mu for writing,
	// searches hold it for reading.
	mu   sync.RWMutex
	live *generation

	// writing is held for reading while a batch is written, and for writing
	// while the generations that are written to change.
	writing sync.RWMutex
	// next is the generation that a rebuild makes; writes go there too.
	next *generation
	// rebuilding lets one rebuild go on at a time.
	rebuilding sync.Mutex

	// pace is held by the writer that waits for its next batch.
	pace      sync.Mutex
	notBefore time.Time

	// damaged tells Run that a search has met damage.
	damaged chan struct{}

	failingMu sync.Mutex
	failing   map[letter.CaseID]bool
}

// Open opens the index. One that is missing, damaged, of another incarnation
// or of another mapping version is made anew, and filled by Run.
func Open(o Options) (*Index, error) {
	o.setDefaults()
	if err := os.MkdirAll(o.Dir, 0o700); err != nil {
		return nil, fmt.Errorf("opening the search index: %w", err)
	}
	if err := os.Chmod(o.Dir, 0o700); err != nil {
		return nil, fmt.Errorf("opening the search index: %w", err)
	}
	ix := &Index{options: o, log: o.Log, queue: newQueue(), damaged: make(chan struct{}, 1),
		failing: map[letter.CaseID]bool{}}
	if err := ix.openLive(); err != nil {
		return nil, fmt.Errorf("opening the search index: %w", err)
	}
	if err := removeOthers(o.Dir, ix.live); err != nil {
		return nil, errors.Join(fmt.Errorf("opening the search index: %w", err), ix.live.close())
	}
	listeners.Store(o.Dir, ix)
	return ix, nil
}

// openLive opens the current generation, or makes one.
func (ix *Index) openLive() error {
	dir := currentGeneration(ix.options.Dir)
	g, err := openGeneration(dir, ix.options.Incarnation)
	var no unusable
	if !errors.As(err, &no) {
		ix.live = g
		return err
	}
	if dir != "" {
		ix.notice = "the search index was made anew: " + no.why
		ix.log.Warn("search index made anew", "why", no.why)
	}
	if g, err = createGeneration(newGenerationDir(ix.options.Dir), ix.options.Incarnation); err != nil {
		return err
	}
	ix.live = g
	return setCurrent(ix.options.Dir, g)
}

// Close ends the use of the index. Run must have returned.
func (ix *Index) Close() error {
	listeners.Delete(ix.options.Dir)
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if err := ix.live.close(); err != nil {
		return fmt.Errorf("closing the search index: %w", err)
	}
	return nil
}

// Status tells how far the index is.
func (ix *Index) Status() Status {
	s := Status{Revision: ix.queue.applied(), Behind: ix.queue.behind(), Rebuilding: ix.busy.Load() > 0,
		Notice: ix.notice, Errors: ix.faults.list(), Failing: ix.failingCases()}
	ix.mu.RLock()
	defer ix.mu.RUnlock()
	if n, err := ix.live.bleve.DocCount(); err == nil {
		s.Cases = n
	}
	return s
}

// WaitFor returns when everything up to the revision can be found, or with
// ctx's error.
func (ix *Index) WaitFor(ctx context.Context, revision uint64) error {
	return ix.queue.waitFor(ctx, revision)
}
