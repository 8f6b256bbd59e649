package main

import (
	"context"
	"flag"
	"fmt"

	"recourse/internal/letter"
	"recourse/internal/service"
	"recourse/internal/view"
)

func learnedCommand() *command {
	return &command{name: "learned", short: "what corrections taught about where values stand in the letters of a payer", sub: []*command{
		{name: "list", short: "prints what was learned, from which case and by whom", setup: learnedList},
		{name: "forget", args: "LESSON", short: "undoes it for letters to come; `recourse reprocess` undoes it in old ones", setup: learnedForget},
	}}
}

func learnedList(flags *flag.FlagSet) runner {
	var p place
	p.declare(flags)
	asJSON := flags.Bool("json", false, "print JSON Lines")
	return func(ctx context.Context, e env, args []string) error {
		if len(args) > 0 {
			return usagef("learned list takes no arguments")
		}
		return lessons(ctx, e, p, service.MethodLearned, nil, *asJSON)
	}
}

func learnedForget(flags *flag.FlagSet) runner {
	var p place
	p.declare(flags)
	asJSON := flags.Bool("json", false, "print JSON")
	return func(ctx context.Context, e env, args []string) error {
		if len(args) != 1 {
			return usagef("learned forget: which? `recourse learned list` prints their names")
		}
		return lessons(ctx, e, p, service.MethodUnlearn, service.UnlearnRequest{ID: args[0]}, *asJSON)
	}
}

// lessons calls a method that answers with lessons, and prints them.
func lessons(ctx context.Context, e env, p place, method string, in any, asJSON bool) error {
	d, _, err := p.open(ctx, e, service.Options{})
	if err != nil {
		return err
	}
	defer d.Close()
	if asJSON {
		return d.Call(ctx, method, in, printJSON(e.stdout))
	}
	all, err := call[letter.Lesson](ctx, d, method, in)
	if err != nil {
		return err
	}
	for _, l := range all {
		form := ""
		if l.Form != "" {
			form = " form " + l.Form
		}
		_, err := fmt.Fprintln(e.stdout, view.Printable(fmt.Sprintf("%-9s %s: behind %q in letters of %s%s  (from %s by %s, %s)",
			l.ID, l.Field, l.Label, l.Payer, form, l.Case, l.By, l.At.Format("2006-01-02"))))
		if err != nil {
			return err
		}
	}
	return nil
}
