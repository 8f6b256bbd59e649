package bus

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

func TestLeaseHasOneHolderAndPassesOn(t *testing.T) {
	b := open(t, t.TempDir(), Options{LeaseTTL: time.Second})
	holding, end := make(chan int, 2), make(chan struct{})
	done := make(chan error, 2)
	for i := range 2 {
		go func() {
			done <- b.Hold(t.Context(), "sweep", func(ctx context.Context) error {
				holding <- i
				select {
				case <-end:
				case <-ctx.Done():
				}
				return ctx.Err()
			})
		}()
	}
	<-holding
	select {
	case <-holding:
		t.Fatal("two hold the lease")
	case <-time.After(2 * b.opts.LeaseTTL):
	}
	end <- struct{}{}
	<-holding
	end <- struct{}{}
	if err := errors.Join(<-done, <-done); err != nil {
		t.Error(err)
	}
}

func TestLeaseOfDeadHolderEndsAndLostLeaseStopsTheWork(t *testing.T) {
	b := open(t, t.TempDir(), Options{LeaseTTL: 500 * time.Millisecond})
	ctx, cancel := context.WithCancel(t.Context())
	began, done := make(chan bool), make(chan error)
	kv, err := b.js.CreateOrUpdateKeyValue(ctx, jetstream.KeyValueConfig{Bucket: leaseBucket,
		Storage: jetstream.MemoryStorage, TTL: b.opts.LeaseTTL})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := kv.Create(ctx, "sweep", nil); err != nil {
		t.Fatal(err)
	}
	go func() {
		done <- b.Hold(ctx, "sweep", func(ctx context.Context) error {
			began <- true
			<-ctx.Done()
			return ctx.Err()
		})
	}()
	<-began
	if _, err := kv.Put(ctx, "sweep", []byte("another")); err != nil {
		t.Fatal(err)
	}
	<-began
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("ended with %v", err)
	}
}
