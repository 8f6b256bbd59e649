package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"text/tabwriter"
	"time"
)

// timing is how long one question took one side.
type timing struct {
	median, p95 time.Duration
	answer
}

// race asks both sides in turn and prints a line per question; other may be nil.
func (o options) race(ctx context.Context, ours, other side) error {
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "kind\tletters\tmedian ms\tp95 ms\tSQLite median\tp95\tRecourse / SQLite\tquery\t")
	for _, q := range questions(o.letters) {
		a, b, err := o.both(ctx, q, ours, other)
		if err != nil {
			return fmt.Errorf("%s: %w", q.query, err)
		}
		fmt.Fprintf(w, "%s\t%d\t%.2f\t%.2f\t", q.kind, a.total, ms(a.median), ms(a.p95))
		if b == nil {
			fmt.Fprintf(w, "-\t-\t-\t%q %s\t\n", q.query, q.order)
			continue
		}
		lost := ""
		if a.median > b.median {
			lost = "  lost"
		}
		fmt.Fprintf(w, "%.2f\t%.2f\t%.2f%s\t%q %s (%d)\t\n", ms(b.median), ms(b.p95),
			float64(a.median)/float64(b.median), lost, q.query, q.order, b.total)
	}
	return w.Flush()
}

// fast is what takes so little that it is asked more often: of twenty times, the
// 95th percentile is the worst.
const (
	fast       = 10 * time.Millisecond
	fastRounds = 5
)

// both asks the two sides in turn, once without counting.
func (o options) both(ctx context.Context, q question, ours, other side) (a timing, b *timing, err error) {
	var tookA, tookB []time.Duration
	if a.answer, _, err = askOnce(ctx, q, ours); err != nil {
		return a, nil, err
	}
	if other != nil {
		b = &timing{}
		if b.answer, _, err = askOnce(ctx, q, other); err != nil {
			return a, nil, err
		}
	}
	for round, rounds := 0, o.rounds; round < rounds; round++ {
		_, took, err := askOnce(ctx, q, ours)
		if err != nil {
			return a, nil, err
		}
		if tookA = append(tookA, took); round == 0 && took < fast {
			rounds *= fastRounds
		}
		if other == nil {
			continue
		}
		if _, took, err = askOnce(ctx, q, other); err != nil {
			return a, nil, err
		}
		tookB = append(tookB, took)
	}
	a.median, a.p95 = middle(tookA)
	if b != nil {
		b.median, b.p95 = middle(tookB)
	}
	return a, b, nil
}

func askOnce(ctx context.Context, q question, s side) (answer, time.Duration, error) {
	started := time.Now()
	found, err := s.ask(ctx, q)
	return found, time.Since(started), err
}

func middle(took []time.Duration) (median, p95 time.Duration) {
	slices.Sort(took)
	return took[len(took)/2], took[min(len(took)-1, len(took)*95/100)]
}
