package main

import (
	"context"
	"flag"
	"fmt"

	"recourse/internal/doctor"
)

func doctorCommand() *command {
	return &command{name: "doctor", short: "what is missing or unsafe on this machine, and what mends it", setup: doctorRun}
}

func doctorRun(flags *flag.FlagSet) runner {
	var p place
	p.declare(flags)
	return func(_ context.Context, e env, args []string) error {
		if len(args) > 0 {
			return usagef("doctor takes no arguments")
		}
		cfg, source, err := p.load(e)
		if err != nil {
			return err
		}
		fmt.Fprintf(e.stdout, "ok      configuration: %s\n", source)
		bad := false
		for _, c := range doctor.Examine(cfg) {
			mark := "ok    "
			switch {
			case c.Trouble:
				mark, bad = "MEND  ", true
			case c.Mend != "":
				mark = "note  "
			}
			fmt.Fprintf(e.stdout, "%s  %s: %s\n", mark, c.What, c.Found)
			if c.Mend != "" {
				fmt.Fprintf(e.stdout, "        %s\n", c.Mend)
			}
		}
		if bad {
			return errReported
		}
		return nil
	}
}
