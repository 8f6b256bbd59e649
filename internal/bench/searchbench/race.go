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

// both asks the two sides in turn, once without counting.
func (o options) both(ctx context.Context, q question, ours, other side) (a timing, b *timing, err error) {
	var tookA, tookB []time.Duration
	b = &timing{}
	for round := range o.rounds + 1 {
		for _, s := range []struct {
			side side
			t    *timing
			took *[]time.Duration
		}{{ours, &a, &tookA}, {other, b, &tookB}} {
			if s.side == nil {
				continue
			}
			started := time.Now()
			if s.t.answer, err = s.side.ask(ctx, q); err != nil {
				return a, b, err
			}
			if round > 0 {
				*s.took = append(*s.took, time.Since(started))
			}
		}
	}
	a.median, a.p95 = middle(tookA)
	if other == nil {
		return a, nil, nil
	}
	b.median, b.p95 = middle(tookB)
	return a, b, nil
}

func middle(took []time.Duration) (median, p95 time.Duration) {
	slices.Sort(took)
	return took[len(took)/2], took[min(len(took)-1, len(took)*95/100)]
}
