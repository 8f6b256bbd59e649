package watch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"recourse/internal/letter"
)

func TestNameTakenInDone(t *testing.T) {
	b := newBench(t)
	for _, text := range []string{"one", "two", "three", "two"} {
		b.write("a.b.txt", text)
		b.settled()
	}
	b.expectFiles("processed/a.b.txt=one", "processed/a.b-2.txt=two", "processed/a.b-3.txt=three")
	if s := b.Status(); s.Delivered != 3 || s.Known != 1 {
		t.Errorf("%+v", s)
	}
}

func TestARefusedFileGoesToFailedWithItsReason(t *testing.T) {
	b := newBench(t)
	b.answer = func(File) (Outcome, error) {
		return Outcome{}, fmt.Errorf("take in: %w", letter.Refuse("too_large", "it has more than 200 MB"))
	}
	b.write("sub/big.txt", "x")
	b.settled()
	b.expectFiles("failed/sub/big.txt=x", "failed/sub/big.txt.why.txt=note")
	note, err := os.ReadFile(b.path("failed/sub/big.txt.why.txt"))
	b.must(err)
	for _, want := range []string{"big.txt could not be read", "it has more than 200 MB", "too_large", "2026-03-01T08:00:01Z"} {
		if !strings.Contains(string(note), want) {
			t.Errorf("%q is missing in %s", want, note)
		}
	}
	b.settled()
	if b.Status().Failed != 1 {
		t.Errorf("%+v", b.Status())
	}
}

func TestWhatFailsForNowIsTriedAgain(t *testing.T) {
	for _, failure := range []error{
		&letter.Error{Kind: letter.Transient, Code: "busy", Why: "the record is busy"},
		errors.New("a bug"),
	} {
		b := newBench(t)
		b.answer = func(File) (Outcome, error) { return Outcome{}, failure }
		b.write("a.txt", "x")
		b.after(0)
		var delays []time.Duration
		for next := b.after(settle); len(delays) < 4; next = b.after(next) {
			delays = append(delays, next)
		}
		if !slices.Equal(delays, []time.Duration{settle, 2 * settle, 4 * settle, 8 * settle}) {
			t.Errorf("delays %v", delays)
		}
		b.expectFiles("a.txt=x")
		b.answer = nil
		b.after(longestDelay)
		b.expectFiles("processed/a.txt=x")
	}
}

func TestAFileThatCannotBeOpenedWaits(t *testing.T) {
	b := newBench(t)
	b.write("a.txt", "x")
	s := &state{}
	b.look(entry{name: "gone.txt"}, s)
	if s.looked || s.ended || !strings.Contains(s.why, "no such file") {
		t.Errorf("%+v", s)
	}
}

func TestStopping(t *testing.T) {
	b := newBench(t)
	ctx, cancel := context.WithCancel(t.Context())
	b.answer = func(File) (Outcome, error) {
		cancel()
		return Outcome{}, ctx.Err()
	}
	b.write("a.txt", "x")
	b.write("b.txt", "y")
	b.after(0)
	b.pass(ctx, b.now.Add(settle))
	b.expectGot()
	b.expectFiles("a.txt=x", "b.txt=y")
}

func TestAFileChangedWhileItIsReadIsALetterOfItsOwn(t *testing.T) {
	b := newBench(t)
	b.write("a.txt", "one")
	once := true
	b.answer = func(f File) (Outcome, error) {
		if once {
			once = false
			b.got = append(b.got, "first")
			b.write("a.txt", "another")
			return Outcome{Document: letter.DocumentIDOf([]byte("one"))}, nil
		}
		return Outcome{}, nil
	}
	b.settled()
	b.expectFiles("a.txt=another")
	b.settled()
	b.expectGot("first", "a.txt")
	b.expectFiles("processed/a.txt=another")
}

func TestAVanishedFile(t *testing.T) {
	b := newBench(t)
	b.write("a.txt", "x")
	b.write("b.txt", "y")
	b.after(0)
	b.must(os.Remove(b.path("a.txt")))
	b.answer = func(f File) (Outcome, error) { return Outcome{}, os.Remove(f.Path) }
	b.after(settle)
	b.after(settle)
	if s := b.Status(); s.Vanished != 2 || len(s.Waiting) != 0 {
		t.Errorf("%+v", s)
	}
}

func TestKilledBetweenDurableAndMoved(t *testing.T) {
	b := newBench(t)
	b.known[letter.DocumentIDOf([]byte("x"))] = 1
	b.write("a.txt", "x")
	b.restart(b.Options)
	b.settled()
	b.expectFiles("processed/a.txt=x")
	if s := b.Status(); s.Known != 1 || s.Delivered != 0 {
		t.Errorf("%+v", s)
	}
}

func TestKilledBetweenCopiedAndRemoved(t *testing.T) {
	b := newBench(t)
	b.write("a.txt", "x")
	b.write("processed/a.txt", "x")
	b.settled()
	b.expectFiles("processed/a.txt=x")
}

func TestAKnownFailureGoesToFailed(t *testing.T) {
	b := newBench(t)
	b.answer = func(File) (Outcome, error) {
		return Outcome{Document: "d", Known: true, Failure: &letter.Failure{Stage: "open", Code: "encrypted", Why: "it has a password"}}, nil
	}
	b.write("a.txt", "x")
	b.settled()
	b.expectFiles("failed/a.txt=x", "failed/a.txt.why.txt=note")
}

// block makes done a file, so that nothing can be moved there.
func (b *bench) block() { b.write("../done", "") }

func blocked(t *testing.T) *bench {
	b := newBench(t)
	o := b.Options
	o.Done = filepath.Join(b.Folder, "../done")
	b.restart(o)
	b.block()
	return b
}

func TestWhatCannotBeMovedIsTakenOnce(t *testing.T) {
	b := blocked(t)
	b.write("a.txt", "x")
	b.settled()
	for range 3 {
		b.after(time.Minute)
	}
	later := time.Now().Add(time.Hour)
	b.must(os.Chtimes(b.path("a.txt"), later, later)) // touched, with the same bytes
	b.settled()
	b.restart(b.Options)
	b.settled()
	b.after(time.Minute)
	b.expectGot("a.txt")
	if w := b.Status().Waiting; len(w) != 1 || !strings.Contains(w[0].Why, "can not be moved away") {
		t.Errorf("%+v", w)
	}
	b.write("a.txt", "y")
	b.settled()
	b.expectGot("a.txt", "a.txt")
	b.must(os.Remove(b.Done))
	b.after(time.Minute)
	b.expectFiles()
	if _, ok := b.memory.get("a.txt"); ok {
		b.after(0)
		if _, ok := b.memory.get("a.txt"); ok {
			t.Error("it is still remembered")
		}
	}
}
