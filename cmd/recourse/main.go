package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"recourse/ingest/reader"
	"recourse/internal/service"
)

func main() {
	if len(os.Args) > 1 && os.Args[1] == service.ReaderChild {
		os.Exit(reader.Child(os.Args[2:])) // the process that touches untrusted bytes
	}
	collectLessOften()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], system())
	stop()
	os.Exit(code)
}

// softLimit is the heap from which it is cleaned more often again, as while the index
// of very many letters is made anew.
const softLimit = 1 << 30

// collectLessOften lets the heap grow to four times what is in use before it is
// cleaned, unless GOGC says otherwise: some 20 MB are in use, and a few letters
// make as much garbage. Near a tenth of a batch went into cleaning.
func collectLessOften() {
	if _, set := os.LookupEnv("GOGC"); !set {
		debug.SetGCPercent(300)
	}
	if _, set := os.LookupEnv("GOMEMLIMIT"); !set {
		debug.SetMemoryLimit(softLimit)
	}
}
