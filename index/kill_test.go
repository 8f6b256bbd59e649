package index

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// What the child of TestKilledAtWork is told: the folder of its index, and
// whether it is to make the index anew again and again.
const (
	childDir      = "RECOURSE_TEST_INDEX"
	childRebuilds = "RECOURSE_TEST_REBUILD"
)

// TestMain indexes for ever when it is the child of TestKilledAtWork.
func TestMain(m *testing.M) {
	if dir := os.Getenv(childDir); dir != "" {
		indexForEver(dir, os.Getenv(childRebuilds) != "")
	}
	os.Exit(m.Run())
}

// killedCases is how many cases the record of that child has, more than a batch.
const killedCases = 1500

func indexForEver(dir string, rebuild bool) {
	r := newRecord(many(killedCases)...)
	ix, err := Open(options(dir))
	if err != nil {
		panic(err)
	}
	go func() {
		for i := 0; ; i++ {
			r.put(many(1)[0])
			if i == 3 {
				fmt.Println("busy")
			}
			time.Sleep(time.Millisecond)
		}
	}()
	go func() { panic(ix.Run(context.Background(), r)) }()
	for rebuild {
		if err := ix.Rebuild(context.Background(), r); err != nil {
			panic(err)
		}
	}
	select {}
}

// TestKilledAtWork kills a process that indexes, and one that makes the index
// anew meanwhile, at several times. The next start finds the same as ever.
func TestKilledAtWork(t *testing.T) {
	r := newRecord(many(killedCases)...)
	want := answers(t, start(t, t.TempDir(), r))
	for _, rebuild := range []string{"", "yes"} {
		dir := t.TempDir()
		for _, after := range []time.Duration{20 * time.Millisecond, 90 * time.Millisecond, 300 * time.Millisecond} {
			killChild(t, after, childDir+"="+dir, childRebuilds+"="+rebuild)
			ix, stop := run(t, options(dir), r)
			if diff := cmp.Diff(want, answers(t, ix)); diff != "" {
				t.Errorf("rebuilding %q, after %v: %s", rebuild, after, diff)
			}
			stop()
		}
	}
}

// killChild starts this program anew and kills it a while after it is at work.
func killChild(t *testing.T, after time.Duration, env ...string) {
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
	time.Sleep(after) // the moment is to be any
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
}
