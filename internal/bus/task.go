package bus

import (
	"context"
	"time"

	"recourse/internal/letter"
)

// Task is one step to do for a document, or for one page of it.
type Task struct {
	Priority letter.Priority
	// Stage is the name of the step, of letters, digits, "-" and "_".
	Stage    string
	Document letter.DocumentID
	// Page counts from 1; 0 is the document as a whole.
	Page int
	// Attempt tells deliberate repetitions apart: the same task published
	// twice within two minutes is one task, with another Attempt it is a new one.
	Attempt int
}

// Queue is what waits for one stage at one priority.
type Queue struct {
	Priority letter.Priority
	Stage    string
	// Tasks counts those being worked on too.
	Tasks int
	// Oldest is when the longest waiting one was published.
	Oldest time.Time
}

// WorkOptions say which tasks a process takes and what it does with them.
type WorkOptions struct {
	// Stages in the order of the road. Later ones are taken first, so that
	// what was begun is finished before more is begun.
	Stages []string
	// Loops is how many tasks run at a time; 0 means one.
	Loops int
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
