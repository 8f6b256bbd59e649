package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"

	"recourse/internal/config"
	"recourse/internal/control"
	"recourse/internal/letter"
	"recourse/internal/service"
)

// checkpoint is set by the tests that end the service where a crash must lose
// nothing.
var checkpoint func(place string)

func serveCommand() *command {
	return &command{name: "serve", short: "runs everything: watch folders, reading, search", setup: serve}
}

func serve(flags *flag.FlagSet) runner {
	var p place
	p.declare(flags)
	return func(ctx context.Context, e env, args []string) error {
		if len(args) > 0 {
			return usagef("serve takes no arguments; the folders to watch stand in pipeline.yaml")
		}
		cfg, source, err := p.load(e)
		if err != nil {
			return err
		}
		if _, err := control.Dial(cfg.Data); err == nil {
			return letter.Refuse("running", "Recourse is already running on %s; `recourse status` tells how it stands", cfg.Data)
		}
		for _, w := range cfg.Watch {
			if err := os.MkdirAll(w.Folder, 0o700); err != nil {
				return usagef("watch folder: %v", err)
			}
		}
		s, err := service.Open(ctx, service.Options{Config: cfg, Create: true, Work: true, Listen: true, Log: serviceLogger(e), Checkpoint: checkpoint})
		if err != nil {
			return err
		}
		greet(e, cfg, source)
		return errors.Join(s.Run(ctx), s.Close())
	}
}

// greet says where to drop letters and how to look at them.
func greet(e env, cfg config.Config, source string) {
	fmt.Fprintf(e.stderr, "Recourse is running (configuration: %s; data: %s). Ctrl-C stops it.\n", source, cfg.Data)
	for _, w := range cfg.Watch {
		fmt.Fprintf(e.stderr, "  Drop denial letters (PDF, images, Word, mails, .zip) into  %s\n", w.Folder)
	}
	self, err := os.Executable()
	if err != nil {
		self = "recourse"
	}
	fmt.Fprintf(e.stderr, "  The worklist, by the day to act:  %s case list\n", self)
	fmt.Fprintf(e.stderr, "  Find past denials:                %s search 'lumbar MRI'\n", self)
	fmt.Fprintf(e.stderr, "  What could not be read:           %s failed list\n", self)
}
