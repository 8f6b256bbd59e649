package pipeline_test

import (
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"recourse/ingest/reader"
	"recourse/internal/letter"
	"recourse/internal/pipeline"
)

// archiveOf reads every file that begins with "PK" as a container of the
// members, and all others as a known letter, or as damaged.
func archiveOf(t *testing.T, members ...reader.Member) reading {
	good := oneLetter(t)
	return reading{
		open: func(f *os.File) (reader.Opened, error) {
			head := make([]byte, 3)
			if _, err := f.ReadAt(head, 0); err != nil && err != io.EOF {
				return reader.Opened{}, err
			}
			switch {
			case string(head[:2]) == "PK":
				return reader.Opened{Type: "zip", Container: true}, nil
			case string(head) == "bad":
				return reader.Opened{}, letter.Refuse("damaged", "it is damaged")
			}
			return good.open(f)
		},
		unpack: func(each func(reader.Member) error) error {
			for _, m := range members {
				if err := each(m); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// again is a body that can be read any number of times, as unpacking anew gives it.
type again struct {
	content string
	rest    *strings.Reader
}

func (a *again) Read(b []byte) (int, error) {
	if a.rest == nil {
		a.rest = strings.NewReader(a.content)
	}
	n, err := a.rest.Read(b)
	if err == io.EOF {
		a.rest = nil
	}
	return n, err
}

func member(name, content string) reader.Member {
	return reader.Member{Name: name, Body: &again{content: content}}
}

func because(code string) *letter.Error {
	return &letter.Error{Kind: letter.Permanent, Code: code, Why: "it is so"}
}

// ends waits for a container with all that is in it, and returns the documents
// by the names under which they came.
func (r road) ends(id letter.DocumentID) map[string]letter.Document {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.t.Context(), time.Minute)
	defer cancel()
	got := map[string]letter.Document{}
	err := r.Await(ctx, []letter.DocumentID{id}, func(d letter.Document) error {
		got[d.Name()] = d
		return nil
	})
	if err != nil {
		r.t.Fatal(err)
	}
	return got
}

func TestMembersAreDocumentsOfTheirOwn(t *testing.T) {
	r := newRoad(t, archiveOf(t, member("one.pdf", "one"), member("in.zip!/bad.pdf", "bad"),
		reader.Member{Name: "locked.pdf", Problem: because("encrypted")},
		reader.Member{Name: "logo.png", PassedOver: because("small_image")}, member("copy.pdf", "one")))
	r.start()
	id := r.ingest("PK an archive")
	got := r.ends(id)
	outer := got["a.pdf"]
	if len(got) != 4 || outer.Progress != letter.Done || len(outer.Cases) != 0 || len(outer.Members) != 3 ||
		len(outer.PassedOver) != 1 || outer.PassedOver[0].Name != "logo.png" {
		t.Fatalf("%d documents, the archive %+v", len(got), outer)
	}
	one, bad, locked := got["a.pdf!/one.pdf"], got["a.pdf!/in.zip!/bad.pdf"], got["a.pdf!/locked.pdf"]
	if one.Progress != letter.Done || len(one.Cases) != 1 || one.Parent != id || len(one.Arrivals) != 2 || one.Arrivals[0].Parent != id {
		t.Errorf("%+v", one)
	}
	for code, d := range map[string]letter.Document{"damaged": bad, "encrypted": locked} {
		if d.Progress != letter.Failed || d.Failure.Code != code || len(d.Cases) != 1 || d.Parent != id {
			t.Errorf("%s: %+v", code, d)
		}
	}
}

// A task comes again after a crash: nothing is made twice.
func TestUnpackingAgainMakesNothingTwice(t *testing.T) {
	r := newRoad(t, archiveOf(t, member("one.pdf", "one"), reader.Member{Name: "locked.pdf", Problem: because("encrypted")}))
	r.start()
	id := r.ingest("PK an archive")
	before := r.ends(id)
	if err := r.Retry(t.Context(), id, ""); err != nil {
		t.Fatal(err)
	}
	after := r.ends(id)
	for name, d := range before {
		if a := after[name]; !slices.Equal(a.Cases, d.Cases) || len(a.Arrivals) != len(d.Arrivals) || a.Progress != d.Progress {
			t.Errorf("%s: %+v, was %+v", name, a, d)
		}
	}
	if len(after) != 3 {
		t.Errorf("%d documents", len(after))
	}
}

// What is given before an archive turns out to be cut off stands; the archive
// is on the worklist until it opens.
func TestAContainerThatFails(t *testing.T) {
	r := archiveOf(t, member("one.pdf", "one"))
	whole, cut := r.unpack, true
	r.unpack = func(each func(reader.Member) error) error {
		if err := whole(each); err != nil || !cut {
			return err
		}
		return letter.Refuse("truncated", "its end is missing")
	}
	road := newRoad(t, r)
	road.start()
	id := road.ingest("PK an archive")
	got := road.ends(id)
	outer := got["a.pdf"]
	if outer.Progress != letter.Failed || outer.Failure.Code != "truncated" || len(outer.Cases) != 1 || got["a.pdf!/one.pdf"].Progress != letter.Done {
		t.Fatalf("%+v", got)
	}
	cut = false
	if err := road.Retry(t.Context(), id, ""); err != nil {
		t.Fatal(err)
	}
	if outer = road.ends(id)["a.pdf"]; outer.Progress != letter.Done {
		t.Fatalf("after the retry: %+v", outer)
	}
	if c, err := road.record.Case(t.Context(), outer.Cases[0]); err != nil || c.Status != letter.CaseClosed {
		t.Errorf("%+v, %v: nobody needs to look at it any more", c, err)
	}
}

// A member that could not be had is looked for in its archive again.
func TestRetryOfAMemberWithoutBytes(t *testing.T) {
	locked := reader.Member{Name: "locked.pdf", Problem: because("encrypted")}
	r := archiveOf(t)
	r.unpack = func(each func(reader.Member) error) error { return each(locked) }
	road := newRoad(t, r)
	road.start()
	road.ends(road.ingest("PK an archive"))
	failed := road.ends(road.ingest("PK an archive"))["a.pdf!/locked.pdf"]
	if err := road.Retry(t.Context(), failed.ID, ""); err != nil {
		t.Fatal(err)
	}
	if d := road.end(failed.ID); d.Failure == nil || d.Failure.Code != "encrypted" || len(d.Cases) != 1 {
		t.Fatalf("still locked: %+v", d)
	}
	locked = member("locked.pdf", "now it opens")
	if err := road.Retry(t.Context(), failed.ID, ""); err != nil {
		t.Fatal(err)
	}
	if d := road.end(failed.ID); d.Progress != letter.Done {
		t.Fatalf("%+v %+v", d, d.Failure)
	}
	if d := road.end(letter.DocumentIDOf([]byte("now it opens"))); d.Progress != letter.Done || len(d.Cases) != 1 {
		t.Errorf("%+v", d)
	}
}

func TestMemberWithDamagedBytes(t *testing.T) {
	torn := reader.Member{Name: "torn.pdf", Body: io.MultiReader(strings.NewReader("the first half"), failing{because("damaged")})}
	r := newRoad(t, archiveOf(t, torn, member("one.pdf", "one")))
	r.start()
	got := r.ends(r.ingest("PK an archive"))
	if d := got["a.pdf!/torn.pdf"]; d.Failure == nil || d.Failure.Code != "damaged" || !d.Unkept {
		t.Errorf("%+v", d)
	}
	if d := got["a.pdf!/one.pdf"]; d.Progress != letter.Done {
		t.Errorf("%+v", d)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func TestPasswordOfARetry(t *testing.T) {
	good := oneLetter(t)
	r := newRoad(t, lockedReader{good})
	r.start()
	id := r.ingest("a locked letter")
	if d := r.end(id); d.Failure == nil || d.Failure.Code != "encrypted" {
		t.Fatalf("%+v", d)
	}
	if err := r.Retry(t.Context(), id, "open sesame"); err != nil {
		t.Fatal(err)
	}
	if d := r.end(id); d.Progress != letter.Done {
		t.Errorf("%+v", d.Failure)
	}
}

// lockedReader opens files with a password only.
type lockedReader struct{ reading }

func (l lockedReader) Open(_ context.Context, f *os.File, password string) (reader.Opened, error) {
	if password != "open sesame" {
		return reader.Opened{}, letter.Refuse("encrypted", "it needs a password")
	}
	return l.open(f)
}

func TestReadAll(t *testing.T) {
	fr := pipeline.FileReader{Reader: archiveOf(t, member("one.pdf", "one"), member("bad.pdf", "bad"),
		reader.Member{Name: "logo.png", PassedOver: because("small_image")}), Rules: rules(t), MaxFile: 1 << 20}
	f, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteString("PK an archive"); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	got := map[string]pipeline.Part{}
	err = fr.ReadAll(t.Context(), f, received, func(p pipeline.Part) error {
		got[p.Member] = p
		return nil
	})
	if err != nil || len(got) != 3 || len(got["one.pdf"].Letters) != 1 || letter.CodeOf(got["bad.pdf"].Err) != "damaged" || got["logo.png"].PassedOver == nil {
		t.Errorf("%+v, %v", got, err)
	}
	stop := errors.New("enough")
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	if err := fr.ReadAll(t.Context(), f, received, func(pipeline.Part) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("%v, want the caller's own error", err)
	}
}
