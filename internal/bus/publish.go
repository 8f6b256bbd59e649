package bus

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/nats-io/nats.go/jetstream"
)

// Publish queues a task; it is durable when Publish returns nil.
func (b *Bus) Publish(ctx context.Context, t Task) error {
	return b.publish(ctx, t, t.messageID())
}

func (b *Bus) publish(ctx context.Context, t Task, id string) error {
	data, err := json.Marshal(body{Attempt: t.Attempt})
	if err != nil {
		return fmt.Errorf("queue %s of %s: %w", t.Stage, t.Document.Short(), err)
	}
	_, err = b.js.Publish(ctx, t.subject(), data, jetstream.WithMsgID(id), jetstream.WithExpectStream(workStream))
	return Classify(fmt.Sprintf("queue %s of %s", t.Stage, t.Document.Short()), err)
}
