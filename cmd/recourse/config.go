package main

import (
	"context"
	"flag"
	"fmt"
)

func configCommand() *command {
	return &command{name: "config", short: "checks or prints the configuration", sub: []*command{
		{name: "check", short: "says whether the configuration is right, and which file it is", setup: configCheck},
		{name: "print", short: "prints the configuration in force, defaults filled in", setup: configPrint},
	}}
}

func configCheck(flags *flag.FlagSet) runner {
	var p place
	p.declare(flags)
	return func(_ context.Context, e env, args []string) error {
		if len(args) > 0 {
			return usagef("config check takes no arguments; --config names a file")
		}
		_, source, err := p.load(e)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(e.stdout, "%s: ok\n", source)
		return err
	}
}

func configPrint(flags *flag.FlagSet) runner {
	var p place
	p.declare(flags)
	return func(_ context.Context, e env, args []string) error {
		if len(args) > 0 {
			return usagef("config print takes no arguments; --config names a file")
		}
		cfg, _, err := p.load(e)
		if err != nil {
			return err
		}
		return cfg.Print(e.stdout)
	}
}
