package bench

import (
	"os"
	"path/filepath"
	"time"
)

// syncLatency is the median time in which 4 KB, appended to a file in the
// folder, are on disk for good.
func syncLatency(dir string) (time.Duration, error) {
	const times = 200
	f, err := os.Create(filepath.Join(dir, "sync"))
	if err != nil {
		return 0, err
	}
	defer os.Remove(f.Name())
	defer f.Close()
	var took []float64
	block := make([]byte, 4096)
	for range times {
		if _, err := f.Write(block); err != nil {
			return 0, err
		}
		start := time.Now()
		if err := f.Sync(); err != nil {
			return 0, err
		}
		took = append(took, float64(time.Since(start)))
	}
	return time.Duration(median(took)), nil
}
