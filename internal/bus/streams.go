package bus

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"recourse/internal/letter"
)

// The streams. Their retention can not be changed later, hence the numbers.
const (
	workStream      = "work-1"
	exhaustedStream = "exhausted-1"
)

func (b *Bus) streamConfigs() []jetstream.StreamConfig {
	return []jetstream.StreamConfig{
		{
			Name:        workStream,
			Description: "tasks that wait or are being worked on",
			Subjects:    []string{"work.>"},
			Retention:   jetstream.WorkQueuePolicy,
			Storage:     jetstream.FileStorage,
			Replicas:    b.opts.Replicas,
			Duplicates:  2 * time.Minute,
			AllowDirect: b.opts.Replicas == 1, // a replica may lag
			RePublish:   Hints(),
		},
		{
			Name:        exhaustedStream,
			Description: "tasks that the server has given up",
			Subjects:    []string{"$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES." + workStream + ".>"},
			Retention:   jetstream.WorkQueuePolicy,
			Storage:     jetstream.FileStorage,
			Replicas:    b.opts.Replicas,
		},
	}
}

// Init creates the streams that are missing. It is for a record that is being
// created only.
func (b *Bus) Init(ctx context.Context) error {
	for _, c := range b.streamConfigs() {
		if _, err := b.js.CreateStream(ctx, c); err != nil {
			return Classify("create stream "+c.Name, err)
		}
	}
	return nil
}

// Open refuses where a stream is missing, and changes nothing.
func (b *Bus) Open(ctx context.Context) error {
	for _, c := range b.streamConfigs() {
		_, err := b.js.Stream(ctx, c.Name)
		if errors.Is(err, jetstream.ErrStreamNotFound) {
			return letter.Refuse("record_damaged", "the stream %s is missing", c.Name)
		}
		if err != nil {
			return Classify("open stream "+c.Name, err)
		}
	}
	return nil
}

// Writes counts the durable writes since the messages were created: each is
// one message of a stream on disk, and one sync.
func (b *Bus) Writes(ctx context.Context) (uint64, error) {
	var n uint64
	streams := b.js.ListStreams(ctx)
	for s := range streams.Info() {
		if s.Config.Storage == jetstream.FileStorage {
			n += s.State.LastSeq
		}
	}
	if err := streams.Err(); err != nil {
		return 0, fmt.Errorf("count writes: %w", err)
	}
	return n, nil
}
