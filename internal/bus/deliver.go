package bus

import (
	"context"
	"fmt"
	"time"

	"github.com/nats-io/nats.go/jetstream"
	"github.com/nats-io/nuid"

	"recourse/internal/letter"
)

const (
	firstPause = 250 * time.Millisecond
	// longestPause is short because a task that is put off holds a place in
	// the server's memory; longer waits belong into the record.
	longestPause = 10 * time.Second
	// settleTimeout bounds what is still to be done when work is asked to stop.
	settleTimeout = 10 * time.Second
)

// delivery is one coming of a task.
type delivery struct {
	task  Task
	msg   jetstream.Msg
	queue int
	count int // of deliveries, from 1
}

func (w *worker) run(ctx context.Context, queue int, m jetstream.Msg) {
	t, err := taskOf(m.Subject(), m.Data())
	meta, metaErr := m.Metadata()
	if err != nil || metaErr != nil {
		w.bus.opts.Log.Error("a task that nobody can read was dropped", "subject", m.Subject())
		w.tell("drop", m.Term())
		return
	}
	d := delivery{task: t, msg: m, queue: queue, count: int(meta.NumDelivered)}
	err = w.handle(ctx, d)
	after, cancel := context.WithTimeout(context.WithoutCancel(ctx), settleTimeout)
	defer cancel()
	w.tell("settle", w.settle(after, d, err))
}

// handle keeps the task alive while it is worked on. The handler has its own
// time limit; without one a task could live for ever.
func (w *worker) handle(ctx context.Context, d delivery) error {
	done := make(chan struct{})
	defer close(done)
	go func() {
		beat := time.NewTicker(w.bus.opts.AckWait / 3)
		defer beat.Stop()
		for {
			select {
			case <-done:
				return
			case <-beat.C:
				w.tell("keep alive", d.msg.InProgress())
			}
		}
	}()
	return w.opts.Handler(ctx, d.task)
}

// settle does what the handler's answer asks for.
func (w *worker) settle(ctx context.Context, d delivery, err error) error {
	switch {
	case err == nil:
		return d.msg.DoubleAck(ctx)
	case letter.KindOf(err) == letter.Cancelled:
		return w.giveBack(ctx, d)
	case letter.KindOf(err) == letter.Transient:
		return w.putOff(ctx, d, err)
	}
	return d.msg.DoubleAck(ctx)
}

// giveBack returns a task that was interrupted. Being interrupted is no
// failure, so what has come nearly too often starts to count anew.
func (w *worker) giveBack(ctx context.Context, d delivery) error {
	if d.count+1 < w.bus.opts.MaxDeliver {
		return d.msg.Nak()
	}
	if err := w.bus.publish(ctx, d.task, nuid.Next()); err != nil {
		return err
	}
	return d.msg.DoubleAck(ctx)
}

// putOff brings the task back after a pause that doubles each time.
func (w *worker) putOff(ctx context.Context, d delivery, cause error) error {
	if d.count >= w.bus.opts.MaxDeliver {
		return w.bury(ctx, d, cause)
	}
	pause := pauseAfter(d.count)
	time.AfterFunc(pause, func() { w.board.expect(d.queue) })
	return d.msg.NakWithDelay(pause)
}

func pauseAfter(deliveries int) time.Duration {
	return min(firstPause<<min(deliveries-1, 10), longestPause)
}

// bury ends a task that failed each time. Where its failure can not be stored
// the server gives it up, and it is buried on that road.
func (w *worker) bury(ctx context.Context, d delivery, cause error) error {
	if err := w.opts.GiveUp(ctx, d.task, cause); err != nil {
		return fmt.Errorf("give up %s of %s: %w", d.task.Stage, d.task.Document.Short(), err)
	}
	return d.msg.DoubleAck(ctx)
}
