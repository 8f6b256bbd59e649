package main

import (
	"context"
	"flag"
	"fmt"

	"recourse/internal/service"
)

func restoreCommand() *command {
	return &command{name: "restore", args: "[ARCHIVE]",
		short: "rebuilds the record from an archive of plain files (default: the configured one)", setup: restore}
}

func restore(flags *flag.FlagSet) runner {
	var p place
	p.declare(flags)
	return func(ctx context.Context, e env, args []string) error {
		if len(args) > 1 {
			return usagef("restore takes one archive folder")
		}
		cfg, _, err := p.load(e)
		if err != nil {
			return err
		}
		from := cfg.Archive
		if len(args) == 1 {
			from = absolute(e, args[0])
		}
		if from == "" {
			return usagef("restore: the configuration has no archive; name the folder")
		}
		n, err := service.Restore(ctx, cfg, from, logger(e))
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(e.stdout, "%d documents and %d cases restored\n", n.Documents, n.Cases)
		return err
	}
}
