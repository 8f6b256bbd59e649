package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
)

// options say what is measured.
type options struct {
	letters, rounds int
	work            string
	// bin is the program recourse, for the rebuild from a real record; "" leaves
	// that out.
	bin string
	// recorded is the number of letters of that record.
	recorded int
}

func main() {
	var o options
	flag.IntVar(&o.letters, "letters", 100_000, "number of letters to index")
	flag.IntVar(&o.rounds, "rounds", 20, "times that each query is asked")
	flag.StringVar(&o.work, "work", "", "`folder` on the disk to measure on")
	flag.StringVar(&o.bin, "recourse", "", "the `program` recourse, to measure a rebuild from a real record")
	flag.IntVar(&o.recorded, "recorded", 10_000, "number of letters of that record")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := o.run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "searchbench:", err)
		os.Exit(1)
	}
}

// run measures and prints.
func (o options) run(ctx context.Context) error {
	work, err := os.MkdirTemp(o.work, "searchbench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if o.work, err = filepath.Abs(work); err != nil {
		return err
	}
	ours, err := o.loadOurs(ctx)
	if err != nil {
		return err
	}
	defer ours.close()
	memory := watchMemory()
	other, err := o.loadOther(ctx)
	if err != nil {
		return err
	}
	if other != nil {
		defer other.close()
	}
	if err := o.race(ctx, ours, other); err != nil {
		return err
	}
	fmt.Printf("the process that searched held %s\n", memory())
	if o.bin == "" {
		return nil
	}
	return o.rebuild(ctx)
}
