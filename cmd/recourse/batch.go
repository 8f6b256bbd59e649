package main

import (
	"context"
	"flag"
	"path/filepath"
	"time"

	"recourse/internal/service"
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
