package record

import (
	"bytes"
	"testing"
	"time"
)

func TestOrphansAreRemovedAndOriginalsStay(t *testing.T) {
	r := open(t, t.TempDir(), MayCreate)
	b := bytesOf(3 * maxChunk)
	stored, err := r.PutOriginal(t.Context(), bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := r.bus.JetStream().Publish(t.Context(), chunkPrefix+"NEVERFINISHED", []byte("chunk")); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		age  time.Duration
		want int
	}{{time.Hour, 0}, {0, 1}, {0, 0}} {
		if n, err := r.RemoveOrphans(t.Context(), test.age); n != test.want || err != nil {
			t.Errorf("older than %v: removed %d, %v; want %d", test.age, n, err, test.want)
		}
	}
	if known, err := r.hasOriginal(t.Context(), stored.ID); !known || err != nil {
		t.Errorf("the original is whole: %v, %v", known, err)
	}
}
