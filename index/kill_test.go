package index

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"recourse/internal/letter"
)

// What the child of the tests below is told: the folder of its index, and
// whether it is to make the index anew.
const (
	childDir      = "RECOURSE_TEST_INDEX"
	childRebuilds = "RECOURSE_TEST_REBUILD"
)

// TestMain indexes for ever when it is a child of the tests below.
func TestMain(m *testing.M) {
	if dir := os.Getenv(childDir); dir != "" {
		indexForEver(dir, os.Getenv(childRebuilds) != "")
	}
	os.Exit(m.Run())
}

// killedCases is how many cases the record of that child has: several batches.
const killedCases = 4 * batchSize

func indexForEver(dir string, rebuild bool) {
	r := &stuckRecord{memoryRecord: newRecord(many(killedCases)...)}
	ix, err := Open(options(dir))
	if err != nil {
		panic(err)
	}
	if rebuild {
		panic(ix.Rebuild(context.Background(), r))
	}
	panic(ix.Run(context.Background(), r))
}

// stuckRecord gives out two batches, which are in the making at a time. Whoever
// asks for a further case has written one of them: it says so, and waits for ever.
type stuckRecord struct {
	*memoryRecord
	given atomic.Int64
}

func (r *stuckRecord) Load(ctx context.Context, id letter.CaseID) (Doc, error) {
	if r.given.Add(1) > writers*batchSize {
		fmt.Println("busy")
		select {}
	}
	return r.memoryRecord.Load(ctx, id)
}

// TestKilledWhileIndexing kills a process that has indexed some of its cases.
// The next start finds the same as ever.
func TestKilledWhileIndexing(t *testing.T) {
	dir, r := t.TempDir(), newRecord(many(killedCases)...)
	want := answers(t, start(t, t.TempDir(), r))
	killChild(t, childDir+"="+dir)
	ix, err := Open(options(dir))
	if err != nil {
		t.Fatal(err)
	}
	if n := ix.Status().Cases; n == 0 || n == killedCases {
		t.Errorf("%d cases were indexed before the kill", n)
	}
	if err := ix.Close(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, answers(t, start(t, dir, r))); diff != "" {
		t.Error(diff)
	}
}

// TestKilledWhileRebuilding kills a process that has made some of a new index.
// The next start goes on with the old one.
func TestKilledWhileRebuilding(t *testing.T) {
	dir, r := t.TempDir(), newRecord(many(killedCases)...)
	ix, stop := run(t, options(dir), r)
	want := answers(t, ix)
	stop()
	old := currentGeneration(dir)
	killChild(t, childDir+"="+dir, childRebuilds+"=yes")
	if left, _ := filepath.Glob(filepath.Join(dir, generationPrefix+"*")); len(left) != 2 {
		t.Errorf("generations %v were there at the kill", left)
	}
	if diff := cmp.Diff(want, answers(t, start(t, dir, r))); diff != "" {
		t.Error(diff)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, generationPrefix+"*")); !slices.Equal(left, []string{old}) {
		t.Errorf("generations %v are left, want %s", left, old)
	}
}

// killChild starts this program anew and kills it as soon as it is at work.
func killChild(t *testing.T, env ...string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), env...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := out.Read(make([]byte, 4)); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
}
