package pipeline

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"recourse/internal/bus"
	"recourse/internal/letter"
)

// handle does one task. What can never succeed is recorded as failed before
// the error is returned, so that the task may end.
func (e *Engine) handle(ctx context.Context, t bus.Task) error {
	start := e.Now()
	err := e.safely(ctx, t)
	log := e.Log.With("document", t.Document.Short(), "task", t.Stage, "page", t.Page, "dur", e.Now().Sub(start).Round(time.Millisecond))
	if err == nil {
		log.Debug("done")
		e.at(t.Stage + " not acknowledged")
		return nil
	}
	switch kind := letter.KindOf(err); kind {
	case letter.Permanent, letter.Bug:
		level := slog.LevelInfo // the input's fault: the worklist tells of it
		if kind == letter.Bug {
			level = slog.LevelError
		}
		log.Log(ctx, level, "failed", "kind", kind.String(), "code", letter.CodeOf(err), "error", err.Error())
		if failErr := e.fail(context.WithoutCancel(ctx), t, err); failErr != nil {
			return &letter.Error{Kind: letter.Transient, Code: "record", Why: "the failure could not be recorded", Err: failErr}
		}
	case letter.Transient:
		log.Info("again", "code", letter.CodeOf(err), "error", err.Error())
	}
	return err
}

// safely turns a panic of a stage into an error of kind Bug.
func (e *Engine) safely(ctx context.Context, t bus.Task) (err error) {
	defer func() {
		if p := recover(); p != nil {
			e.Log.Error("stage panicked", "document", t.Document.Short(), "task", t.Stage, "stack", string(stackOf(p)))
			err = &letter.Error{Kind: letter.Bug, Code: "internal", Why: "Recourse made a mistake on this document"}
		}
	}()
	d, err := e.Record.Document(ctx, t.Document)
	if err != nil {
		return fmt.Errorf("%s %s: %w", t.Stage, t.Document.Short(), err)
	}
	if d.Progress != letter.Queued || t.Attempt < lastRetry(d) {
		return nil // another worker was faster, a person has given up on it or asked anew since
	}
	switch t.Stage {
	case TaskOpen:
		err = e.open(ctx, d, t)
	case TaskPage:
		err = e.page(ctx, d, t)
	case TaskExtract:
		err = e.extract(ctx, d)
	case TaskClassify:
		err = e.classify(ctx, d)
	default:
		err = fmt.Errorf("no task %q", t.Stage)
	}
	if err != nil {
		return fmt.Errorf("%s %s: %w", t.Stage, t.Document.Short(), err)
	}
	return nil
}

// stackOf is where a panic began, which may be in another goroutine.
func stackOf(p any) []byte {
	if elsewhere, ok := p.(interface{ Stack() []byte }); ok {
		return elsewhere.Stack()
	}
	return debug.Stack()
}

// giveUp records a task as failed that has come again and again without an end.
func (e *Engine) giveUp(ctx context.Context, t bus.Task, cause error) error {
	err := &letter.Error{Kind: letter.Bug, Code: "gave_up", Why: "it was tried several times and never came to an end", Err: cause}
	return e.fail(ctx, t, err)
}

// fail records why a document could not be processed, and puts it on the
// worklist as a case without a letter.
func (e *Engine) fail(ctx context.Context, t bus.Task, cause error) error {
	f := &letter.Failure{Stage: t.Stage, Code: letter.CodeOf(cause), Why: letter.WhyOf(cause),
		Kind: letter.KindOf(cause).String(), At: e.Now().UTC()}
	c, err := e.Record.SaveCase(ctx, 1, letter.Case{Schema: letter.Schema, Document: t.Document,
		Status: letter.CaseNeedsReview, Events: []letter.Event{e.event("could not be read", f.Code)}})
	if err != nil {
		return err
	}
	_, err = e.Record.UpdateDocument(ctx, t.Document, func(d *letter.Document) error {
		d.Progress, d.Stage, d.Failure = letter.Failed, t.Stage, f
		d.Cases = []letter.CaseID{c.ID}
		d.Attempts = append(d.Attempts, letter.Attempt{Stage: t.Stage, Started: f.At, Code: f.Code})
		return nil
	})
	return err
}

func (e *Engine) event(what, note string) letter.Event {
	return letter.Event{At: e.Now().UTC(), What: what, By: "recourse", Note: note}
}
