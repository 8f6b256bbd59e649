package bench

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"slices"
)

// Options say what is measured.
type Options struct {
	// Bin is the program recourse.
	Bin string
	// Letters is the folder with the forms pdf, scan, fax and photo, all or
	// some, with STEM.pdf in pdf for every letter STEM of the others.
	Letters string
	// Forms are those to read.
	Forms []string
	// Rounds is how often everything is measured.
	Rounds int
	// DigitalPages is the least number of pages that the digital letters are
	// copied up to.
	DigitalPages int
	// Work is a folder on the disk that the data folders shall be on.
	Work string
	Log  *slog.Logger
}

// Run measures and prints tables.
func Run(ctx context.Context, o Options, w io.Writer) error {
	bin, err := filepath.Abs(o.Bin)
	if err != nil {
		return err
	}
	o.Bin = bin
	if o.Work, err = os.MkdirTemp(o.Work, "readbench"); err != nil {
		return err
	}
	defer os.RemoveAll(o.Work)
	sets, err := o.load(ctx)
	if err != nil {
		return err
	}
	if err := o.warmUp(ctx, sets); err != nil {
		return err
	}
	printMachine(ctx, w, o)
	if err := o.storage(ctx, sets, w); err != nil {
		return err
	}
	if err := o.readings(ctx, sets, w); err != nil {
		return err
	}
	return o.fax(ctx, sets, w)
}

// load finds the letters of all forms.
func (o Options) load(ctx context.Context) ([]set, error) {
	var sets []set
	for _, form := range o.Forms {
		s, err := loadSet(ctx, o.Letters, form)
		if err != nil {
			return nil, err
		}
		if len(s.letters) > 0 {
			sets = append(sets, s)
		}
	}
	if len(sets) == 0 {
		return nil, fmt.Errorf("no letters in %s: want the folders pdf, scan, fax, photo in it, all or some", o.Letters)
	}
	return sets, nil
}

// warmUp reads a letter of each form once: the first start of a new program
// compiles PDFium.
func (o Options) warmUp(ctx context.Context, sets []set) error {
	for _, s := range sets {
		if _, err := output(ctx, o.Bin, "read", s.letters[0].Path); err != nil {
			return err
		}
	}
	return nil
}

// storage prints what durable storage costs: the disk, and the writes for one
// letter of two pages in each form.
func (o Options) storage(ctx context.Context, sets []set, w io.Writer) error {
	latency, err := syncLatency(o.Work)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "sync of 4 KB appended: %.2f ms (median of 200)\n", latency.Seconds()*1000)
	for _, s := range sets {
		i := slices.IndexFunc(s.letters, func(l Letter) bool { return len(l.Truth) == 2 })
		if i < 0 {
			continue
		}
		dir, err := os.MkdirTemp(o.Work, "writes")
		if err != nil {
			return err
		}
		n, err := recourse{bin: o.Bin}.writesFor(ctx, s.letters[i], dir)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "durable writes of the record for a %s of two pages: %d\n", s.form, n)
	}
	return nil
}

// readings prints a table for each form.
func (o Options) readings(ctx context.Context, sets []set, w io.Writer) error {
	for _, s := range sets {
		if s.form == digital {
			var err error
			if s, err = s.withCopies(o.DigitalPages, o.Work); err != nil {
				return err
			}
		}
		cs, missing := contenders(s, recourse{bin: o.Bin}, runtime.NumCPU())
		entries, err := race(ctx, s, cs, o.Rounds, o.Work, o.Log)
		if err != nil {
			return err
		}
		if err := printRace(w, s, entries, missing); err != nil {
			return err
		}
	}
	return nil
}

// fax prints how long a fax of six pages takes on one core and on two.
func (o Options) fax(ctx context.Context, sets []set, w io.Writer) error {
	i := slices.IndexFunc(sets, func(s set) bool { return s.form == "fax" })
	if i < 0 {
		return nil
	}
	cpus, err := allowedCPUs()
	if err != nil {
		return err
	}
	if len(cpus) < 2 || !installed("taskset") || !installed("tiffcp") {
		_, err := fmt.Fprintln(w, "\nfax of six pages: not measured, it takes two cores, taskset and tiffcp")
		return err
	}
	fax, err := makeFax(ctx, sets[i], o.Work)
	if err != nil || fax == "" {
		return err
	}
	l, err := o.measureFax(ctx, fax, cpus)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "\nfax of six pages, start to end: %.2f s on one core, %.2f s on two: %.2f x\n", l.one, l.two, l.ratio)
	return err
}
