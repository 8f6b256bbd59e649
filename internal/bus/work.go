package bus

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"recourse/internal/letter"
)

// WorkOptions say which tasks a process takes and what it does with them.
type WorkOptions struct {
	// Stages in the order of the road. Later ones are taken first, so that
	// what was begun is finished before more is begun.
	Stages []string
	// Loops is how many tasks run at a time; 0 means one.
	Loops int
	// Only limits the work to tasks of one priority; "" takes all.
	Only letter.Priority
	// Handler does one task. What it returns decides what becomes of the task
	// (see [letter.KindOf]): nil, Permanent and Bug end it, the handler having
	// stored the result or the failure; Transient brings it back after a
	// pause, Cancelled at once. Its context ends when Work is asked to stop.
	Handler func(context.Context, Task) error
	// GiveUp stores the failure of a task that has come [Options.MaxDeliver]
	// times without an end: its workers died, or it failed with Transient
	// each time. It must know every stage, not only those of this call.
	GiveUp func(ctx context.Context, t Task, cause error) error
}

// tick is how often Work looks for tasks that no hint tells of: those that
// another worker has left.
const tick = 2 * time.Second

// worker is one call of Work.
type worker struct {
	bus    *Bus
	opts   WorkOptions
	queues []jetstream.Consumer
	board  *board
	// taking lets one loop at a time look for a task: the others would ask the
	// server the same.
	taking sync.Mutex
}

// Work runs tasks until ctx ends, and returns when the last handler has.
// Tasks that were not begun then go back into the queue.
func (b *Bus) Work(ctx context.Context, o WorkOptions) error {
	setDefault(&o.Loops, 1)
	w := &worker{bus: b, opts: o}
	if err := w.openQueues(ctx); err != nil {
		if ctx.Err() != nil {
			return nil // asked to stop before it began
		}
		return err
	}
	hints, err := w.listen()
	if err != nil {
		return err
	}
	defer func() { _ = hints.Unsubscribe() }()
	var running sync.WaitGroup
	running.Go(func() { w.lookAround(ctx) })
	running.Go(func() { w.buryExhausted(ctx) })
	for range o.Loops {
		running.Go(func() { w.loop(ctx) })
	}
	running.Wait()
	return nil
}

// openQueues makes one consumer for each priority and stage, in the order of
// being served. A consumer holds no task: making it loses nothing.
func (w *worker) openQueues(ctx context.Context) error {
	index := make(map[string]int)
	for _, p := range priorities {
		if w.opts.Only != "" && w.opts.Only != p {
			continue
		}
		for _, stage := range slices.Backward(w.opts.Stages) {
			c, err := w.bus.js.CreateOrUpdateConsumer(ctx, workStream, w.bus.queueConfig(p, stage))
			if err != nil {
				return Classify("open queue "+stage, err)
			}
			index[string(p)+"."+stage] = len(w.queues)
			w.queues = append(w.queues, c)
		}
	}
	w.board = newBoard(index)
	return nil
}

func (b *Bus) queueConfig(p letter.Priority, stage string) jetstream.ConsumerConfig {
	return jetstream.ConsumerConfig{
		Durable:       fmt.Sprintf("%s-%s", p, stage),
		FilterSubject: queueSubject(p, stage),
		AckPolicy:     jetstream.AckExplicitPolicy,
		AckWait:       b.opts.AckWait,
		MaxDeliver:    b.opts.MaxDeliver,
	}
}

func (w *worker) listen() (*nats.Subscription, error) {
	hints, err := w.bus.conn.Subscribe(hintPrefix+"work.>", func(m *nats.Msg) {
		w.board.hint(m.Subject[len(hintPrefix):])
	})
	return hints, Classify("listen for tasks", err)
}

// lookAround marks all queues now and then, where there is anything at all.
func (w *worker) lookAround(ctx context.Context) {
	t := time.NewTicker(tick)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		}
		s, err := w.bus.js.Stream(ctx, workStream)
		if err != nil || s.CachedInfo().State.Msgs > 0 {
			w.board.markAll()
		}
	}
}

// loop runs one task at a time. It takes none ahead: a task's time to live
// runs from being taken.
func (w *worker) loop(ctx context.Context) {
	for {
		q, m := w.next(ctx)
		if m == nil {
			return
		}
		if ctx.Err() != nil {
			w.tell("give back", m.Nak())
			return
		}
		w.run(ctx, q, m)
	}
}

// next waits for a task and tells its queue; nil when ctx ends.
func (w *worker) next(ctx context.Context) (queue int, m jetstream.Msg) {
	w.taking.Lock()
	defer w.taking.Unlock()
	for {
		q, ok := w.board.next(ctx)
		if !ok {
			return 0, nil
		}
		m, err := w.take(q)
		if m != nil {
			return q.index, m
		}
		w.board.empty(q)
		if err != nil {
			w.complain(ctx, err)
		}
	}
}

// take returns the next task of a queue, nil where it is empty.
func (w *worker) take(q queueMark) (jetstream.Msg, error) {
	batch, err := w.queues[q.index].FetchNoWait(1)
	if err != nil {
		return nil, err
	}
	var taken jetstream.Msg
	for m := range batch.Messages() {
		taken = m
	}
	if taken != nil {
		return taken, nil
	}
	return nil, batch.Error()
}

// complain logs and waits, so that a server that is away is not asked in a
// tight loop.
func (w *worker) complain(ctx context.Context, err error) {
	w.bus.opts.Log.Warn("take a task", "error", err)
	select {
	case <-ctx.Done():
	case <-time.After(tick / 2):
	}
}

// tell logs what can only be logged: the task comes again by itself.
func (w *worker) tell(op string, err error) {
	if err != nil && !errors.Is(err, jetstream.ErrMsgAlreadyAckd) {
		w.bus.opts.Log.Warn("task", "op", op, "error", err)
	}
}
