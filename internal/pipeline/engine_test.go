package pipeline_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"recourse/ingest/reader"
	"recourse/internal/bus"
	"recourse/internal/letter"
	"recourse/internal/pipeline"
	"recourse/internal/record"
)

// reading is a reader whose pages are known, or which is at fault on purpose.
type reading struct {
	open func(*os.File) (reader.Opened, error)
	page func(n int) (letter.Page, error)
	// unpack is for a container.
	unpack func(each func(reader.Member) error) error
}

func (r reading) Open(_ context.Context, f *os.File, _ string) (reader.Opened, error) {
	return r.open(f)
}
func (r reading) Page(_ context.Context, _ *os.File, n int, _ string) (letter.Page, error) {
	return r.page(n)
}
func (r reading) Unpack(_ context.Context, _ *os.File, each func(reader.Member) error) error {
	return r.unpack(each)
}

// Reread has no second reading of anything.
func (r reading) Reread(_ context.Context, _ *os.File, spots []letter.Spot, _ string) ([]letter.Reading, error) {
	return slices.Repeat([]letter.Reading{{Method: letter.MethodUnread}}, len(spots)), nil
}

// oneLetter reads every file as the words of a known letter.
func oneLetter(t *testing.T) reading {
	pages := readWords(t, "pdf")[0].Pages
	return reading{open: func(*os.File) (reader.Opened, error) {
		return reader.Opened{Type: "pdf", Pages: len(pages), Read: pages}, nil
	}}
}

// road is an engine that runs on a record of its own.
type road struct {
	*pipeline.Engine
	t      *testing.T
	record *record.Record
}

func newRoad(t *testing.T, r pipeline.Reader) road {
	t.Helper()
	rec, err := record.Open(t.Context(), record.Options{Dir: t.TempDir() + "/data", Mode: record.MayCreate,
		Bus: bus.Options{Log: slog.New(slog.DiscardHandler)}})
	if err != nil {
		t.Fatal(err)
	}
	e := pipeline.New(pipeline.Options{Record: rec, Rules: rules(t), Reader: r, MaxFile: 1 << 20, Workers: 2,
		Log: slog.New(slog.DiscardHandler), Now: time.Now})
	t.Cleanup(func() {
		if err := rec.Close(); err != nil {
			t.Error(err)
		}
	})
	return road{e, t, rec}
}

// start runs the engine until the test ends.
func (r road) start() {
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- pipeline.Concurrently(ctx, r.Track, r.Run) }()
	r.t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			r.t.Error(err)
		}
	})
}

func (r road) ingest(content string) letter.DocumentID {
	r.t.Helper()
	a := letter.Arrival{Source: "test", Name: "a.pdf", ReceivedAt: received}
	got, err := r.Ingest(r.t.Context(), strings.NewReader(content), a, letter.Interactive)
	if err != nil {
		r.t.Fatal(err)
	}
	return got.Document.ID
}

// end waits until the document has ended.
func (r road) end(id letter.DocumentID) letter.Document {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.t.Context(), time.Minute)
	defer cancel()
	var ended letter.Document
	err := r.Await(ctx, []letter.DocumentID{id}, func(d letter.Document) error {
		ended = d
		return nil
	})
	if err != nil {
		r.t.Fatal(err)
	}
	return ended
}

func TestALetterBecomesACase(t *testing.T) {
	r := newRoad(t, oneLetter(t))
	before, err := r.record.Writes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	r.start()
	d := r.end(r.ingest("bytes"))
	if d.Progress != letter.Done || len(d.Letters) != 1 || len(d.Cases) != 1 {
		t.Fatalf("%+v", d)
	}
	c, err := r.record.Case(t.Context(), d.Cases[0])
	if err != nil || len(c.Letters) != 1 || c.Letters[0] != d.Letters[0] {
		t.Fatalf("%+v, %v", c, err)
	}
	after, err := r.record.Writes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if n := after - before; n > 12 {
		t.Errorf("a digital letter of two pages cost %d durable writes, want at most 12", n)
	}
}

func TestTheSameBytesAgainAreOneMoreArrival(t *testing.T) {
	r := newRoad(t, oneLetter(t))
	r.start()
	id := r.ingest("bytes")
	r.end(id)
	a := letter.Arrival{Source: "test", Name: "again.pdf", ReceivedAt: received}
	got, err := r.Ingest(t.Context(), strings.NewReader("bytes"), a, letter.Bulk)
	if err != nil || !got.Known || got.Document.ID != id {
		t.Fatalf("%+v, %v", got, err)
	}
	if d := r.end(id); len(d.Arrivals) != 2 || len(d.Cases) != 1 {
		t.Errorf("%d arrivals and %d cases, want 2 and 1", len(d.Arrivals), len(d.Cases))
	}
}

func TestADocumentWithoutATaskIsSwept(t *testing.T) {
	r := newRoad(t, oneLetter(t))
	stored, err := r.record.PutOriginal(t.Context(), strings.NewReader("stored, then the power went"))
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = r.record.CreateDocument(t.Context(), letter.Document{Schema: letter.Schema, ID: stored.ID, Priority: letter.Bulk,
		Progress: letter.Queued, Stage: pipeline.TaskOpen, Arrivals: []letter.Arrival{{Source: "test", Name: "a", ReceivedAt: received}}})
	if err != nil {
		t.Fatal(err)
	}
	r.start()
	if d := r.end(stored.ID); d.Progress != letter.Done {
		t.Errorf("%+v", d)
	}
}

