package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"recourse/ingest/reader"
	"recourse/internal/letter"
	"recourse/internal/pipeline"
	"recourse/internal/score"
	"recourse/internal/service"
)

func evalCommand() *command {
	return &command{name: "eval", args: "DIR", setup: eval,
		short: "how often letters are read right: DIR holds truths STEM.json (or truth/STEM.json) and the letters STEM.*, beside them or in pdf, scan, fax, photo"}
}

// evaluation is one run over a set of labelled letters.
type evaluation struct {
	e        env
	files    pipeline.FileReader
	received time.Time
	// misses prints each value that is not right.
	misses bool
}

func eval(flags *flag.FlagSet) runner {
	var p place
	p.declare(flags)
	asJSON := flags.Bool("json", false, "print JSON")
	misses := flags.Bool("misses", false, "print each value that was not right first, with what the letter says")
	forms := flags.String("forms", "", "only these `forms`, parted by commas: pdf, scan, fax, photo, mixed (those beside their truth)")
	received := flags.String("received", "", "the `day` that the letters came in, YYYY-MM-DD (default: today)")
	return func(ctx context.Context, e env, args []string) error {
		if len(args) != 1 {
			return usagef("eval: which folder of labelled letters? For example: recourse eval testdata")
		}
		cfg, _, err := p.load(e)
		if err != nil {
			return err
		}
		rules, err := service.Rules(cfg)
		if err != nil {
			return err
		}
		ev := evaluation{e: e, received: time.Now(), misses: *misses,
			files: pipeline.FileReader{Rules: rules, MaxFile: int64(cfg.Read.MaxFile)}}
		if *received != "" {
			if ev.received, err = time.ParseInLocation(time.DateOnly, *received, rules.Zone); err != nil {
				return usagef("eval: --received %q: want YYYY-MM-DD", *received)
			}
		}
		set, err := score.OpenSet(args[0], formNames(*forms))
		if err != nil {
			return err
		}
		opts := service.ReaderOptions(cfg, logger(e))
		pool, err := reader.NewPool(opts)
		if err != nil {
			return err
		}
		defer pool.Close()
		ev.files.Reader = pool
		return ev.run(ctx, set, opts.Workers, *asJSON)
	}
}

func formNames(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
}

// run reads all letters, several at a time, and prints the board. What could
// not be read is named and counts as sent to review.
func (ev evaluation) run(ctx context.Context, set score.Set, workers int, asJSON bool) error {
	if len(set.Items) == 0 {
		return letter.Refuse("no_letters", "no letter has the name of a truth: want STEM.pdf, or pdf/STEM.pdf, for STEM.json")
	}
	letters, failures := make([][]letter.Letter, len(set.Items)), make([]error, len(set.Items))
	var g errgroup.Group
	g.SetLimit(workers)
	for i, item := range set.Items {
		g.Go(func() error {
			letters[i], failures[i] = ev.read(ctx, item)
			return ctx.Err()
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	board, failed := &score.Board{}, len(set.Unused) > 0
	for _, name := range set.Unused {
		complain(ev.e, name, "no letter has this name")
	}
	for i, item := range set.Items {
		if failures[i] != nil {
			failed = true
			complain(ev.e, item.Path, letter.WhyOf(failures[i]))
		}
		r := score.Compare(item.Truth, letters[i])
		board.Add(item.Form, item.Stem, r)
		ev.tell(item, r)
	}
	if err := ev.print(board, asJSON); err != nil {
		return err
	}
	if failed {
		return errReported
	}
	return nil
}

func (ev evaluation) read(ctx context.Context, item score.Item) ([]letter.Letter, error) {
	if item.Path == "" {
		doc := letter.DocumentIDOf([]byte(item.Form + item.Stem))
		return pipeline.Analyze(ctx, pipeline.Source{Document: doc, Pages: item.Pages, Received: ev.received}, ev.files.Rules)
	}
	f, err := os.Open(item.Path)
	if err != nil {
		return nil, letter.Refuse("unreadable_file", "it can not be opened")
	}
	defer f.Close()
	got, err := ev.files.Read(ctx, f, ev.received)
	return got.Letters, err
}

// tell prints what was not right of a letter.
func (ev evaluation) tell(item score.Item, r score.Result) {
	if !ev.misses {
		return
	}
	for _, j := range r.Fields {
		if j.Outcome != score.Right {
			fmt.Fprintf(ev.e.stdout, "%s %s %s\n", item.Form, item.Stem, j)
		}
	}
}

func (ev evaluation) print(board *score.Board, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(ev.e.stdout).Encode(board.Report())
	}
	_, err := board.WriteTo(ev.e.stdout)
	return err
}
