package index

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/google/go-cmp/cmp"

	"recourse/internal/letter"
)

func options(dir string) Options {
	return Options{Dir: dir, Incarnation: "one", RetryAfter: 10 * time.Millisecond}
}

// many are cases that all say "denied", each with a number of its own.
func many(n int) []Doc {
	docs := make([]Doc, n)
	for i := range docs {
		docs[i] = sample{id: fmt.Sprintf("R-%05d", i), payer: "Aetna", member: fmt.Sprintf("W77%07d", i*7919),
			category: letter.CategoryCoding, date: "2026-01-02", body: "The claim was denied."}.doc()
	}
	return docs
}

func TestAChangeIsFoundSoon(t *testing.T) {
	r := newRecord(samples()...)
	ix := start(t, t.TempDir(), r)
	started := time.Now()
	wait(t, ix, r.put(sample{id: "R-FFFFF", body: "A wheelchair."}.doc()))
	if took := time.Since(started); took > 300*time.Millisecond {
		t.Errorf("found after %v", took)
	}
	if got := find(t, ix, Request{Query: "wheelchair"}); !slices.Equal(got, []string{"R-FFFFF"}) {
		t.Errorf("found %v", got)
	}
	wait(t, ix, r.put(sample{id: "R-FFFFF", body: "A walker."}.doc()))
	wait(t, ix, r.remove("R-AAAAA"))
	if got := find(t, ix, Request{Query: "wheelchair or everhart"}); len(got) != 0 {
		t.Errorf("what was changed and removed is found: %v", got)
	}
	until(t, func() bool { return !ix.Status().Rebuilding })
	if s := ix.Status(); s.Cases != 5 || s.Revision != r.last() || s.Behind != 0 || len(s.Errors) != 0 {
		t.Errorf("status %+v", s)
	}
}

func TestItCatchesUpWithWhatHappenedMeanwhile(t *testing.T) {
	dir, r := t.TempDir(), newRecord(samples()...)
	_, stop := run(t, options(dir), r)
	stop()
	r.put(sample{id: "R-AAAAA", body: "A wheelchair."}.doc())
	r.put(sample{id: "R-FFFFF", body: "A walker."}.doc())
	r.remove("R-BBBBB")
	ix := start(t, dir, r)
	if got := find(t, ix, Request{Query: "wheelchair or walker or helmet", Sort: ByDeadline}); len(got) != 2 {
		t.Errorf("found %v", got)
	}
	if n := ix.Status().Notice; n != "" {
		t.Errorf("made anew: %s", n)
	}
}

func TestWaitForGivesUp(t *testing.T) {
	r := newRecord(samples()...)
	ix := start(t, t.TempDir(), r)
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
	defer cancel()
	if err := ix.WaitFor(ctx, r.last()+1); err == nil {
		t.Error("passed a revision that the record has not reached")
	}
}

func TestACaseThatCanNotBeLoadedIsTriedAgain(t *testing.T) {
	r := newRecord(samples()...)
	ix := start(t, t.TempDir(), r)
	r.setRefused("R-FFFFF", true)
	refused := r.put(sample{id: "R-FFFFF", body: "A wheelchair."}.doc())
	r.put(sample{id: "R-GGGGG", body: "A walker."}.doc())
	until(t, func() bool { return len(find(t, ix, Request{Query: "walker"})) == 1 })
	until(t, func() bool {
		s := ix.Status()
		return s.Behind == 1 && slices.Equal(s.Failing, []letter.CaseID{"R-FFFFF"}) && s.Revision < refused
	})
	r.setRefused("R-FFFFF", false)
	wait(t, ix, r.last())
	if got := find(t, ix, Request{Query: "wheelchair"}); len(got) != 1 || len(ix.Status().Failing) != 0 {
		t.Errorf("found %v, status %+v", got, ix.Status())
	}
}

// until waits for a condition that no event tells of.
func until(t *testing.T, reached func() bool) {
	t.Helper()
	for limit := time.Now().Add(10 * time.Second); !reached(); time.Sleep(time.Millisecond) {
		if time.Now().After(limit) {
			t.Fatal("not reached")
		}
	}
}

// answers are the results of some queries, to compare two indexes by.
func answers(t *testing.T, ix *Index) map[string][]string {
	all := map[string][]string{}
	for _, q := range []string{"", "denied", "payer:aetna", "W770007919", "W77000791O", "category:coding", "letter:2026-01"} {
		all[q] = find(t, ix, Request{Query: q, Limit: 5000})
	}
	return all
}

// whichever stands for harm after which Bleve may go back to an older state,
// with which the index catches up, or find none.
const whichever = "*"

