package bus

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"recourse/internal/letter"
)

// buryPause is how long a task whose failure could not be stored waits for the next try.
const buryPause = 5 * time.Second

// exhausted is what the server tells of a task that it delivers no more. The
// task itself stays in its stream, in no queue.
type exhausted struct {
	Sequence uint64 `json:"stream_seq"`
}

// buryExhausted gives up the tasks whose workers died each time.
func (w *worker) buryExhausted(ctx context.Context) {
	for ctx.Err() == nil {
		if err := w.awaitExhausted(ctx); err != nil && ctx.Err() == nil {
			w.complain(ctx, err)
		}
	}
}

func (w *worker) awaitExhausted(ctx context.Context) error {
	c, err := w.bus.js.CreateOrUpdateConsumer(ctx, exhaustedStream, jetstream.ConsumerConfig{
		Durable: "undertaker", AckPolicy: jetstream.AckExplicitPolicy, AckWait: w.bus.opts.AckWait})
	if err != nil {
		return err
	}
	messages, err := c.Messages(jetstream.PullMaxMessages(1))
	if err != nil {
		return err
	}
	defer messages.Stop()
	for {
		m, err := messages.Next(jetstream.NextContext(ctx))
		if errors.Is(err, jetstream.ErrNoHeartbeat) {
			continue
		}
		if err != nil {
			return err
		}
		w.tell("give up", w.buryMessage(ctx, m))
	}
}

func (w *worker) buryMessage(ctx context.Context, m jetstream.Msg) error {
	var e exhausted
	if err := json.Unmarshal(m.Data(), &e); err != nil {
		return errors.Join(err, m.Term())
	}
	if err := w.buryTask(ctx, e.Sequence); err != nil {
		return errors.Join(err, m.NakWithDelay(buryPause))
	}
	return m.DoubleAck(ctx)
}

func (w *worker) buryTask(ctx context.Context, sequence uint64) error {
	s, err := w.bus.js.Stream(ctx, workStream)
	if err != nil {
		return err
	}
	m, err := s.GetMsg(ctx, sequence)
	if errors.Is(err, jetstream.ErrMsgNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	t, err := taskOf(m.Subject, m.Data)
	if err != nil {
		return errors.Join(err, s.DeleteMsg(ctx, sequence))
	}
	cause := &letter.Error{Kind: letter.Bug, Code: "worker_died",
		Why: fmt.Sprintf("the worker died %d times at this step", w.bus.opts.MaxDeliver)}
	if err := w.opts.GiveUp(ctx, t, cause); err != nil {
		return err
	}
	return s.DeleteMsg(ctx, sequence)
}
