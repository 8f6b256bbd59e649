package pipeline

import (
	"context"
	"log/slog"
	"time"

	"recourse/internal/bus"
	"recourse/internal/letter"
	"recourse/internal/record"
)

// The tasks, in the order of the road. A task runs the stages up to the next
// hop: extract assembles first, classify plans and records after. What is
// between two hops takes milliseconds, and each hop costs two synced writes.
const (
	TaskOpen     = "open"
	TaskPage     = "page"
	TaskExtract  = "extract"
	TaskClassify = "classify"
)

// Tasks lists the tasks in the order of the road.
var Tasks = []string{TaskOpen, TaskPage, TaskExtract, TaskClassify}

// longDocument is the number of pages from which a document no longer goes
// ahead of others: somebody waits for a letter, nobody for a stack.
const longDocument = 12

// Options are what an engine works with.
type Options struct {
	Record *record.Record
	Rules  Rules
	// Reader reads pages; Urgent, which may be the same, is for the tasks that
	// somebody waits for.
	Reader, Urgent Reader
	// MaxFile is the largest file that is taken in, in bytes.
	MaxFile int64
	// Workers is how many tasks run at a time.
	Workers int
	Log     *slog.Logger
	// Now is the clock; it stamps arrivals and events.
	Now func() time.Time
	// Checkpoint, where it is set, is called at the places where a crash must
	// lose nothing; tests end the process there.
	Checkpoint func(place string)
}

// at passes a place where a crash must lose nothing.
func (o Options) at(place string) {
	if o.Checkpoint != nil {
		o.Checkpoint(place)
	}
}

// Engine takes documents down the road. It is safe for concurrent use.
type Engine struct {
	Options
	bus       *bus.Bus
	tracker   *tracker
	originals *originals
	passwords passwords
}

// New makes an engine on an open record.
func New(o Options) *Engine {
	if o.Urgent == nil {
		o.Urgent = o.Reader
	}
	return &Engine{Options: o, bus: o.Record.Bus(), tracker: newTracker(o.Record), originals: newOriginals(o.Record)}
}

// Track follows how far the documents have come, until ctx ends. [Engine.Await]
// and [Engine.Run] build on it.
func (e *Engine) Track(ctx context.Context) error { return e.tracker.run(ctx) }

// Run works off tasks until ctx ends, and returns when the last one has ended.
func (e *Engine) Run(ctx context.Context) error {
	defer e.originals.close()
	return Concurrently(ctx,
		func(ctx context.Context) error { return e.bus.Hold(ctx, "sweep", e.sweep) },
		func(ctx context.Context) error { return e.bus.Work(ctx, e.work(e.Workers, "")) },
		func(ctx context.Context) error { return e.bus.Work(ctx, e.work(1, letter.Interactive)) },
	)
}

// work is how a number of loops take tasks: all of them, or of one priority
// only. The loop that is kept for interactive tasks is what lets a fresh
// letter start while every other worker is on a page of a stack.
func (e *Engine) work(loops int, only letter.Priority) bus.WorkOptions {
	return bus.WorkOptions{Stages: Tasks, Loops: loops, Only: only, Handler: e.handle, GiveUp: e.giveUp}
}
