package record

import (
	"testing"

	"recourse/internal/bus"
	"recourse/internal/letter"
)

// BenchmarkRoad is what storing and queueing cost for one letter of 60 kB.
func BenchmarkRoad(b *testing.B) {
	rec, err := Open(b.Context(), Options{Dir: b.TempDir(), Mode: MayCreate})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = rec.Close() }()
	r := &road{Record: rec, done: make(chan letter.DocumentID, b.N)}
	before, err := r.Writes(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	go func() {
		_ = r.Bus().Work(b.Context(), bus.WorkOptions{Stages: []string{"open", "finish"}, Loops: 2, Handler: r.handle})
	}()
	b.ResetTimer()
	for n := range b.N {
		if _, err := r.takeIn(b.Context(), bytesOf(60_000+n)); err != nil {
			b.Fatal(err)
		}
	}
	for range b.N {
		<-r.done
	}
	b.StopTimer()
	after, err := r.Writes(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(after-before)/float64(b.N), "syncs/op")
}
