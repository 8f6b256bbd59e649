package main

import (
	"context"
	"flag"

	"recourse/ingest/reader"
	"recourse/internal/service"
)

// readerChildCommand is the process that touches untrusted bytes; the reader's
// pool starts it.
func readerChildCommand() *command {
	return &command{name: service.ReaderChild, hidden: true, short: "reads pages for the service",
		setup: func(*flag.FlagSet) runner {
			return func(_ context.Context, _ env, args []string) error {
				if code := reader.Child(args); code != 0 {
					return errReported
				}
				return nil
			}
		}}
}
