package bus

import (
	"context"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// hintPrefix is put before the subject of every message that was stored; the
// copy has no body. Whoever waits for messages listens there: unlike the
// message itself, the hint can not be seen before the message is in the store.
const hintPrefix = "hint."

// Hints is how a stream is told to send hints.
func Hints() *jetstream.RePublish {
	return &jetstream.RePublish{Source: ">", Destination: hintPrefix + ">", HeadersOnly: true}
}

// Listen returns a channel that receives after messages to the subject were
// stored; one value may stand for many. It also receives every so often
// without cause, because a hint can be lost with its connection.
func (b *Bus) Listen(ctx context.Context, subject string, often time.Duration) (<-chan struct{}, error) {
	stored := make(chan struct{}, 1)
	signal := func() {
		select {
		case stored <- struct{}{}:
		default:
		}
	}
	hints, err := b.conn.Subscribe(hintPrefix+subject, func(*nats.Msg) { signal() })
	if err != nil {
		return nil, Classify("listen", err)
	}
	go func() {
		defer func() { _ = hints.Unsubscribe() }()
		t := time.NewTicker(often)
		defer t.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-t.C:
				signal()
			}
		}
	}()
	return stored, nil
}
