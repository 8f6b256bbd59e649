package main

import (
	"context"
	"flag"
	"fmt"
	"path/filepath"
	"time"

	"recourse/internal/letter"
	"recourse/internal/service"
	"recourse/internal/view"
)

func batchCommand() *command {
	return &command{name: "batch", args: "PATH…", short: "reads a clinic inbox: folders and files", setup: batch}
}

// batchFlags are how a batch is read.
type batchFlags struct {
	out    string
	dryRun bool
	since  string
}

func batch(flags *flag.FlagSet) runner {
	var p place
	var b batchFlags
	p.declare(flags)
	flags.StringVar(&b.out, "out", "", "write the cases to `FILE`.jsonl or .csv")
	flags.BoolVar(&b.dryRun, "dry-run", false, "say what would be read, and read nothing")
	flags.StringVar(&b.since, "since", "", "only files changed since `DATE` (YYYY-MM-DD)")
	return func(ctx context.Context, e env, args []string) error {
		if len(args) == 0 {
			return usagef("batch: which folders or files? For example: recourse batch ~/inbox")
		}
		since, err := b.sinceTime()
		if err != nil {
			return err
		}
		if b.dryRun {
			return dryRun(ctx, e, p, args, since)
		}
		out, err := openOut(e, b.out)
		if err != nil {
			return err
		}
		defer out.discard()
		d, cfg, err := p.open(ctx, e, service.Options{Create: true, Work: true})
		if err != nil {
			return err
		}
		defer d.Close()
		run := &batchRun{desk: d, env: e, cfg: cfg, paths: absolutes(e, args), since: since, out: out}
		return run.do(ctx)
	}
}

func (b batchFlags) sinceTime() (time.Time, error) {
	if b.since == "" {
		return time.Time{}, nil
	}
	t, err := time.ParseInLocation(time.DateOnly, b.since, time.Local)
	if err != nil {
		return t, usagef("batch: --since %s: want a date as 2026-03-31", b.since)
	}
	return t, nil
}

// absolute is a path as the engine can use it wherever it runs.
func absolute(e env, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(e.workDir, path)
}

func absolutes(e env, paths []string) []string {
	var all []string
	for _, p := range paths {
		all = append(all, absolute(e, p))
	}
	return all
}

// dryRun says what a batch would read.
func dryRun(ctx context.Context, e env, p place, paths []string, since time.Time) error {
	cfg, _, err := p.load(e)
	if err != nil {
		return err
	}
	s := summary{}
	for item := range walk(ctx, cfg, absolutes(e, paths), since, nil) {
		switch {
		case item.PassedOver != nil:
			s.ignored++
			fmt.Fprintf(e.stdout, "ignore  %s: %s\n", view.Printable(item.Path), item.PassedOver.Why)
		case item.Err != nil:
			s.failed++
			fmt.Fprintf(e.stdout, "fail    %s: %s\n", view.Printable(item.Path), letter.WhyOf(item.Err))
		default:
			s.read++
			fmt.Fprintf(e.stdout, "read    %s\n", view.Printable(item.Path))
		}
	}
	fmt.Fprintf(e.stderr, "%d files would be read, %d ignored, %d can not be opened\n", s.read, s.ignored, s.failed)
	return ctx.Err()
}
