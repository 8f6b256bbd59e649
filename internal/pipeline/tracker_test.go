package pipeline

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"recourse/internal/bus"
	"recourse/internal/letter"
	"recourse/internal/record"
)

// stillQueued is a document of a record of its own that nobody reads.
func stillQueued(t *testing.T) (*Engine, letter.DocumentID) {
	t.Helper()
	rec, err := record.Open(t.Context(), record.Options{Dir: t.TempDir() + "/data", Mode: record.MayCreate,
		Bus: bus.Options{Log: slog.New(slog.DiscardHandler)}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := rec.Close(); err != nil {
			t.Error(err)
		}
	})
	e := New(Options{Record: rec, MaxFile: 1 << 20, Log: slog.New(slog.DiscardHandler), Now: time.Now})
	got, err := e.Ingest(t.Context(), strings.NewReader("a letter"), letter.Arrival{Source: "test", Name: "a.pdf"}, letter.Bulk)
	if err != nil {
		t.Fatal(err)
	}
	return e, got.Document.ID
}

// Batches come and go in a service that runs for months: none may leave
// anything behind.
func TestAwaitLeavesNothingBehind(t *testing.T) {
	e, id := stillQueued(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := e.Await(ctx, []letter.DocumentID{id}, nil); !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	task := bus.Task{Document: id, Stage: TaskOpen}
	if err := e.fail(t.Context(), task, letter.Refuse("empty", "the file is empty")); err != nil {
		t.Fatal(err)
	}
	told := 0
	err := e.Await(t.Context(), []letter.DocumentID{id, id}, func(letter.Document) error {
		told++
		return nil
	})
	if err != nil || told != 1 {
		t.Errorf("told %d times, %v; want once", told, err)
	}
	if n := len(e.tracker.waiting); n > 0 {
		t.Errorf("%d documents are still waited for by nobody", n)
	}
}
