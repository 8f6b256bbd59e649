package bus

import (
	"context"
	"strings"
	"sync"
	"time"
)

// echoes are when an empty queue is looked at again after a hint: the hint may
// overtake the server's own count of what is waiting.
var echoes = []time.Duration{2 * time.Millisecond, 10 * time.Millisecond, 50 * time.Millisecond}

// board knows which queues may have tasks, so that an idle process asks
// nothing and a busy one asks in the order of being served.
type board struct {
	index map[string]int // by "<priority>.<stage>"
	mu    sync.Mutex
	marks []mark
	wake  chan struct{} // closed when a mark is set
}

type mark struct {
	maybe bool
	count int // of markings, to notice one that came while the queue was asked
	echo  int // of echoes, the next one
}

// queueMark is a queue as it was marked when it was chosen.
type queueMark struct {
	index int
	count int
}

func newBoard(index map[string]int) *board {
	b := &board{index: index, marks: make([]mark, len(index)), wake: make(chan struct{})}
	for i := range b.marks {
		b.marks[i].echo = len(echoes)
	}
	b.markAll()
	return b
}

// next waits for the first queue that may have tasks; false when ctx ends.
func (b *board) next(ctx context.Context) (queueMark, bool) {
	for ctx.Err() == nil {
		q, wake, found := b.first()
		if found {
			return q, true
		}
		select {
		case <-wake:
		case <-ctx.Done():
		}
	}
	return queueMark{}, false
}

func (b *board) first() (queueMark, <-chan struct{}, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for i, m := range b.marks {
		if m.maybe {
			return queueMark{i, m.count}, nil, true
		}
	}
	return queueMark{}, b.wake, false
}

// empty takes the mark off a queue that was found empty, unless it was marked
// again meanwhile.
func (b *board) empty(q queueMark) {
	b.mu.Lock()
	defer b.mu.Unlock()
	m := &b.marks[q.index]
	if m.count != q.count || !m.maybe {
		return
	}
	m.maybe = false
	if m.echo < len(echoes) {
		time.AfterFunc(echoes[m.echo], func() { b.mark(q.index) })
		m.echo++
	}
}

// hint marks the queue of a task's subject.
func (b *board) hint(subject string) {
	part := strings.SplitN(subject, ".", 4)
	if len(part) < 4 {
		return
	}
	if i, ok := b.index[part[1]+"."+part[2]]; ok {
		b.expect(i)
	}
}

// expect marks a queue that has a task now or in a moment.
func (b *board) expect(i int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.marks[i].echo = 0
	b.set(i)
}

func (b *board) mark(i int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.set(i)
}

func (b *board) markAll() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for i := range b.marks {
		b.set(i)
	}
}

func (b *board) set(i int) {
	b.marks[i].maybe = true
	b.marks[i].count++
	close(b.wake)
	b.wake = make(chan struct{})
}
