package record

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/nats-io/nuid"

	"recourse/internal/bus"
	"recourse/internal/letter"
)

// Options say which record to open.
type Options struct {
	Dir  string
	Mode Mode
	// LockWait is how long to wait for another process that uses the folder; 0 means 10 s.
	LockWait time.Duration
	// Bus is for the messages; its Dir is set by Open.
	Bus bus.Options
}

// Record is an open record. It is safe for concurrent use.
type Record struct {
	dir    string
	marker marker
	lock   *os.File
	bus    *bus.Bus
	buckets
	originalLocks [64]sync.Mutex
}

// Open opens or creates the record in a data folder. Errors that a person must
// deal with carry a code: "data_in_use", "no_record", "record_damaged",
// "record_foreign", "record_newer", "record_sealed", "record_not_empty",
// "not_a_data_folder", "restore_unfinished".
func Open(ctx context.Context, o Options) (*Record, error) {
	if o.LockWait == 0 {
		o.LockWait = 10 * time.Second
	}
	o.Bus.Dir = o.Dir
	if err := prepareFolder(o.Dir, o.Mode); err != nil {
		return nil, fmt.Errorf("open record: %w", err)
	}
	r := &Record{dir: o.Dir}
	if err := r.open(ctx, o); err != nil {
		return nil, fmt.Errorf("open record: %w", errors.Join(err, r.Close()))
	}
	return r, nil
}

func (r *Record) open(ctx context.Context, o Options) (err error) {
	if r.lock, err = lock(ctx, o.Dir, o.LockWait); err != nil {
		return err
	}
	m, err := readMarker(o.Dir)
	if err != nil {
		return err
	}
	if err := checkFolder(o.Dir, m, o); err != nil {
		return err
	}
	if err := emptyTmp(o.Dir); err != nil {
		return err
	}
	if o.Mode == ForRestore {
		return r.openForRestore(ctx, o, m)
	}
	if m != nil && m.State == ready {
		r.marker = *m
		return r.openExisting(ctx, o)
	}
	return r.create(ctx, o, m, ready)
}

func (r *Record) openExisting(ctx context.Context, o Options) error {
	if err := r.startBus(ctx, o); err != nil {
		return err
	}
	if err := r.bus.Open(ctx); err != nil {
		return err
	}
	if err := r.openBuckets(ctx, r.bus); err != nil {
		return err
	}
	return r.checkStore(ctx)
}

// create fills a folder. Until the marker says so nothing is accepted, so a
// kill in between is mended by doing it again.
func (r *Record) create(ctx context.Context, o Options, m *marker, then state) error {
	_ = os.Chmod(r.dir, 0o700) // where that is not ours to do, what is inside is closed all the same
	r.marker = marker{Schema: letter.Schema, Store: nuid.Next(), State: creating}
	if m != nil {
		r.marker = *m
	} else if err := writeMarker(r.dir, r.marker); err != nil {
		return err
	}
	if err := r.startBus(ctx, o); err != nil {
		return err
	}
	if err := r.createBuckets(ctx); err != nil {
		return err
	}
	if then == restoring {
		if err := r.refuseFilled(ctx); err != nil {
			return err
		}
	}
	r.marker.State = then
	return writeMarker(r.dir, r.marker)
}

func (r *Record) startBus(ctx context.Context, o Options) (err error) {
	r.bus, err = bus.Start(ctx, o.Bus)
	return err
}

// Close stops the bus and gives up the lock.
func (r *Record) Close() error {
	var err error
	if r.bus != nil {
		err = r.bus.Close()
		r.bus = nil
	}
	if r.lock != nil {
		err = errors.Join(err, r.lock.Close())
		r.lock = nil
	}
	return err
}

// Bus is the road that the record's tasks take.
func (r *Record) Bus() *bus.Bus { return r.bus }

// Incarnation names this record among all that ever were in the folder: a
// restored record is another one, and what followed the old one starts anew.
func (r *Record) Incarnation() string { return r.marker.Store }

// Writes counts the durable writes since the record was created.
func (r *Record) Writes(ctx context.Context) (uint64, error) { return r.bus.Writes(ctx) }
