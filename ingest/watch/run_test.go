package watch

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// run starts a watcher and returns the names that it delivers.
func run(t *testing.T, o Options) <-chan string {
	t.Helper()
	names := make(chan string)
	o.Log = slog.New(slog.DiscardHandler)
	o.Done, o.Failed = filepath.Join(o.Folder, "processed"), filepath.Join(o.Folder, "failed")
	o.Deliver = func(ctx context.Context, f File) (Outcome, error) {
		select {
		case names <- f.Name:
			return Outcome{Document: "d"}, nil
		case <-ctx.Done():
			return Outcome{}, ctx.Err()
		}
	}
	w, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- w.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return names
}

func receive(t *testing.T, names <-chan string) string {
	t.Helper()
	select {
	case n := <-names:
		return n
	case <-time.After(20 * time.Second):
		t.Fatal("nothing was delivered")
		return ""
	}
}

func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestRun has a rescan of an hour: only notifications can bring the later files.
func TestRun(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "new/inbox")
	put(t, filepath.Join(folder, "there.txt"), "x")
	names := run(t, Options{Folder: folder, Settle: 10 * time.Millisecond, Rescan: time.Hour})
	if n := receive(t, names); n != "there.txt" {
		t.Errorf("got %q", n)
	}
	put(t, filepath.Join(folder, "later.txt"), "x")
	if n := receive(t, names); n != "later.txt" {
		t.Errorf("got %q", n)
	}
	put(t, filepath.Join(folder, "new/deep/a.txt"), "x")
	if n := receive(t, names); n != "new/deep/a.txt" {
		t.Errorf("got %q", n)
	}
	outside := filepath.Join(t.TempDir(), "moved")
	put(t, filepath.Join(outside, "b.txt"), "x")
	put(t, filepath.Join(outside, "c.txt"), "x")
	if err := os.Rename(outside, filepath.Join(folder, "moved")); err != nil {
		t.Fatal(err)
	}
	got := []string{receive(t, names), receive(t, names)}
	slices.Sort(got)
	if !slices.Equal(got, []string{"moved/b.txt", "moved/c.txt"}) {
		t.Errorf("got %q", got)
	}
}

func TestRunWithoutNotifications(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "inbox")
	names := run(t, Options{Folder: folder, Settle: time.Millisecond, Rescan: 10 * time.Millisecond, NoNotify: true})
	for _, n := range []string{"a.txt", "sub/b.txt"} {
		put(t, filepath.Join(folder, n), "x")
		if got := receive(t, names); got != n {
			t.Errorf("got %q, want %q", got, n)
		}
	}
}
