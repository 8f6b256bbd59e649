package bus

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"recourse/internal/letter"
)

// Queue is what waits for one stage at one priority.
type Queue struct {
	Priority letter.Priority
	Stage    string
	// Tasks counts those being worked on too.
	Tasks int
	// Oldest is when the longest waiting one was published.
	Oldest time.Time
}

// priorities in the order of being served.
var priorities = []letter.Priority{letter.Interactive, letter.Bulk}

// Queued counts the tasks of a document that are waiting or being worked on.
func (b *Bus) Queued(ctx context.Context, doc letter.DocumentID) (int, error) {
	tasks, err := b.tasks(ctx, fmt.Sprintf("work.*.*.%s.*", doc))
	return len(tasks), err
}

// QueuedDocuments counts the tasks of every document that has any.
func (b *Bus) QueuedDocuments(ctx context.Context) (map[letter.DocumentID]int, error) {
	tasks, err := b.tasks(ctx, "work.>")
	if err != nil {
		return nil, err
	}
	count := make(map[letter.DocumentID]int)
	for _, t := range tasks {
		count[t.Document]++
	}
	return count, nil
}

// Queues lists what is waiting or being worked on, interactive first.
func (b *Bus) Queues(ctx context.Context) ([]Queue, error) {
	tasks, err := b.tasks(ctx, "work.>")
	if err != nil {
		return nil, err
	}
	count := make(map[Queue]int)
	for _, t := range tasks {
		count[Queue{Priority: t.Priority, Stage: t.Stage}]++
	}
	queues := make([]Queue, 0, len(count))
	for q, n := range count {
		q.Tasks = n
		if q.Oldest, err = b.oldest(ctx, q); err != nil {
			return nil, err
		}
		queues = append(queues, q)
	}
	slices.SortFunc(queues, func(a, b Queue) int {
		return cmp.Or(cmp.Compare(slices.Index(priorities, a.Priority), slices.Index(priorities, b.Priority)),
			cmp.Compare(a.Stage, b.Stage))
	})
	return queues, nil
}

// tasks lists the tasks whose subjects match, without their bodies.
func (b *Bus) tasks(ctx context.Context, filter string) ([]Task, error) {
	s, err := b.js.Stream(ctx, workStream)
	if err != nil {
		return nil, Classify("list tasks", err)
	}
	info, err := s.Info(ctx, jetstream.WithSubjectFilter(filter))
	if err != nil {
		return nil, Classify("list tasks", err)
	}
	tasks := make([]Task, 0, len(info.State.Subjects))
	for subject := range info.State.Subjects {
		t, err := taskOf(subject, []byte("{}"))
		if err != nil {
			return nil, fmt.Errorf("list tasks: %w", err)
		}
		tasks = append(tasks, t)
	}
	return tasks, nil
}

// oldest is the time of the first message of a queue; zero where the queue has
// been emptied in the meantime.
func (b *Bus) oldest(ctx context.Context, q Queue) (time.Time, error) {
	s, err := b.js.Stream(ctx, workStream)
	if err != nil {
		return time.Time{}, Classify("find the oldest task", err)
	}
	m, err := s.GetMsg(ctx, 1, jetstream.WithGetMsgSubject(queueSubject(q.Priority, q.Stage)))
	if errors.Is(err, jetstream.ErrMsgNotFound) {
		return time.Time{}, nil
	}
	if err != nil {
		return time.Time{}, Classify("find the oldest task", err)
	}
	return m.Time, nil
}

func queueSubject(p letter.Priority, stage string) string {
	return fmt.Sprintf("work.%s.%s.>", p, stage)
}
