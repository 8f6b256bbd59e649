// Command readbench measures how fast and how well Recourse reads, beside
// other tools. `make bench` runs it; see package bench for what is measured.
package main

import (
	"context"
	"flag"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"recourse/internal/bench"
)

func main() {
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	o := bench.Options{Log: log}
	flag.StringVar(&o.Bin, "recourse", "bin/recourse", "the program to measure")
	flag.StringVar(&o.Letters, "letters", "testdata/letters", "`folder` with the folders pdf, scan, fax and photo")
	forms := flag.String("forms", "pdf,scan,fax,photo", "the forms to read")
	flag.IntVar(&o.Rounds, "rounds", 3, "how often everything is measured")
	flag.IntVar(&o.DigitalPages, "digital-pages", 200, "copy digital letters up to so many pages")
	flag.StringVar(&o.Work, "work", "bin", "`folder` for data folders while they are measured; its disk counts")
	flag.Parse()
	o.Forms = strings.Split(*forms, ",")
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := bench.Run(ctx, o, os.Stdout)
	stop()
	if err != nil {
		log.Error("the benchmark stopped", "error", err)
		os.Exit(1)
	}
}
