package record

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"recourse/internal/bus"
	"recourse/internal/letter"
)

func open(t *testing.T, dir string, mode Mode) *Record {
	t.Helper()
	r, err := Open(t.Context(), Options{Dir: dir, Mode: mode})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	return r
}

func closeRecord(t *testing.T, r *Record) {
	t.Helper()
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
}

// refused opens a record that must not open.
func refused(t *testing.T, o Options, code string) {
	t.Helper()
	r, err := Open(t.Context(), o)
	if err == nil {
		closeRecord(t, r)
	}
	if letter.CodeOf(err) != code {
		t.Errorf("opening gave %v, want code %s", err, code)
	}
}

// bytesOf are n bytes that do not compress.
func bytesOf(n int) []byte {
	b := make([]byte, n)
	r := rand.New(rand.NewPCG(1, uint64(n)))
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return b
}

func writes(t *testing.T, r *Record) uint64 {
	t.Helper()
	n, err := r.Writes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func document(b []byte) letter.Document {
	return letter.Document{ID: letter.DocumentIDOf(b), Size: int64(len(b)), Priority: letter.Bulk, Progress: letter.Queued,
		Arrivals: []letter.Arrival{{Source: "watch", Name: "a.pdf", ReceivedAt: time.Unix(1000, 0).UTC()}}}
}

func TestWhatIsNotThereIsNotFound(t *testing.T) {
	r := open(t, t.TempDir(), MayCreate)
	id := letter.DocumentIDOf(nil)
	_, err1 := r.Original(t.Context(), id)
	_, err2 := r.Document(t.Context(), id)
	_, err3 := r.Letter(t.Context(), letter.NewID(id, 1, 1))
	_, err4 := r.Case(t.Context(), "R-AAAAA")
	_, err5 := r.Case(t.Context(), "R A")
	for i, err := range []error{err1, err2, err3, err4, err5} {
		if !errors.Is(err, ErrNotFound) {
			t.Errorf("%d: %v", i, err)
		}
	}
	pages, err := r.Pages(t.Context(), id)
	done, err2 := r.PagesDone(t.Context(), id)
	letters, err3 := r.LettersOf(t.Context(), id)
	if len(pages)+len(done)+len(letters) > 0 || errors.Join(err, err2, err3) != nil {
		t.Errorf("found %v %v %v, %v", pages, done, letters, errors.Join(err, err2, err3))
	}
}

func TestDocumentArrivesOnceForEachArrival(t *testing.T) {
	r := open(t, t.TempDir(), MayCreate)
	d := document([]byte("x"))
	if _, created, err := r.CreateDocument(t.Context(), d); !created || err != nil {
		t.Fatalf("created %v, %v", created, err)
	}
	before := writes(t, r)
	if _, created, err := r.CreateDocument(t.Context(), d); created || err != nil || writes(t, r) != before {
		t.Errorf("the same arrival again: created %v, %v, %d writes", created, err, writes(t, r)-before)
	}
	d.Arrivals[0].Name = "b.pdf"
	got, created, err := r.CreateDocument(t.Context(), d)
	if created || err != nil || len(got.Arrivals) != 2 || got.Name() != "a.pdf" {
		t.Errorf("another arrival: %v, created %v, %v", got.Arrivals, created, err)
	}
	stored, err := r.Document(t.Context(), d.ID)
	if diff := cmp.Diff(got.Arrivals, stored.Arrivals); diff != "" || err != nil {
		t.Error(err, diff)
	}
}

func TestConcurrentUpdatesAllCount(t *testing.T) {
	r := open(t, t.TempDir(), MayCreate)
	d := document([]byte("x"))
	if _, _, err := r.CreateDocument(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	const n = 20
	done := make(chan error, n)
	for range n {
		go func() {
			_, err := r.UpdateDocument(t.Context(), d.ID, func(d *letter.Document) error {
				d.Pages++
				return nil
			})
			done <- err
		}()
	}
	for range n {
		if err := <-done; err != nil {
			t.Fatal(err)
		}
	}
	if got, err := r.Document(t.Context(), d.ID); err != nil || got.Pages != n {
		t.Errorf("%d updates are left of %d, %v", got.Pages, n, err)
	}
}

func TestUpdateThatFailsOrChangesNothingWritesNothing(t *testing.T) {
	r := open(t, t.TempDir(), MayCreate)
	d := document([]byte("x"))
	if _, _, err := r.CreateDocument(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	before := writes(t, r)
	fault := errors.New("no")
	_, err := r.UpdateDocument(t.Context(), d.ID, func(d *letter.Document) error {
		d.Pages = 9
		return fault
	})
	if !errors.Is(err, fault) {
		t.Errorf("got %v", err)
	}
	if _, err := r.UpdateDocument(t.Context(), d.ID, func(*letter.Document) error { return nil }); err != nil {
		t.Error(err)
	}
	if n := writes(t, r) - before; n != 0 {
		t.Errorf("%d writes", n)
	}
}

func TestLettersAreListedByDocument(t *testing.T) {
	r := open(t, t.TempDir(), MayCreate)
	a, b := letter.DocumentIDOf([]byte("a")), letter.DocumentIDOf([]byte("b"))
	ids := []letter.ID{letter.NewID(a, 10, 12), letter.NewID(a, 1, 9), letter.NewID(b, 1, 1)}
	for i, l := range []letter.Letter{{ID: ids[0], Document: a, Pages: []int{10, 11, 12}}, {ID: ids[1], Document: a, Pages: []int{1}},
		{ID: ids[2], Document: b, Pages: []int{1}}} {
		if err := r.PutLetter(t.Context(), l); err != nil {
			t.Fatal(i, err)
		}
	}
	letters, err := r.LettersOf(t.Context(), a)
	if err != nil || len(letters) != 2 || letters[0].ID != ids[1] || letters[1].ID != ids[0] {
		t.Errorf("letters are %v, %v", letters, err)
	}
	if l, err := r.Letter(t.Context(), ids[2]); err != nil || l.Document != b || l.Schema != letter.Schema {
		t.Errorf("letter is %v, %v", l, err)
	}
}

func TestNewerSchemaIsRefused(t *testing.T) {
	r := open(t, t.TempDir(), MayCreate)
	id := letter.DocumentIDOf([]byte("x"))
	if _, err := r.documents.kv.Put(t.Context(), string(id), []byte(`{"schema": 99, "id": 5}`)); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Document(t.Context(), id); letter.CodeOf(err) != "record_newer" {
		t.Errorf("got %v", err)
	}
}

func TestTasksGoOverTheBusOfTheRecord(t *testing.T) {
	r := open(t, t.TempDir(), MayCreate)
	task := bus.Task{Priority: letter.Bulk, Stage: "open", Document: letter.DocumentIDOf(nil)}
	before := writes(t, r)
	if err := r.Bus().Publish(t.Context(), task); err != nil {
		t.Fatal(err)
	}
	if n, err := r.Bus().Queued(t.Context(), task.Document); n != 1 || err != nil {
		t.Errorf("%d queued, %v", n, err)
	}
	if n := writes(t, r) - before; n != 1 {
		t.Errorf("%d writes", n)
	}
}

func TestIterationYieldsEveryValueAndStopsEarly(t *testing.T) {
	r := open(t, t.TempDir(), MayCreate)
	var want []letter.DocumentID
	for i := range 10 {
		d := document([]byte{byte(i)})
		if _, _, err := r.CreateDocument(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		want = append(want, d.ID)
	}
	var got []letter.DocumentID
	for d, err := range r.Documents(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, d.ID)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
	for range r.Documents(t.Context()) {
		break
	}
}
