package pipeline

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"recourse/classify/playbook"
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

// A task that was done may come again, even after the document has ended: the
// case must not lose what was decided about its letter.
func TestExtractComingLateKeepsTheClassifiedLetter(t *testing.T) {
	e, id := stillQueued(t)
	e.Rules = Rules{Playbooks: playbooks(t)}
	page := letter.Page{Number: 1, Width: 612, Height: 792, Method: letter.MethodText}
	page.Words = []letter.Word{{Text: "Denied", Box: letter.Box{72, 72, 110, 84}, Level: letter.Box{72, 72, 110, 84}, Confidence: 1}}
	if err := e.Record.PutPages(t.Context(), id, []letter.Page{page}); err != nil {
		t.Fatal(err)
	}
	d, err := e.Record.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []func(context.Context, letter.Document) error{e.extract, e.classify, e.extract} {
		if err := step(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	if d, err = e.Record.Document(t.Context(), id); err != nil || len(d.Letters) != 1 {
		t.Fatalf("%+v, %v", d, err)
	}
	l, err := e.Record.Letter(t.Context(), d.Letters[0])
	if err != nil || l.Kind == "" {
		t.Errorf("the letter of the case is of kind %q, %v", l.Kind, err)
	}
}

func playbooks(t *testing.T) *playbook.Library {
	t.Helper()
	books, err := playbook.Open("")
	if err != nil {
		t.Fatal(err)
	}
	return books
}
