package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"recourse/ingest/reader"
	"recourse/internal/service"
)

func main() {
	if len(os.Args) > 1 && os.Args[1] == service.ReaderChild {
		os.Exit(reader.Child(os.Args[2:])) // the process that touches untrusted bytes
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], system())
	stop()
	os.Exit(code)
}
