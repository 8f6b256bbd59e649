package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"recourse/internal/config"
	"recourse/internal/letter"
	"recourse/internal/service"
	"recourse/internal/view"
)

// env is what a command sees of the world.
type env struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
	workDir        string
}

func system() env {
	dir, err := os.Getwd()
	if err != nil {
		dir = "."
	}
	return env{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv, workDir: dir}
}

// command is one command, or a group of them where sub is set.
type command struct {
	name  string
	args  string // the arguments, for the usage line
	short string // what it does, in a line
	more  string // what else there is to know, "" for nothing
	sub   []*command
	// setup declares the flags and returns what runs after they are parsed.
	setup func(*flag.FlagSet) runner
	// hidden commands are for the program itself.
	hidden bool
}

// runner runs a command with the arguments that are left after its flags.
type runner func(ctx context.Context, e env, args []string) error

// usageError is a mistake in the call: exit status 2.
type usageError struct{ msg string }

func (u usageError) Error() string { return u.msg }

func usagef(format string, args ...any) error { return usageError{fmt.Sprintf(format, args...)} }

// errReported is a failure that was already named on standard error.
var errReported = errors.New("something failed")

// run runs the command that args name and returns the exit status.
func run(ctx context.Context, args []string, e env) int {
	root := &command{name: "recourse", sub: commands()}
	err := root.run(ctx, args, e, "")
	var usage usageError
	var badConfig *config.Error
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return 0
	case errors.Is(err, errReported):
		return 1
	case errors.Is(err, context.Canceled) && ctx.Err() != nil:
		fmt.Fprintln(e.stderr, "recourse: stopped")
		return 1
	case errors.As(err, &usage), errors.As(err, &badConfig):
		fmt.Fprintln(e.stderr, "recourse:", err)
		return 2
	}
	fmt.Fprintln(e.stderr, "recourse:", letter.WhyOf(err))
	switch letter.CodeOf(err) {
	case service.CodeBadQuery, service.CodeBadSort, service.CodeBadEntry, service.CodeBadPage:
		return 2
	}
	return 1
}

// complain names a file, to the person who named it, with what is wrong with it.
func complain(e env, name, why string) {
	fmt.Fprintf(e.stderr, "%s: %s\n", view.Printable(name), why)
}

// ignored names a file that is left alone.
func ignored(e env, name, why string) {
	fmt.Fprintf(e.stderr, "ignored %s: %s\n", view.Printable(name), why)
}

// run finds the command in its group, or parses its flags and runs it.
func (c *command) run(ctx context.Context, args []string, e env, path string) error {
	path = strings.TrimSpace(path + " " + c.name)
	if c.sub != nil {
		return c.dispatch(ctx, args, e, path)
	}
	fs := flag.NewFlagSet(path, flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	run := c.setup(fs)
	rest, err := parse(fs, args)
	if errors.Is(err, flag.ErrHelp) {
		c.help(e.stdout, fs, path)
		return err
	}
	if err != nil {
		return usagef("%s: %v (see %s --help)", path, err, path)
	}
	return run(ctx, e, rest)
}

func (c *command) dispatch(ctx context.Context, args []string, e env, path string) error {
	if len(args) == 0 {
		c.list(e.stderr, path)
		return usagef("which command? (see %s --help)", path)
	}
	if args[0] == "help" || args[0] == "--help" || args[0] == "-h" {
		c.list(e.stdout, path)
		return nil
	}
	for _, s := range c.sub {
		if s.name == args[0] {
			return s.run(ctx, args[1:], e, path)
		}
	}
	return usagef("no command %q (see %s --help)", args[0], path)
}

// parse reads flags wherever they stand, before or after the arguments; what
// follows "--" is an argument whatever it looks like.
func parse(fs *flag.FlagSet, args []string) ([]string, error) {
	var rest []string
	for len(args) > 0 {
		if err := fs.Parse(args); err != nil {
			return nil, err
		}
		left := fs.Args()
		if n := len(args) - len(left); n > 0 && args[n-1] == "--" {
			return append(rest, left...), nil
		}
		if len(left) == 0 {
			break
		}
		rest = append(rest, left[0])
		args = left[1:]
	}
	return rest, nil
}

func (c *command) list(w io.Writer, path string) {
	fmt.Fprintf(w, "usage: %s COMMAND\n\n", path)
	for _, s := range c.sub {
		if !s.hidden {
			fmt.Fprintf(w, "  %-10s %s\n", s.name, s.short)
		}
	}
	fmt.Fprintf(w, "\n%s COMMAND --help tells more.\n", path)
}

func (c *command) help(w io.Writer, fs *flag.FlagSet, path string) {
	fmt.Fprintf(w, "usage: %s [flags] %s\n\n%s\n\n", path, c.args, c.short)
	if c.more != "" {
		fmt.Fprintf(w, "%s\n\n", c.more)
	}
	fs.SetOutput(w)
	fs.PrintDefaults()
}
