package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"recourse/index/library"
	"recourse/internal/service"
	"recourse/internal/view"
)

func libraryCommand() *command {
	return &command{name: "library", short: "the payer's coverage policies and the clinic's articles, to quote from", sub: []*command{
		{name: "list", short: "prints the documents with their titles and dates, and what could not be read", setup: libraryList},
		{name: "search", args: "WORDS", short: "prints passages that hold the words, with title, page and date", setup: librarySearch},
		{name: "refresh", short: "reads what has come or changed; what is gone vanishes", setup: libraryRefresh},
	}}
}

func libraryList(flags *flag.FlagSet) runner    { return libraryFiles(flags, false) }
func libraryRefresh(flags *flag.FlagSet) runner { return libraryFiles(flags, true) }

// libraryFiles brings the library up to date, and prints all of it or what changed.
func libraryFiles(flags *flag.FlagSet, changes bool) runner {
	var p place
	p.declare(flags)
	asJSON := flags.Bool("json", false, "print JSON Lines")
	return func(ctx context.Context, e env, args []string) error {
		if len(args) > 0 {
			return usagef("library: this takes no arguments; `recourse library search WORDS` looks for passages")
		}
		d, _, err := p.open(ctx, e, service.Options{})
		if err != nil {
			return err
		}
		defer d.Close()
		if *asJSON {
			return d.Call(ctx, service.MethodLibrary, service.LibraryRequest{}, printJSON(e.stdout))
		}
		files, end, err := libraryCall(ctx, d)
		if err != nil {
			return err
		}
		if changes {
			files = end.Refreshed.Read
		}
		return writeLibrary(e, files, end.Refreshed)
	}
}

// libraryCall refreshes the library: its files, and what the refresh found.
func libraryCall(ctx context.Context, d desk) (files []library.File, end service.LibraryEnd, err error) {
	err = d.Call(ctx, service.MethodLibrary, service.LibraryRequest{}, func(raw json.RawMessage) error {
		var f library.File
		if err := errors.Join(json.Unmarshal(raw, &f), json.Unmarshal(raw, &end)); err != nil {
			return err
		}
		if f.Path != "" {
			files = append(files, f)
		}
		return nil
	})
	return files, end, err
}

func writeLibrary(e env, files []library.File, found library.Refreshed) error {
	for _, f := range files {
		if f.Problem != "" {
			complain(e, f.Path, f.Problem)
			continue
		}
		_, err := fmt.Fprintln(e.stdout, view.Printable(fmt.Sprintf("%s  (%s; %s, %d passages)", f.Title, dated(f.Date), counted(f.Pages, "page"), f.Passages)))
		if err == nil {
			_, err = fmt.Fprintln(e.stdout, view.Printable("  "+f.Path))
		}
		if err != nil {
			return err
		}
		for _, n := range f.Unread {
			complain(e, f.Path, fmt.Sprintf("page %d could not be read", n))
		}
	}
	fmt.Fprintf(e.stderr, "%d read, %d removed, %d unchanged\n", len(found.Read), len(found.Removed), found.Same)
	for _, f := range found.Read {
		if f.Problem != "" {
			return errReported
		}
	}
	return nil
}

func dated(date string) string {
	if date == "" {
		return "no date printed"
	}
	return date
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func librarySearch(flags *flag.FlagSet) runner {
	var p place
	p.declare(flags)
	asJSON := flags.Bool("json", false, "print JSON Lines")
	limit := flags.Int("limit", 10, "at most so many `passages`")
	return func(ctx context.Context, e env, args []string) error {
		if len(args) == 0 {
			return usagef("library search: for what? For example: recourse library search lumbar MRI six weeks")
		}
		d, _, err := p.open(ctx, e, service.Options{})
		if err != nil {
			return err
		}
		defer d.Close()
		req := service.PassagesRequest{Words: strings.Join(args, " "), Limit: *limit}
		if *asJSON {
			return d.Call(ctx, service.MethodPassages, req, printJSON(e.stdout))
		}
		found, err := call[library.Passage](ctx, d, service.MethodPassages, req)
		if err != nil {
			return err
		}
		for _, p := range found {
			if err := writePassage(e.stdout, p.ID, p); err != nil {
				return err
			}
		}
		return nil
	}
}

// writePassage writes a passage behind the name by which it is cited.
func writePassage(w io.Writer, name string, p library.Passage) error {
	source := p.Title
	if p.Page > 0 {
		source += fmt.Sprintf(", page %d", p.Page)
	}
	if p.Date != "" {
		source += ", " + p.Date
	}
	_, err := fmt.Fprintf(w, "%s  %s  (%s)\n    “%s”\n", name, view.Printable(source), view.Printable(p.File), view.Printable(p.Text))
	return err
}

// offerPassages tells, beside a draft, which passages could be cited in it.
func offerPassages(ctx context.Context, e env, d desk, req service.DraftRequest) error {
	var found []library.Passage
	var end service.Offered
	err := d.Call(ctx, service.MethodPassages, service.PassagesRequest{Case: req.ID}, func(raw json.RawMessage) error {
		var p library.Passage
		if err := errors.Join(json.Unmarshal(raw, &p), json.Unmarshal(raw, &end)); err != nil {
			return err
		}
		if p.ID != "" {
			found = append(found, p)
		}
		return nil
	})
	if err != nil || !end.Configured {
		return err
	}
	if len(found) > 0 && len(req.Cite) == 0 {
		fmt.Fprintln(e.stderr, "Passages of the policy library about this service; --cite takes one in, by number or name:")
		for i, p := range found {
			if err := writePassage(e.stderr, fmt.Sprintf("%d  %s", i+1, p.ID), p); err != nil {
				return err
			}
		}
	}
	if end.Stale > 0 {
		fmt.Fprintf(e.stderr, "the policy library has %s that came or changed since it was read: `recourse library refresh`\n", counted(end.Stale, "file"))
	}
	return nil
}