func TestItIsMadeAnewWhen(t *testing.T) {
	tests := []struct {
		name   string
		harm   func(dir string, o *Options) error
		notice string
	}{
		{"its folder is deleted", func(dir string, _ *Options) error { return os.RemoveAll(dir) }, ""},
		{"its name is lost", func(dir string, _ *Options) error { return os.Remove(filepath.Join(dir, currentFile)) }, ""},
		{"a generation is deleted", func(dir string, _ *Options) error { return os.RemoveAll(currentGeneration(dir)) }, "missing"},
		{"a segment is damaged", func(dir string, _ *Options) error { return flipByte(biggestSegment(dir)) }, "damaged"},
		{"a segment is cut off", func(dir string, _ *Options) error { return os.Truncate(biggestSegment(dir), 100) }, whichever},
		{"a segment is emptied", func(dir string, _ *Options) error { return os.Truncate(biggestSegment(dir), 0) }, whichever},
		{"a segment is deleted", func(dir string, _ *Options) error { return os.Remove(biggestSegment(dir)) }, whichever},
		{"its list of segments is damaged", func(dir string, _ *Options) error {
			return os.WriteFile(filepath.Join(currentGeneration(dir), "store", "root.bolt"), make([]byte, 70000), 0o600)
		}, "opened"},
		{"its description is damaged", func(dir string, _ *Options) error {
			return os.WriteFile(filepath.Join(currentGeneration(dir), "index_meta.json"), []byte("{"), 0o600)
		}, "opened"},
		{"the record is another", func(_ string, o *Options) error { o.Incarnation = "two"; return nil }, "another record"},
		{"the mapping was another", func(dir string, _ *Options) error { return oldMapping(currentGeneration(dir)) }, "another version"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			o, r := options(filepath.Join(t.TempDir(), "index")), newRecord(many(50)...)
			ix, stop := run(t, o, r)
			want := answers(t, ix)
			stop()
			if err := test.harm(o.Dir, &o); err != nil {
				t.Fatal(err)
			}
			ix = startWith(t, o, r)
			if diff := cmp.Diff(want, answers(t, ix)); diff != "" {
				t.Error(diff)
			}
			if n := ix.Status().Notice; test.notice != whichever && (!strings.Contains(n, test.notice) || (n == "") != (test.notice == "")) {
				t.Errorf("notice %q", n)
			}
		})
	}
}

func biggestSegment(dir string) string {
	all, _ := filepath.Glob(filepath.Join(currentGeneration(dir), "store", "*.zap"))
	biggest, size := "", int64(-1)
	for _, path := range all {
		if info, err := os.Stat(path); err == nil && info.Size() > size {
			biggest, size = path, info.Size()
		}
	}
	return biggest
}

func flipByte(path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	b[len(b)/3] ^= 0x40
	return os.WriteFile(path, b, 0o600)
}

func oldMapping(dir string) error {
	b, err := bleve.Open(dir)
	if err != nil {
		return err
	}
	if err := b.SetInternal(keyMapping, []byte("0")); err != nil {
		return err
	}
	return b.Close()
}

func TestDamageThatASearchMeetsIsMended(t *testing.T) {
	dir, r := t.TempDir(), newRecord(many(20)...)
	ix := start(t, dir, r)
	want, before := answers(t, ix), currentGeneration(dir)
	err := func() (err error) {
		defer ix.recovered(&err)
		panic("slice bounds out of range")
	}()
	if letter.CodeOf(err) != "index_damaged" {
		t.Errorf("error %v", err)
	}
	until(t, func() bool { return currentGeneration(dir) != before && len(ix.Status().Errors) == 0 })
	if diff := cmp.Diff(want, answers(t, ix)); diff != "" {
		t.Error(diff)
	}
}

func TestASecondProcessIsTold(t *testing.T) {
	o := options(t.TempDir())
	startWith(t, o, newRecord(many(3)...))
	if _, err := Open(o); letter.CodeOf(err) != "index_in_use" || letter.KindOf(err) != letter.Transient {
		t.Errorf("opened twice: %v", err)
	}
}

func TestOthersCanNotRead(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	start(t, dir, newRecord(many(3)...))
	err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		info, statErr := os.Stat(path)
		if err == nil && statErr == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: mode %v", path, info.Mode())
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestRebuildWhileSearchesAndChangesGoOn(t *testing.T) {
	dir, r := t.TempDir(), newRecord(many(1200)...)
	ix := start(t, dir, r)
	want := answers(t, ix)
	ctx, cancel := context.WithCancel(context.Background())
	var others sync.WaitGroup
	others.Go(func() {
		for ctx.Err() == nil {
			if got := find(t, ix, Request{Query: "denied", Limit: 5000}); len(got) != 1200 {
				t.Errorf("found %d during the rebuild", len(got))
				return
			}
		}
	})
	others.Go(func() {
		for i := 0; ctx.Err() == nil; i++ {
			wait(t, ix, r.put(sample{id: fmt.Sprintf("R-NEW%d", i%40), body: fmt.Sprintf("A wheelchair version%d.", i)}.doc()))
		}
	})
	for range 3 {
		if err := ix.Rebuild(context.Background(), r); err != nil {
			t.Error(err)
		}
	}
	cancel()
	others.Wait()
	wait(t, ix, r.last())
	for i := range 40 {
		r.remove(letter.CaseID(fmt.Sprintf("R-NEW%d", i)))
	}
	wait(t, ix, r.last())
	if diff := cmp.Diff(want, answers(t, ix)); diff != "" {
		t.Error(diff)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, generationPrefix+"*")); len(left) != 1 {
		t.Errorf("generations %v are left", left)
	}
}
