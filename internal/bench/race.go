package bench

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"slices"
	"time"
)

// entry is a contender in a race with what came out.
type entry struct {
	contender
	// speeds are the pages a second of each round.
	speeds []float64
	// cpu is the processor seconds a page of each round, which what else runs
	// on the machine disturbs little.
	cpu []float64
	// quality is nil where there is no text to judge.
	quality *Quality
	// waits is nil but on a slow disk.
	waits *waits
}

// race lets the contenders read a set in turns, so many rounds, the first one
// first in the first round, the second one in the second.
func race(ctx context.Context, s set, cs []contender, rounds int, work string, log *slog.Logger) ([]*entry, error) {
	var entries []*entry
	for _, c := range cs {
		entries = append(entries, &entry{contender: c})
	}
	for round := range rounds {
		for i := range entries {
			e := entries[(i+round)%len(entries)]
			if err := e.run(ctx, s, work); err != nil {
				return nil, fmt.Errorf("%s: %s: %w", s.form, e.Name(), err)
			}
			log.Info("read", "form", s.form, "by", e.Name(), "round", round+1, "pages_per_second", e.speeds[round])
		}
	}
	return entries, nil
}

// run is one round of one contender, in a folder of its own.
func (e *entry) run(ctx context.Context, s set, work string) error {
	dir, err := os.MkdirTemp(work, "run")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	start, before := time.Now(), childrenCPU()
	if err := e.Read(ctx, s.letters, dir); err != nil {
		return err
	}
	e.speeds = append(e.speeds, float64(s.pages())/time.Since(start).Seconds())
	e.cpu = append(e.cpu, (childrenCPU()-before).Seconds()/float64(s.pages()))
	if slow, ok := e.contender.(slowDisk); ok {
		n, err := slow.waits(dir)
		e.waits = &n
		return err
	}
	return e.judge(ctx, s, dir)
}

// judge looks once at what was read: every round reads the same.
func (e *entry) judge(ctx context.Context, s set, dir string) error {
	if e.quality != nil {
		return nil
	}
	letters := s.letters[:s.judged]
	texts, err := e.Texts(ctx, letters, dir)
	if err != nil {
		return err
	}
	q := judge(letters, texts)
	e.quality = &q
	return nil
}

// speed is the median over the rounds.
func (e *entry) speed() float64 { return median(e.speeds) }

// timesAsFast is how many times as fast as the other e is: the median of the
// ratios within the rounds.
func (e *entry) timesAsFast(as *entry) float64 {
	var ratios []float64
	for i := range e.speeds {
		ratios = append(ratios, e.speeds[i]/as.speeds[i])
	}
	return median(ratios)
}

// median is the middle value, or the mean of the two in the middle.
func median(of []float64) float64 {
	s := slices.Sorted(slices.Values(of))
	if len(s) == 0 {
		return 0
	}
	return (s[(len(s)-1)/2] + s[len(s)/2]) / 2
}
