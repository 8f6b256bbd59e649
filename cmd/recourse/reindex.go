package main

import (
	"context"
	"flag"
	"fmt"

	"recourse/internal/service"
)

func reindexCommand() *command {
	return &command{name: "reindex", short: "builds the search index anew from the record", setup: reindex}
}

func reindex(flags *flag.FlagSet) runner {
	var p place
	p.declare(flags)
	return func(ctx context.Context, e env, args []string) error {
		if len(args) > 0 {
			return usagef("reindex takes no arguments")
		}
		d, _, err := p.open(ctx, e, service.Options{})
		if err != nil {
			return err
		}
		defer d.Close()
		all, err := call[service.Reindexed](ctx, d, service.MethodReindex, nil)
		if err != nil {
			return err
		}
		for _, r := range all {
			fmt.Fprintf(e.stdout, "%d cases indexed\n", r.Cases)
		}
		return nil
	}
}
