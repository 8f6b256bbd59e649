package bus

import (
	"context"
	"errors"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// leaseBucket is in memory: a lease need not survive the server.
const leaseBucket = "leases-1"

// lease is a key that the server removes when it is not renewed, by the
// server's own clock.
type lease struct {
	kv       jetstream.KeyValue
	name     string
	ttl      time.Duration
	revision uint64
}

// Hold runs fn while this process, of all that share the messages, holds the
// named lease. It waits for the lease, starts fn anew when the lease was lost,
// and returns when ctx ends or fn has returned with the lease still held. fn's
// context ends when the lease is lost.
func (b *Bus) Hold(ctx context.Context, name string, fn func(context.Context) error) error {
	kv, err := b.js.CreateOrUpdateKeyValue(ctx, jetstream.KeyValueConfig{Bucket: leaseBucket,
		Storage: jetstream.MemoryStorage, TTL: b.opts.LeaseTTL, Replicas: b.opts.Replicas})
	if err != nil {
		return Classify("open leases", err)
	}
	l := &lease{kv: kv, name: name, ttl: b.opts.LeaseTTL}
	for {
		if err := l.acquire(ctx); err != nil {
			return err
		}
		kept, err := l.during(ctx, fn)
		if kept || ctx.Err() != nil {
			return err
		}
	}
}

// acquire tries until it has the lease or ctx ends.
func (l *lease) acquire(ctx context.Context) error {
	for {
		var err error
		if l.revision, err = l.kv.Create(ctx, l.name, nil); err == nil {
			return nil
		}
		if !errors.Is(err, jetstream.ErrKeyExists) && !passes(err) {
			return Classify("take lease "+l.name, err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(l.ttl / 3):
		}
	}
}

// during runs fn and renews the lease; kept is false where it was lost.
func (l *lease) during(ctx context.Context, fn func(context.Context) error) (kept bool, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	lost := make(chan bool, 1)
	go func() {
		defer cancel()
		lost <- l.renew(ctx)
	}()
	err = fn(ctx)
	cancel()
	if <-lost {
		return false, err
	}
	_ = l.kv.Delete(context.WithoutCancel(ctx), l.name, jetstream.LastRevision(l.revision))
	return true, err
}

// renew returns true when the lease is lost, false when ctx ends.
func (l *lease) renew(ctx context.Context) (lost bool) {
	t := time.NewTicker(l.ttl / 3)
	defer t.Stop()
	renewed := time.Now()
	for {
		select {
		case <-ctx.Done():
			return false
		case <-t.C:
		}
		revision, err := l.update(ctx)
		switch {
		case err == nil:
			l.revision, renewed = revision, time.Now()
		case ctx.Err() != nil:
			return false
		case !passes(err) || time.Since(renewed) > l.ttl*2/3:
			return true
		}
	}
}

// update gives up before the lease ends, so that its loss is noticed in time.
func (l *lease) update(ctx context.Context) (uint64, error) {
	ctx, cancel := context.WithTimeout(ctx, l.ttl/3)
	defer cancel()
	return l.kv.Update(ctx, l.name, nil, l.revision)
}
