package index

import (
	"context"
	"path/filepath"
	"testing"
)

// BenchmarkRebuild measures how fast letters are indexed.
func BenchmarkRebuild(b *testing.B) {
	const letters = 3000
	for b.Loop() {
		ix, err := Open(Options{Dir: filepath.Join(b.TempDir(), "index"), Incarnation: "bench"})
		if err != nil {
			b.Fatal(err)
		}
		if err := ix.Rebuild(context.Background(), generated{letters}); err != nil {
			b.Fatal(err)
		}
		if err := ix.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(letters*float64(b.N)/b.Elapsed().Seconds(), "letters/s")
}
