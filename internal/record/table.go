package record

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/nats-io/nats.go/jetstream"

	"recourse/internal/bus"
)

// table is one bucket of values of one type.
type table[T any] struct {
	name   string
	bus    *bus.Bus
	kv     jetstream.KeyValue
	stream jetstream.Stream
	schema func(*T) *int
}

func openTable[T any](ctx context.Context, on *bus.Bus, name string, t *table[T], schema func(*T) *int) error {
	kv, err := on.JetStream().KeyValue(ctx, name)
	if errors.Is(err, jetstream.ErrBucketNotFound) {
		return damaged("the bucket " + name)
	}
	if err != nil {
		return bus.Classify("open "+name, err)
	}
	stream, err := on.JetStream().Stream(ctx, "KV_"+name)
	if err != nil {
		return bus.Classify("open "+name, err)
	}
	*t = table[T]{name: name, bus: on, kv: kv, stream: stream, schema: schema}
	return nil
}

func (t table[T]) get(ctx context.Context, key string) (v T, revision uint64, err error) {
	e, err := t.kv.Get(ctx, key)
	if errors.Is(err, jetstream.ErrKeyNotFound) || errors.Is(err, jetstream.ErrInvalidKey) {
		return v, 0, notFound(t.name, key)
	}
	if err != nil {
		return v, 0, bus.Classify(t.op("read", key), err)
	}
	if v, err = t.decode(e.Value()); err != nil {
		return v, 0, fmt.Errorf("%s: %w", t.op("read", key), err)
	}
	return v, e.Revision(), nil
}

func (t table[T]) put(ctx context.Context, key string, v T) error {
	b, err := t.encode(v)
	if err != nil {
		return fmt.Errorf("%s: %w", t.op("write", key), err)
	}
	_, err = t.kv.Put(ctx, key, b)
	return bus.Classify(t.op("write", key), err)
}

// create returns false where the key exists.
func (t table[T]) create(ctx context.Context, key string, v T) (bool, error) {
	b, err := t.encode(v)
	if err != nil {
		return false, fmt.Errorf("%s: %w", t.op("create", key), err)
	}
	_, err = t.kv.Create(ctx, key, b)
	if errors.Is(err, jetstream.ErrKeyExists) {
		return false, nil
	}
	return err == nil, bus.Classify(t.op("create", key), err)
}

// update applies change to the newest value until nobody else was faster.
// Nothing is written, hence nothing synced, where nothing changed.
func (t table[T]) update(ctx context.Context, key string, change func(*T) error) (v T, err error) {
	for {
		var revision uint64
		if v, revision, err = t.get(ctx, key); err != nil {
			return v, err
		}
		written, err := t.updateFrom(ctx, key, revision, &v, change)
		if written || err != nil {
			return v, err
		}
	}
}

// updateFrom returns false where the revision is not the newest any more.
func (t table[T]) updateFrom(ctx context.Context, key string, revision uint64, v *T, change func(*T) error) (bool, error) {
	before, err := t.encode(*v)
	if err != nil {
		return false, err
	}
	if err := change(v); err != nil {
		return false, err
	}
	after, err := t.encode(*v)
	if err != nil || string(after) == string(before) {
		return true, err
	}
	_, err = t.kv.Update(ctx, key, after, revision)
	if errors.Is(err, jetstream.ErrKeyRevisionMismatch) {
		return false, nil
	}
	return err == nil, bus.Classify(t.op("write", key), err)
}

// op names an operation for an error: ids of documents are shortened.
func (t table[T]) op(verb, key string) string {
	return verb + " " + t.name + " " + key[:min(len(key), 20)]
}

// message is one stored version of a value, or its removal.
type message struct {
	key      string
	revision uint64
	removed  bool
	value    []byte
}

// next is the first message after a revision whose key matches. It keeps
// nothing on the server, so it can neither stall nor fall behind unnoticed.
func (t table[T]) next(ctx context.Context, keys string, after uint64) (m message, found bool, err error) {
	prefix := "$KV." + t.name + "."
	raw, err := t.stream.GetMsg(ctx, after+1, jetstream.WithGetMsgSubject(prefix+keys))
	if errors.Is(err, jetstream.ErrMsgNotFound) {
		return message{}, false, nil
	}
	if err != nil {
		return message{}, false, bus.Classify("read "+t.name, err)
	}
	return message{key: strings.TrimPrefix(raw.Subject, prefix), revision: raw.Sequence,
		removed: raw.Header.Get("KV-Operation") != "", value: raw.Data}, true, nil
}

// all yields the values whose keys match, in the order of being written. A
// value that is written meanwhile may come twice.
func (t table[T]) all(ctx context.Context, keys string) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		for after := uint64(0); ; {
			m, found, err := t.next(ctx, keys, after)
			if err != nil {
				yield(none, err)
				return
			}
			if !found {
				return
			}
			if after = m.revision; m.removed {
				continue
			}
			v, err := t.decode(m.value)
			if err != nil {
				err = fmt.Errorf("%s %s: %w", t.name, m.key, err)
			}
			if !yield(v, err) {
				return
			}
		}
	}
}

// keys lists the keys that match, without their values.
func (t table[T]) keys(ctx context.Context, keys string) ([]string, error) {
	prefix := "$KV." + t.name + "."
	info, err := t.stream.Info(ctx, jetstream.WithSubjectFilter(prefix+keys))
	if err != nil {
		return nil, bus.Classify("list "+t.name, err)
	}
	list := make([]string, 0, len(info.State.Subjects))
	for subject := range info.State.Subjects {
		list = append(list, strings.TrimPrefix(subject, prefix))
	}
	return list, nil
}

// head is the revision of the newest write.
func (t table[T]) head(ctx context.Context) (uint64, error) {
	info, err := t.stream.Info(ctx)
	if err != nil {
		return 0, bus.Classify("read "+t.name, err)
	}
	return info.State.LastSeq, nil
}
