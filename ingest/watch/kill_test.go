package watch

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"recourse/internal/letter"
)

// childFolder names the folder that a child process of TestKilled works on.
const childFolder = "RECOURSE_WATCH_TEST_FOLDER"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childFolder); dir != "" {
		watchForEver(dir)
	}
	os.Exit(m.Run())
}

// watchForEver is the child: it keeps each document under its hash and says so.
func watchForEver(dir string) {
	w, err := New(killOptions(dir))
	if err != nil {
		panic(err)
	}
	panic(w.Run(context.Background()))
}

func killOptions(dir string) Options {
	return Options{Folder: filepath.Join(dir, "inbox"), Done: filepath.Join(dir, "inbox/done"), Failed: filepath.Join(dir, "inbox/failed"),
		Settle: time.Millisecond, Rescan: 10 * time.Millisecond, Log: slog.New(slog.DiscardHandler),
		Deliver: func(_ context.Context, f File) (Outcome, error) {
			doc, err := keep(filepath.Join(dir, "store"), f)
			fmt.Println(doc)
			return Outcome{Document: doc}, err
		}}
}

func keep(store string, f File) (letter.DocumentID, error) {
	r, err := f.Open()
	if err != nil {
		return "", err
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	if err != nil {
		return "", err
	}
	doc := letter.DocumentIDOf(b)
	return doc, writeAtomic(filepath.Join(store, string(doc)), b)
}

// TestKilled kills the watcher again and again while it takes files, and
// expects each file kept, and moved once.
func TestKilled(t *testing.T) {
	const files = 60
	dir := t.TempDir()
	for i := range files {
		put(t, filepath.Join(dir, "inbox", fmt.Sprintf("%d/a.txt", i)), fmt.Sprint(i))
	}
	if err := os.Mkdir(filepath.Join(dir, "store"), 0o755); err != nil {
		t.Fatal(err)
	}
	for kill := range 10 {
		killAfter(t, dir, 1+kill%4)
	}
	killAfter(t, dir, files) // more than are left: ends when nothing more comes
	for i := range files {
		name := filepath.Join(dir, "inbox/done", fmt.Sprintf("%d/a.txt", i))
		if b, err := os.ReadFile(name); err != nil || string(b) != fmt.Sprint(i) {
			t.Errorf("%s: %q, %v", name, b, err)
		}
		if _, err := os.Stat(filepath.Join(dir, "store", string(letter.DocumentIDOf(fmt.Append(nil, i))))); err != nil {
			t.Error(err)
		}
	}
	for _, again := range []string{"store/[0-9a-f]*", "inbox/done/*/*"} {
		if found, err := filepath.Glob(filepath.Join(dir, again)); err != nil || len(found) != files {
			t.Errorf("%s: %d files, %v", again, len(found), err)
		}
	}
}

// killAfter runs the watcher until it has taken n files, or none is left, and
// kills it at once.
func killAfter(t *testing.T, dir string, n int) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childFolder+"="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	taken := make(chan struct{})
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			taken <- struct{}{}
		}
		close(taken)
	}()
	for i := 0; i < n && waiting(t, dir); {
		select {
		case <-taken:
			i++
		case <-time.After(10 * time.Millisecond): // look whether any is left
		}
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Error(err)
	}
	for range taken {
	}
	_ = cmd.Wait() // it was killed
}

func waiting(t *testing.T, dir string) bool {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(dir, "inbox/[0-9]*/*"))
	if err != nil {
		t.Fatal(err)
	}
	return len(left) > 0
}