func TestFaults(t *testing.T) {
	unread := func(n int) (letter.Page, error) {
		return letter.Page{Number: letter.PageNumber(n), Method: letter.MethodUnread, Why: "time_limit"}, nil
	}
	onePage := func(*os.File) (reader.Opened, error) { return reader.Opened{Type: "tiff", Pages: 1}, nil }
	tests := []struct {
		name  string
		bytes string
		fault reading
		code  string
		kind  letter.ErrorKind
	}{
		{"refused", "x", reading{open: func(*os.File) (reader.Opened, error) {
			return reader.Opened{}, letter.Refuse("encrypted", "it needs a password")
		}}, "encrypted", letter.Permanent},
		{"panic", "x", reading{open: func(*os.File) (reader.Opened, error) { panic("at the disco") }}, "internal", letter.Bug},
		{"error of no kind", "x", reading{open: func(*os.File) (reader.Opened, error) { return reader.Opened{}, errors.New("?") }}, "internal", letter.Bug},
		{"no page read", "x", reading{open: onePage, page: unread}, "unread", letter.Permanent},
		{"blank", "x", reading{open: onePage, page: func(n int) (letter.Page, error) {
			return letter.Page{Number: letter.PageNumber(n), Method: letter.MethodOCR}, nil
		}}, "no_text", letter.Permanent},
		{"too large", string(bytes.Repeat([]byte("x"), 1<<20+1)), reading{}, "too_large", letter.Permanent},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := newRoad(t, tt.fault)
			r.start()
			d := r.end(r.ingest(tt.bytes))
			if d.Progress != letter.Failed || d.Failure.Code != tt.code || d.Failure.Kind != tt.kind.String() {
				t.Fatalf("%+v %+v", d, d.Failure)
			}
			c, err := r.record.Case(t.Context(), d.Cases[0])
			if err != nil || c.Status != letter.CaseNeedsReview || len(c.Letters) != 0 {
				t.Errorf("what could not be read is no case to look at: %+v, %v", c, err)
			}
		})
	}
}

func TestTransientIsTriedAgain(t *testing.T) {
	good := oneLetter(t)
	tried := 0
	flaky := reading{open: func(f *os.File) (reader.Opened, error) {
		if tried++; tried < 3 {
			return reader.Opened{}, &letter.Error{Kind: letter.Transient, Code: "busy", Why: "not now"}
		}
		return good.open(f)
	}}
	r := newRoad(t, flaky)
	r.start()
	// The look at start for what waits may hand the task out a second time.
	if d := r.end(r.ingest("x")); d.Progress != letter.Done || tried < 3 {
		t.Errorf("%s after %d tries", d.Progress, tried)
	}
}

func TestRetryAfterAFailure(t *testing.T) {
	good, broken := oneLetter(t), true
	r := newRoad(t, reading{open: func(f *os.File) (reader.Opened, error) {
		if broken {
			return reader.Opened{}, letter.Refuse("damaged", "it is damaged")
		}
		return good.open(f)
	}})
	r.start()
	id := r.ingest("x")
	failed := r.end(id)
	broken = false
	if err := r.Retry(t.Context(), id, ""); err != nil {
		t.Fatal(err)
	}
	d := r.end(id)
	if d.Progress != letter.Done || d.Failure != nil || len(d.Cases) != 1 || d.Cases[0] != failed.Cases[0] {
		t.Errorf("%+v: want the case of the failure, now with a letter", d)
	}
	c, err := r.record.Case(t.Context(), d.Cases[0])
	if err != nil || len(c.Letters) != 1 {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestRetryReadsUnreadPagesAgain(t *testing.T) {
	good, broken := readWords(t, "pdf")[0].Pages[0], true
	r := newRoad(t, reading{
		open: func(*os.File) (reader.Opened, error) { return reader.Opened{Type: "tiff", Pages: 1}, nil },
		page: func(n int) (letter.Page, error) {
			if broken {
				return letter.Page{Number: letter.PageNumber(n), Method: letter.MethodUnread, Why: "time_limit"}, nil
			}
			return good, nil
		},
	})
	r.start()
	id := r.ingest("x")
	if d := r.end(id); d.Progress != letter.Failed || d.Failure.Code != "unread" {
		t.Fatalf("%+v", d)
	}
	broken = false
	if err := r.Retry(t.Context(), id, ""); err != nil {
		t.Fatal(err)
	}
	if d := r.end(id); d.Progress != letter.Done {
		t.Errorf("after the retry: %+v %+v", d, d.Failure)
	}
}

func TestRetryOfWhatWasNotKept(t *testing.T) {
	r := newRoad(t, reading{})
	r.start()
	id := r.ingest(strings.Repeat("x", 1<<20+1))
	r.end(id)
	if err := r.Retry(t.Context(), id, ""); err != nil {
		t.Fatal(err)
	}
	if d := r.end(id); d.Failure == nil || d.Failure.Code != "not_kept" {
		t.Errorf("want to be told that the file must be brought in again, got %+v", d.Failure)
	}
}

func TestAnUnreadPageMakesCriticalValuesDoubtful(t *testing.T) {
	pages := append(readWords(t, "pdf")[0].Pages, letter.Page{Number: 9, Method: letter.MethodUnread, Why: "time_limit"})
	letters, err := pipeline.Analyze(t.Context(), pipeline.Source{Document: "0123456789abcdef", Pages: pages, Received: received}, rules(t))
	if err != nil || len(letters) != 1 {
		t.Fatalf("%d letters, %v", len(letters), err)
	}
	for _, field := range []string{"reading", "kind", "category", "member_id", "authorization_number", "deadline", "denial_reason"} {
		if !letters[0].Flagged(field) {
			t.Errorf("nobody is asked about %s", field)
		}
	}
}
