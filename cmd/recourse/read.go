package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"recourse/ingest/reader"
	"recourse/internal/layout"
	"recourse/internal/letter"
	"recourse/internal/pipeline"
	"recourse/internal/service"
	"recourse/internal/view"
)

func readCommand() *command {
	return &command{name: "read", args: "FILE…", short: "reads letters without storing anything", setup: read}
}

// readForm is how letters are printed.
type readForm struct{ json, text bool }

func read(flags *flag.FlagSet) runner {
	var p place
	var form readForm
	p.declare(flags)
	flags.BoolVar(&form.json, "json", false, "print JSON Lines")
	flags.BoolVar(&form.text, "text", false, "print the text as read, pages separated by form feeds")
	return func(ctx context.Context, e env, args []string) error {
		if form.json && form.text {
			return usagef("read: --json or --text, not both")
		}
		if len(args) == 0 {
			return usagef("read: which files? For example: recourse read scan0007.pdf")
		}
		cfg, _, err := p.load(e)
		if err != nil {
			return err
		}
		rules, err := service.Rules(cfg)
		if err != nil {
			return err
		}
		pool, err := reader.NewPool(service.ReaderOptions(cfg, logger(e)))
		if err != nil {
			return err
		}
		defer pool.Close()
		return readFiles(ctx, e, args, form, pipeline.FileReader{Reader: pool, Rules: rules, MaxFile: int64(cfg.Read.MaxFile)})
	}
}

// readFiles reads one file after the other; a bad one does not stop the rest.
func readFiles(ctx context.Context, e env, names []string, form readForm, fr pipeline.FileReader) error {
	failed := false
	for _, name := range names {
		got, err := readFile(ctx, name, fr)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			failed = true
			complain(e, name, letter.WhyOf(err))
			if form.json {
				err = json.NewEncoder(e.stdout).Encode(view.NewUnread(name, err))
			} else {
				err = nil
			}
		} else {
			err = form.print(e.stdout, name, got, letter.DateOf(time.Now().In(fr.Rules.Zone)))
		}
		if err != nil {
			return err
		}
	}
	if failed {
		return errReported
	}
	return nil
}

func readFile(ctx context.Context, name string, fr pipeline.FileReader) (pipeline.Read, error) {
	f, err := os.Open(name)
	if err != nil {
		return pipeline.Read{}, letter.Refuse("unreadable_file", "%v", errors.Unwrap(err))
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return pipeline.Read{}, letter.Refuse("is_folder", "it is a folder; `recourse batch` reads folders")
	}
	return fr.Read(ctx, f, time.Now())
}

func (form readForm) print(w io.Writer, name string, got pipeline.Read, today letter.Date) error {
	if form.text {
		_, err := fmt.Fprintln(w, layout.New(got.Pages).Plain())
		return err
	}
	for _, l := range got.Letters {
		v := view.NewLetter(name, l)
		var err error
		if form.json {
			err = json.NewEncoder(w).Encode(v)
		} else {
			err = view.WriteCard(w, v, today)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
