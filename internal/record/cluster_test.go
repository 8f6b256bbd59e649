package record

import (
	"bytes"
	"testing"

	"recourse/internal/bus"
	"recourse/internal/bus/bustest"
	"recourse/internal/letter"
)

// Two machines with a folder each work on one record.
func TestSecondMachineJoinsTheRecordElsewhere(t *testing.T) {
	url := bustest.Cluster(t)
	machine := func() *Record {
		r, err := Open(t.Context(), Options{Dir: t.TempDir(), Mode: MayCreate, Bus: bus.Options{URL: url, Replicas: 3}})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = r.Close() })
		return r
	}
	first, second := machine(), machine()
	if first.Incarnation() != second.Incarnation() {
		t.Errorf("the machines work on records %s and %s", first.Incarnation(), second.Incarnation())
	}
	for n := range 20 {
		b := bytesOf(100 + n*100_000)
		if _, err := first.PutOriginal(t.Context(), bytes.NewReader(b)); err != nil {
			t.Fatal(err)
		}
		d := document(b)
		if _, _, err := first.CreateDocument(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		_, err := second.UpdateDocument(t.Context(), d.ID, func(d *letter.Document) error {
			d.Pages = n
			return nil
		})
		if err != nil {
			t.Fatalf("the second machine does not see document %d: %v", n, err)
		}
		if got, err := first.Document(t.Context(), d.ID); err != nil || got.Pages != n {
			t.Fatalf("the first machine sees %d pages of document %d, %v", got.Pages, n, err)
		}
		f, err := second.OriginalFile(t.Context(), d.ID)
		if err != nil {
			t.Fatal(err)
		}
		_ = f.Close()
	}
}

// A folder that is restored into must not be mixed with what is elsewhere.
func TestRestoreDoesNotJoinAFilledRecord(t *testing.T) {
	url := bustest.Cluster(t)
	o := Options{Dir: t.TempDir(), Mode: MayCreate, Bus: bus.Options{URL: url, Replicas: 3}}
	r, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	if _, _, err := r.CreateDocument(t.Context(), document([]byte("x"))); err != nil {
		t.Fatal(err)
	}
	o.Dir, o.Mode = t.TempDir(), ForRestore
	refused(t, o, "record_not_empty")
}
