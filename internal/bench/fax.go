package bench

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// faxPages is how long the fax is whose latency is measured.
const faxPages = 6

// makeFax puts a fax of six pages together from the longest faxes there are,
// or returns "" where they have fewer pages.
func makeFax(ctx context.Context, faxes set, dir string) (string, error) {
	longest := slices.Clone(faxes.letters)
	slices.SortStableFunc(longest, func(a, b Letter) int { return len(b.Truth) - len(a.Truth) })
	var pages []string
	for _, l := range longest {
		for n := range l.Truth {
			pages = append(pages, fmt.Sprintf("%s,%d", l.Path, n)) // tiffcp's way to name a page
		}
	}
	if len(pages) < faxPages {
		return "", nil
	}
	path := filepath.Join(dir, "fax.tif")
	_, err := output(ctx, "tiffcp", append(pages[:faxPages], path)...)
	return path, err
}

// faxLatency is how long `recourse batch` takes for one fax, from start to end
// of the process, on one core and on two: the medians in seconds, and the
// median of the ratios of two cores to one within a round.
type faxLatency struct{ one, two, ratio float64 }

func (o Options) measureFax(ctx context.Context, fax string, cpus []string) (faxLatency, error) {
	var took [2][]float64
	var ratios []float64
	for range o.Rounds {
		for n := range took {
			r := recourse{bin: o.Bin, workers: n + 1, under: onCPUs(cpus[:n+1])}
			s, err := timeFax(ctx, fax, r, o.Work)
			if err != nil {
				return faxLatency{}, err
			}
			took[n] = append(took[n], s)
		}
		last := len(took[0]) - 1
		ratios = append(ratios, took[1][last]/took[0][last])
	}
	return faxLatency{median(took[0]), median(took[1]), median(ratios)}, nil
}

func timeFax(ctx context.Context, fax string, r recourse, work string) (float64, error) {
	dir, err := os.MkdirTemp(work, "run")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	start := time.Now()
	err = r.Read(ctx, []Letter{{Path: fax}}, dir)
	return time.Since(start).Seconds(), err
}
