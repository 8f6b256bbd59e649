package main

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"time"

	"recourse/index"
	"recourse/internal/bench/denials"
	"recourse/internal/letter"
)

// today is after the last letter's date.
var today = letter.Date{Year: 2026, Month: time.March, Day: 10}

// answer is what both sides say to a question.
type answer struct {
	total, hits int
}

// side answers questions.
type side interface {
	ask(ctx context.Context, q question) (answer, error)
	close()
}

// ours is the index of Recourse, following an archive of made-up denials.
type ours struct {
	index   *index.Index
	archive *archive
	stop    context.CancelFunc
	ended   chan error
}

// loadOurs indexes all letters and tells how fast and at what cost.
func (o options) loadOurs(ctx context.Context) (*ours, error) {
	dir := filepath.Join(o.work, "recourse")
	ix, err := index.Open(index.Options{Dir: dir, Incarnation: "bench"})
	if err != nil {
		return nil, err
	}
	a := newArchive(o.letters)
	started, used, memory := time.Now(), cpuTime(), watchMemory()
	if err := ix.Rebuild(ctx, a); err != nil {
		return nil, err
	}
	took := time.Since(started)
	used = cpuTime() - used
	size, err := folderSize(dir)
	if err != nil {
		return nil, err
	}
	fmt.Printf("%d letters: %.0f a second indexed, %.2f ms of processor time each, %d MB on disk, %s\n",
		o.letters, float64(o.letters)/took.Seconds(), ms(used)/float64(o.letters), size>>20, memory())
	run, stop := context.WithCancel(ctx)
	s := &ours{ix, a, stop, make(chan error, 1)}
	go func() { s.ended <- ix.Run(run, a) }()
	return s, s.fresh(ctx)
}

// fresh tells how soon a new case is found.
func (s *ours) fresh(ctx context.Context) error {
	if err := s.index.WaitFor(ctx, uint64(s.archive.last())); err != nil {
		return err
	}
	var slowest time.Duration
	for range 20 {
		started := time.Now()
		n := s.archive.grow()
		if err := s.index.WaitFor(ctx, uint64(n)); err != nil {
			return err
		}
		res, err := s.index.Search(ctx, index.Request{Query: denials.Make(n - 1).Letter.MemberID.Value, Now: today})
		if err != nil || len(res.Hits) == 0 {
			return fmt.Errorf("the new case is not found: %w", err)
		}
		slowest = max(slowest, time.Since(started))
	}
	fmt.Printf("a new case is found after %.0f ms (slowest of 20)\n", ms(slowest))
	return nil
}

func (s *ours) ask(ctx context.Context, q question) (answer, error) {
	res, err := s.index.Search(ctx, index.Request{Query: q.query, Sort: q.order, Facets: true, Now: today})
	return answer{res.Total, len(res.Hits)}, err
}

func (s *ours) close() {
	s.stop()
	<-s.ended
	_ = s.index.Close()
}

func folderSize(dir string) (size int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	return size, err
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
