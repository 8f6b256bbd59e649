package record

import (
	"context"
	"errors"
	"fmt"

	"github.com/nats-io/nats.go/jetstream"

	"recourse/internal/bus"
	"recourse/internal/letter"
)

// The buckets.
const (
	documentsBucket = "documents"
	readingsBucket  = "pages"
	lettersBucket   = "letters"
	casesBucket     = "cases"
	metaBucket      = "meta"
	originalsBucket = "originals"
	originalsStream = "OBJ_" + originalsBucket
	storeKey        = "store"
)

// buckets are what the record is made of.
type buckets struct {
	documents table[letter.Document]
	readings  table[reading]
	letters   table[letter.Letter]
	cases     table[letter.Case]
	meta      table[identity]
	lessons   table[lessons]
	originals jetstream.ObjectStore
}

// identity is the record's name for itself.
type identity struct {
	Schema int    `json:"schema"`
	Store  string `json:"store"`
}

func (b *buckets) openBuckets(ctx context.Context, on *bus.Bus) error {
	err := errors.Join(
		openTable(ctx, on, documentsBucket, &b.documents, func(d *letter.Document) *int { return &d.Schema }),
		openTable(ctx, on, readingsBucket, &b.readings, func(r *reading) *int { return &r.Schema }),
		openTable(ctx, on, lettersBucket, &b.letters, func(l *letter.Letter) *int { return &l.Schema }),
		openTable(ctx, on, casesBucket, &b.cases, func(c *letter.Case) *int { return &c.Schema }),
		openTable(ctx, on, metaBucket, &b.meta, func(i *identity) *int { return &i.Schema }),
		openTable(ctx, on, metaBucket, &b.lessons, func(l *lessons) *int { return &l.Schema }),
	)
	if err != nil {
		return err
	}
	b.originals, err = on.JetStream().ObjectStore(ctx, originalsBucket)
	if errors.Is(err, jetstream.ErrBucketNotFound) {
		return damaged("the bucket " + originalsBucket)
	}
	return bus.Classify("open originals", err)
}

// createBuckets makes what is missing, once it is sure that nothing is there
// that would be overlooked.
func (r *Record) createBuckets(ctx context.Context) error {
	joined, err := r.join(ctx)
	if err != nil || joined {
		return err
	}
	if n, err := r.bus.Writes(ctx); err != nil || n > 0 {
		return errors.Join(err, letter.Refuse("record_damaged", "the message store holds data, but not the name of its record"))
	}
	if err := r.bus.Init(ctx); err != nil {
		return err
	}
	for _, name := range []string{documentsBucket, readingsBucket, lettersBucket, casesBucket, metaBucket} {
		if err := r.createTable(ctx, name); err != nil {
			return bus.Classify("create bucket "+name, err)
		}
	}
	if err := r.createOriginals(ctx); err != nil {
		return bus.Classify("create bucket "+originalsBucket, err)
	}
	if err := r.openBuckets(ctx, r.bus); err != nil {
		return err
	}
	return r.nameStore(ctx)
}

// nameStore is the last step of a creation. Of two machines that create at the
// same time the first names the record.
func (r *Record) nameStore(ctx context.Context) error {
	created, err := r.meta.create(ctx, storeKey, identity{Store: r.marker.Store})
	if created || err != nil {
		return err
	}
	id, _, err := r.meta.get(ctx, storeKey)
	r.marker.Store = id.Store
	return err
}

func (r *Record) createTable(ctx context.Context, name string) error {
	_, err := r.bus.JetStream().CreateKeyValue(ctx, jetstream.KeyValueConfig{Bucket: name,
		Storage: jetstream.FileStorage, Replicas: r.bus.Replicas(), RePublish: bus.Hints()})
	if err != nil && !errors.Is(err, jetstream.ErrBucketExists) {
		return err
	}
	return r.readFromLeader(ctx, "KV_"+name)
}

func (r *Record) createOriginals(ctx context.Context) error {
	_, err := r.bus.JetStream().CreateObjectStore(ctx, jetstream.ObjectStoreConfig{Bucket: originalsBucket,
		Storage: jetstream.FileStorage, Replicas: r.bus.Replicas()})
	if err != nil && !errors.Is(err, jetstream.ErrBucketExists) {
		return err
	}
	return r.readFromLeader(ctx, originalsStream)
}

// readFromLeader is for replicas: one that lags would not know what another
// process has just written.
func (r *Record) readFromLeader(ctx context.Context, name string) error {
	if r.bus.Replicas() == 1 {
		return nil
	}
	stream, err := r.bus.JetStream().Stream(ctx, name)
	if err != nil {
		return err
	}
	config := stream.CachedInfo().Config
	config.AllowDirect = false
	_, err = r.bus.JetStream().UpdateStream(ctx, config)
	return err
}

// join takes over a record that the servers have already: this folder is new,
// the record is not. It also ends a creation that was killed at its last step.
func (r *Record) join(ctx context.Context) (bool, error) {
	err := openTable(ctx, r.bus, metaBucket, &r.meta, func(i *identity) *int { return &i.Schema })
	if letter.CodeOf(err) == "record_damaged" {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	id, _, err := r.meta.get(ctx, storeKey)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	r.marker.Store = id.Store
	return true, errors.Join(r.bus.Open(ctx), r.openBuckets(ctx, r.bus))
}

// checkStore compares the names in the marker and in the store.
func (r *Record) checkStore(ctx context.Context) error {
	id, _, err := r.meta.get(ctx, storeKey)
	if errors.Is(err, ErrNotFound) {
		return damaged("the name of the record")
	}
	if err != nil {
		return fmt.Errorf("check the record's name: %w", err)
	}
	if id.Store != r.marker.Store {
		return letter.Refuse("record_foreign", "the marker %s belongs to another record than the messages: one of them was copied or restored alone", markerName)
	}
	return nil
}
