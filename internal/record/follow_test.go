package record

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"recourse/internal/letter"
)

// follower collects what a feed tells, by key.
type follower struct {
	changes chan Change
	end     chan error
}

func followCases(t *testing.T, r *Record, after uint64) *follower {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	f := &follower{changes: make(chan Change, 100), end: make(chan error, 1)}
	go func() {
		f.end <- r.FollowCases(ctx, after, func(_ context.Context, changes []Change) error {
			for _, c := range changes {
				f.changes <- c
			}
			return nil
		})
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-f.end; !errors.Is(err, context.Canceled) {
			t.Errorf("the feed ended with %v", err)
		}
	})
	return f
}

func (f *follower) next(t *testing.T) Change {
	t.Helper()
	select {
	case c := <-f.changes:
		return c
	case <-time.After(10 * time.Second):
		t.Fatal("no change came")
		return Change{}
	}
}

func saveCase(t *testing.T, r *Record, n int) letter.Case {
	t.Helper()
	c, err := r.SaveCase(t.Context(), n, letter.Case{Document: letter.DocumentIDOf([]byte("x"))})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestFeedTellsOfWritesAndRemovalsInOrder(t *testing.T) {
	r := open(t, t.TempDir(), MayCreate)
	first := saveCase(t, r, 1)
	f := followCases(t, r, 0)
	got := []Change{f.next(t)}
	second := saveCase(t, r, 2)
	got = append(got, f.next(t))
	if _, err := r.UpdateCase(t.Context(), first.ID, func(c *letter.Case) error { c.Assignee = "ann"; return nil }); err != nil {
		t.Fatal(err)
	}
	got = append(got, f.next(t))
	if err := r.cases.kv.Purge(t.Context(), string(second.ID)); err != nil {
		t.Fatal(err)
	}
	got = append(got, f.next(t))
	want := []Change{{Key: string(first.ID), Revision: 1}, {Key: string(second.ID), Revision: 2},
		{Key: string(first.ID), Revision: 3}, {Key: string(second.ID), Revision: 4, Removed: true}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if head, err := r.CasesHead(t.Context()); head != 4 || err != nil {
		t.Errorf("head is %d, %v", head, err)
	}
	revisions, err := r.CaseRevisions(t.Context())
	if diff := cmp.Diff(map[letter.CaseID]uint64{first.ID: 3}, revisions); diff != "" || err != nil {
		t.Error(err, diff)
	}
}

func TestFeedIsFastAfterAWrite(t *testing.T) {
	r := open(t, t.TempDir(), MayCreate)
	f := followCases(t, r, 0)
	const n = 20
	begin := time.Now()
	for i := range n {
		saveCase(t, r, i+1)
		f.next(t)
	}
	if each := time.Since(begin) / n; each > lookAgain/10 {
		t.Errorf("a change came after %v on average: the wake-up does not work", each)
	}
}

func TestFeedGoesOnAfterARevision(t *testing.T) {
	r := open(t, t.TempDir(), MayCreate)
	for i := range 5 {
		saveCase(t, r, i+1)
	}
	if c := followCases(t, r, 3).next(t); c.Revision != 4 {
		t.Errorf("the first change is %+v", c)
	}
}

// A record that was put back to an older state ends before what its followers
// know: they must not wait for revisions that will mean something else.
func TestFeedPastTheEndIsNoticed(t *testing.T) {
	r := open(t, t.TempDir(), MayCreate)
	saveCase(t, r, 1)
	err := r.FollowCases(t.Context(), 50, func(context.Context, []Change) error { return nil })
	if letter.CodeOf(err) != "feed_past_end" {
		t.Errorf("got %v", err)
	}
}

func TestFeedEndsWithTheErrorOfItsFollower(t *testing.T) {
	r := open(t, t.TempDir(), MayCreate)
	saveCase(t, r, 1)
	fault := errors.New("no")
	if err := r.FollowCases(t.Context(), 0, func(context.Context, []Change) error { return fault }); !errors.Is(err, fault) {
		t.Errorf("got %v", err)
	}
}

func TestDocumentsAndLettersHaveFeeds(t *testing.T) {
	r := open(t, t.TempDir(), MayCreate)
	d := document([]byte("x"))
	if _, _, err := r.CreateDocument(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	l := letter.Letter{ID: letter.NewID(d.ID, 1, 1), Document: d.ID}
	if err := r.PutLetter(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	for _, feed := range []struct {
		id     string
		follow func(context.Context, uint64, func(context.Context, []Change) error) error
		after  func(context.Context, uint64) ([]Change, error)
		head   func(context.Context) (uint64, error)
	}{
		{string(d.ID), r.FollowDocuments, r.DocumentsAfter, r.DocumentsHead},
		{string(l.ID), r.FollowLetters, r.LettersAfter, r.LettersHead},
	} {
		want := []Change{{Key: feed.id, Revision: 1}}
		enough := errors.New("enough")
		err := feed.follow(t.Context(), 0, func(_ context.Context, got []Change) error {
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			return enough
		})
		if !errors.Is(err, enough) {
			t.Error(err)
		}
		if got, err := feed.after(t.Context(), 0); err != nil || cmp.Diff(want, got) != "" {
			t.Errorf("after 0: %v, %v", got, err)
		}
		if got, err := feed.after(t.Context(), 1); err != nil || len(got) > 0 {
			t.Errorf("after 1: %v, %v", got, err)
		}
		if head, err := feed.head(t.Context()); head != 1 || err != nil {
			t.Errorf("head is %d, %v", head, err)
		}
	}
}
