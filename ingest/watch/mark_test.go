package watch

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"recourse/internal/letter"
)

var encrypted = letter.Failure{Stage: "open", Code: "encrypted", Why: "it has a password", At: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)}

func docOf(text string) letter.DocumentID { return letter.DocumentIDOf([]byte(text)) }

func (b *bench) mark(text, name string, want bool) {
	b.t.Helper()
	found, err := b.MarkFailed(docOf(text), name, encrypted)
	b.must(err)
	if found != want {
		b.t.Errorf("found is %v", found)
	}
}

func TestMarkFailedFindsTheFileByItsBytes(t *testing.T) {
	b := newBench(t)
	for _, text := range []string{"one", "two", "three"} {
		b.write("sub/a.txt", text)
		b.settled()
	}
	b.mark("two", "sub/a.txt", true)
	b.expectFiles("processed/sub/a.txt=one", "processed/sub/a-3.txt=three",
		"failed/sub/a.txt=two", "failed/sub/a.txt.why.txt=note")
	b.mark("two", "sub/a.txt", false)
	b.mark("three", "sub/a.txt", true)
	b.expectFiles("processed/sub/a.txt=one", "failed/sub/a.txt=two", "failed/sub/a.txt.why.txt=note",
		"failed/sub/a-2.txt=three", "failed/sub/a-2.txt.why.txt=note")
}

func TestMarkDone(t *testing.T) {
	b := newBench(t)
	b.write("a.txt", "x")
	b.settled()
	b.mark("x", "a.txt", true)
	found, err := b.MarkDone(docOf("x"), "a.txt")
	if !found || err != nil {
		t.Error(found, err)
	}
	b.expectFiles("processed/a.txt=x")
	if found, err := b.MarkDone(docOf("x"), "a.txt"); found || err != nil {
		t.Error(found, err)
	}
}

func TestReadingMayFailBeforeTheFileIsMoved(t *testing.T) {
	b := newBench(t)
	b.answer = func(f File) (Outcome, error) {
		b.mark("x", f.Name, true)
		return Outcome{Document: docOf("x")}, nil
	}
	b.write("a.txt", "x")
	b.settled()
	b.expectFiles("failed/a.txt=x", "failed/a.txt.why.txt=note")
	if len(b.states) != 0 {
		t.Errorf("still waiting: %v", b.states)
	}
}

func TestAFailureOfAFileThatCannotBeMovedIsKept(t *testing.T) {
	b := blocked(t)
	o := b.Options
	o.Failed = filepath.Join(o.Done, "failed")
	b.restart(o)
	b.write("a.txt", "x")
	b.settled()
	if _, err := b.MarkFailed(docOf("x"), "a.txt", encrypted); err == nil {
		t.Error("it was moved")
	} else if strings.Contains(err.Error(), "a.txt") {
		t.Errorf("the error names the file: %v", err)
	}
	b.must(os.Remove(b.Done))
	b.restart(b.Options)
	b.settled()
	if _, err := os.Stat(filepath.Join(b.Failed, "a.txt.why.txt")); err != nil {
		t.Error(err)
	}
	b.expectGot("a.txt")
}

func TestCopyOverDevices(t *testing.T) {
	dir := t.TempDir()
	from, to := filepath.Join(dir, "a"), filepath.Join(dir, "b")
	old := time.Date(2025, 1, 2, 3, 4, 5, 0, time.UTC)
	write := func(path, text string) os.FileInfo {
		t.Helper()
		if err := errors.Join(os.WriteFile(path, []byte(text), 0o640), os.Chtimes(path, old, old)); err != nil {
			t.Fatal(err)
		}
		info, err := os.Lstat(path)
		if err != nil {
			t.Fatal(err)
		}
		return info
	}
	if err := transferCopy(from, to, write(from, "x")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(to)
	if err != nil || !info.ModTime().Equal(old) || info.Mode().Perm() != 0o640 {
		t.Error(info, err)
	}
	if err := transferCopy(from, to, write(from, "y")); !errors.Is(err, os.ErrExist) {
		t.Errorf("it was replaced: %v", err)
	}
	stale := write(from, "z")
	write(from, "zz")
	if err := transferCopy(from, filepath.Join(dir, "c"), stale); !errors.Is(err, errChanged) {
		t.Errorf("a changed file was taken for the delivered one: %v", err)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 2 {
		t.Errorf("left %v, %v", left, err)
	}
}

func TestRenamesReplaceNothing(t *testing.T) {
	for name, rename := range map[string]func(string, string) error{"renameNew": renameNew, "reserve": reserve} {
		dir := t.TempDir()
		a, b := filepath.Join(dir, "a"), filepath.Join(dir, "b")
		for _, p := range []string{a, b} {
			if err := os.WriteFile(p, []byte(p), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := rename(a, b); !errors.Is(err, os.ErrExist) {
			t.Errorf("%s: %v", name, err)
		}
		if err := rename(a, filepath.Join(dir, "c")); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if err := rename(a, filepath.Join(dir, "d")); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s of nothing: %v", name, err)
		}
		if left, err := os.ReadDir(dir); err != nil || len(left) != 2 {
			t.Errorf("%s: left %v, %v", name, left, err)
		}
	}
}
