package watch

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"recourse/internal/letter"
)

// bench is a watcher on a temporary folder with a pipeline that keeps what it
// is given, and a clock that stands until it is moved.
type bench struct {
	*Watcher
	t   *testing.T
	now time.Time
	log bytes.Buffer
	// got holds the names in the order of their delivery; known the documents.
	got   []string
	known map[letter.DocumentID]int
	// answer, if set, is asked before a file is taken.
	answer func(File) (Outcome, error)
}

const settle = time.Second

func newBench(t *testing.T) *bench {
	t.Helper()
	dir := t.TempDir()
	b := &bench{t: t, now: time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC), known: map[letter.DocumentID]int{}}
	b.restart(Options{Folder: filepath.Join(dir, "inbox"), Done: filepath.Join(dir, "inbox/processed"),
		Failed: filepath.Join(dir, "inbox/failed"), Memory: filepath.Join(dir, "data/memory.json"), Settle: settle, Rescan: time.Minute})
	b.must(os.MkdirAll(b.Folder, 0o755))
	return b
}

// restart puts a new watcher in the place of the old one, as a new process does.
func (b *bench) restart(o Options) {
	b.t.Helper()
	o.Log, o.Deliver = slog.New(slog.NewTextHandler(&b.log, nil)), b.deliver
	w, err := New(o)
	b.must(err)
	b.Watcher = w
}

func (b *bench) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) deliver(_ context.Context, f File) (Outcome, error) {
	if b.answer != nil {
		if o, err := b.answer(f); err != nil || o.Document != "" {
			return o, err
		}
	}
	r, err := f.Open()
	if err != nil {
		return Outcome{}, err
	}
	defer r.Close()
	bytes, err := io.ReadAll(r)
	if err != nil {
		return Outcome{}, err
	}
	doc := letter.DocumentIDOf(bytes)
	b.got = append(b.got, f.Name)
	b.known[doc]++
	return Outcome{Document: doc, Known: b.known[doc] > 1}, nil
}

func (b *bench) write(name, text string) {
	b.t.Helper()
	b.must(os.MkdirAll(filepath.Dir(b.path(name)), 0o755))
	b.must(os.WriteFile(b.path(name), []byte(text), 0o644))
}

// after moves the clock and makes a pass; it returns when the next one is due.
func (b *bench) after(d time.Duration) time.Duration {
	b.now = b.now.Add(d)
	return b.pass(b.t.Context(), b.now).Sub(b.now)
}

// settled makes the passes that a file needs to be taken.
func (b *bench) settled() {
	b.after(0)
	b.after(settle)
}

func (b *bench) expectGot(want ...string) {
	b.t.Helper()
	if !slices.Equal(b.got, want) {
		b.t.Errorf("delivered %q, want %q", b.got, want)
	}
}

// expectFiles compares all files below the folder with name=content.
func (b *bench) expectFiles(want ...string) {
	b.t.Helper()
	var got []string
	b.must(filepath.WalkDir(b.Folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		text, err := os.ReadFile(path)
		rel, _ := filepath.Rel(b.Folder, path)
		if strings.HasSuffix(rel, ".why.txt") {
			text = []byte("note")
		}
		got = append(got, rel+"="+string(text))
		return err
	}))
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		b.t.Errorf("files %q\nwant  %q", got, want)
	}
}
