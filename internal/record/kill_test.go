package record

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"recourse/internal/bus"
	"recourse/internal/letter"
)

// The test binary runs itself as a process that is killed at a place of a
// small road: take in, read, record.
const (
	roadDir = "RECOURSE_TEST_ROAD"
	killAt  = "RECOURSE_TEST_KILL_AT"
	letters = 3
)

var places = []string{"original stored", "document stored", "open queued", "pages stored", "finish queued",
	"letter stored", "case stored", "document done"}

func TestMain(m *testing.M) {
	dir := os.Getenv(roadDir)
	if dir == "" {
		os.Exit(m.Run())
	}
	if err := runRoad(context.Background(), dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// road is a small pipeline.
type road struct {
	*Record
	done chan letter.DocumentID
}

// at dies at the place that was chosen, when the second letter passes it.
func (r *road) at(place string, id letter.DocumentID) {
	if os.Getenv(killAt) == place && id == letter.DocumentIDOf(letterBytes(1)) {
		_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
		select {}
	}
}

func letterBytes(n int) []byte { return bytesOf(1000 + n*maxChunk) }

func runRoad(ctx context.Context, dir string) error {
	rec, err := Open(ctx, Options{Dir: dir, Mode: MayCreate, Bus: bus.Options{AckWait: time.Second}})
	if err != nil {
		return err
	}
	r := &road{Record: rec, done: make(chan letter.DocumentID, 100)}
	work, cancel := context.WithCancel(ctx)
	defer cancel()
	ended := make(chan error, 1)
	go func() {
		ended <- r.Bus().Work(work, bus.WorkOptions{Stages: []string{"open", "finish"}, Handler: r.handle,
			GiveUp: func(context.Context, bus.Task, error) error { return errors.New("a task was given up") }})
	}()
	waiting := make(map[letter.DocumentID]bool)
	for n := range letters {
		queued, err := r.takeIn(ctx, letterBytes(n))
		if err != nil {
			return err
		}
		if queued {
			waiting[letter.DocumentIDOf(letterBytes(n))] = true
		}
	}
	for len(waiting) > 0 {
		delete(waiting, <-r.done)
	}
	cancel()
	return errors.Join(<-ended, r.Close())
}

// takeIn does again what an earlier run may have done in part.
func (r *road) takeIn(ctx context.Context, b []byte) (queued bool, err error) {
	stored, err := r.PutOriginal(ctx, bytes.NewReader(b))
	if err != nil {
		return false, err
	}
	r.at("original stored", stored.ID)
	d, _, err := r.CreateDocument(ctx, document(b))
	if err != nil || d.Progress == letter.Done {
		return false, err
	}
	r.at("document stored", stored.ID)
	n, err := r.Bus().Queued(ctx, d.ID)
	if err != nil || n > 0 {
		return true, err
	}
	err = r.Bus().Publish(ctx, bus.Task{Priority: letter.Bulk, Stage: "open", Document: d.ID})
	r.at("open queued", d.ID)
	return true, err
}

func (r *road) handle(ctx context.Context, t bus.Task) error {
	if t.Stage == "finish" {
		return r.finish(ctx, t.Document)
	}
	if err := r.PutPages(ctx, t.Document, []letter.Page{page(1, 20), page(2, 20)}); err != nil {
		return err
	}
	r.at("pages stored", t.Document)
	t.Stage = "finish"
	err := r.Bus().Publish(ctx, t)
	r.at("finish queued", t.Document)
	return err
}

func (r *road) finish(ctx context.Context, doc letter.DocumentID) error {
	id := letter.NewID(doc, 1, 2)
	if err := r.PutLetter(ctx, letter.Letter{ID: id, Document: doc, Pages: []int{1, 2}}); err != nil {
		return err
	}
	r.at("letter stored", doc)
	c, err := r.SaveCase(ctx, 1, letter.Case{Document: doc, Letters: []letter.ID{id}, Status: letter.CaseNew,
		Events: []letter.Event{{At: time.Now(), What: "read", By: Machine}}})
	if err != nil {
		return err
	}
	r.at("case stored", doc)
	_, err = r.UpdateDocument(ctx, doc, func(d *letter.Document) error {
		d.Progress, d.Letters, d.Cases = letter.Done, []letter.ID{id}, []letter.CaseID{c.ID}
		return nil
	})
	r.at("document done", doc)
	r.done <- doc
	return err
}

// drive runs the road in a process of its own.
func drive(t *testing.T, dir, place string) error {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self)
	cmd.Env = append(os.Environ(), roadDir+"="+dir, killAt+"="+place)
	out, err := cmd.CombinedOutput()
	if len(out) > 0 {
		t.Logf("%s", out)
	}
	return err
}

func TestKilledProcessLosesNothingAndMakesNothingTwice(t *testing.T) {
	for _, place := range places {
		t.Run(strings.ReplaceAll(place, " ", "_"), func(t *testing.T) {
			dir := t.TempDir()
			var exit *exec.ExitError
			if err := drive(t, dir, place); !errors.As(err, &exit) || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
				t.Fatalf("the process was not killed: %v", err)
			}
			if err := drive(t, dir, ""); err != nil {
				t.Fatal(err)
			}
			checkRoad(t, open(t, dir, MustExist))
		})
	}
}

// checkRoad compares with what a run without a kill leaves.
func checkRoad(t *testing.T, r *Record) {
	t.Helper()
	cases := 0
	for c, err := range r.Cases(t.Context()) {
		if err != nil || len(c.Events) != 1 || len(c.Letters) != 1 {
			t.Errorf("case %+v, %v", c, err)
		}
		cases++
	}
	if cases != letters {
		t.Errorf("%d cases, want %d", cases, letters)
	}
	for n := range letters {
		b := letterBytes(n)
		id := letter.DocumentIDOf(b)
		d, err := r.Document(t.Context(), id)
		if err != nil || d.Progress != letter.Done || len(d.Arrivals) != 1 || len(d.Cases) != 1 {
			t.Errorf("document %+v, %v", d, err)
		}
		pages, err := r.Pages(t.Context(), id)
		if diff := cmp.Diff([]letter.Page{page(1, 20), page(2, 20)}, pages); diff != "" || err != nil {
			t.Error(err, diff)
		}
		if f, err := r.OriginalFile(t.Context(), id); err != nil {
			t.Error(err)
		} else {
			_ = f.Close()
		}
	}
}

// TestWritesOfOneLetter holds the road to the number of synced writes that is
// promised for a two-page letter.
func TestWritesOfOneLetter(t *testing.T) {
	r := &road{Record: open(t, t.TempDir(), MayCreate), done: make(chan letter.DocumentID, 1)}
	before := writes(t, r.Record)
	b := bytesOf(60_000)
	if _, err := r.takeIn(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	task := bus.Task{Priority: letter.Bulk, Stage: "open", Document: letter.DocumentIDOf(b)}
	if err := r.handle(t.Context(), task); err != nil {
		t.Fatal(err)
	}
	if err := r.finish(t.Context(), task.Document); err != nil {
		t.Fatal(err)
	}
	if n := writes(t, r.Record) - before; n > 12 {
		t.Errorf("%d durable writes, want at most 12", n)
	} else {
		t.Logf("%d durable writes", n)
	}
}
