package main

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"slices"

	"recourse/internal/service"
)

func statusCommand() *command {
	return &command{name: "status", short: "queue, oldest waiting letter, how far index and archive are behind", setup: status}
}

func status(flags *flag.FlagSet) runner {
	var p place
	p.declare(flags)
	asJSON := flags.Bool("json", false, "print JSON")
	return func(ctx context.Context, e env, args []string) error {
		if len(args) > 0 {
			return usagef("status takes no arguments")
		}
		d, cfg, err := p.open(ctx, e, service.Options{})
		if err != nil {
			return err
		}
		defer d.Close()
		if *asJSON {
			return d.Call(ctx, service.MethodStatus, nil, printJSON(e.stdout))
		}
		all, err := call[service.Status](ctx, d, service.MethodStatus, nil)
		if err != nil {
			return err
		}
		for _, s := range all {
			writeStatus(e, cfg.Data, s)
		}
		return nil
	}
}

func writeStatus(e env, data string, s service.Status) {
	running := "not running"
	if s.Running {
		running = "running"
	}
	fmt.Fprintf(e.stdout, "service    %s, data in %s\n", running, data)
	for _, k := range slices.Sorted(maps.Keys(s.Documents)) {
		fmt.Fprintf(e.stdout, "documents  %d %s\n", s.Documents[k], k)
	}
	for _, k := range slices.Sorted(maps.Keys(s.Queue)) {
		fmt.Fprintf(e.stdout, "queue      %d %s\n", s.Queue[k], k)
	}
	if s.Oldest != nil {
		fmt.Fprintf(e.stdout, "oldest     waiting since %s\n", s.Oldest.Local().Format("2006-01-02 15:04:05"))
	}
	fmt.Fprintf(e.stdout, "index      %d behind\n", s.IndexBehind)
	fmt.Fprintf(e.stdout, "archive    %d behind\n", s.ArchiveBehind)
	for _, t := range s.Trouble {
		fmt.Fprintf(e.stdout, "trouble    %s\n", t)
	}
}
