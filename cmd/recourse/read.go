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
	var password string
	p.declare(flags)
	flags.BoolVar(&form.json, "json", false, "print JSON Lines")
	flags.StringVar(&password, "password", "", "open encrypted files with this `PASSWORD`")
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
		return readFiles(ctx, e, args, form, pipeline.FileReader{
			Reader: pool, Rules: rules, MaxFile: int64(cfg.Read.MaxFile), Password: password})
	}
}

// readFiles reads one file after the other; a bad one does not stop the rest.
func readFiles(ctx context.Context, e env, names []string, form readForm, fr pipeline.FileReader) error {
	r := &reading{env: e, form: form, from: fr, today: letter.DateOf(time.Now().In(fr.Rules.Zone))}
	for _, name := range names {
		err := r.file(ctx, name)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			return err
		}
	}
	if r.failed {
		return errReported
	}
	return nil
}

// reading is one run of the command.
type reading struct {
	env    env
	form   readForm
	from   pipeline.FileReader
	today  letter.Date
	failed bool
}

// file reads a file with all that is in it.
func (r *reading) file(ctx context.Context, name string) error {
	f, err := openToRead(name)
	if err != nil {
		return r.print(name, pipeline.Part{Err: err})
	}
	defer f.Close()
	return r.from.ReadAll(ctx, f, time.Now(), func(got pipeline.Part) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if got.Member != "" {
			return r.print(name+letter.MemberSeparator+got.Member, got)
		}
		return r.print(name, got)
	})
}

func openToRead(name string) (*os.File, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, letter.Refuse("unreadable_file", "%v", errors.Unwrap(err))
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		f.Close()
		return nil, letter.Refuse("is_folder", "it is a folder; `recourse batch` reads folders")
	}
	return f, nil
}

func (r *reading) print(name string, got pipeline.Part) error {
	switch {
	case got.PassedOver != nil:
		ignored(r.env, name, got.PassedOver.Why)
		return nil
	case got.Err == nil:
		return r.form.print(r.env.stdout, name, got, r.today)
	}
	r.failed = true
	complain(r.env, name, letter.WhyOf(got.Err))
	if !r.form.json {
		return nil
	}
	return json.NewEncoder(r.env.stdout).Encode(view.NewUnread(name, got.Err))
}

func (form readForm) print(w io.Writer, name string, got pipeline.Part, today letter.Date) error {
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
