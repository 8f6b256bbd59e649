package main

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"

	"recourse/classify/clinic"
	"recourse/internal/letter"
	"recourse/internal/service"
	"recourse/internal/view"
)

func learnedCommand() *command {
	return &command{name: "learned", short: "what corrections taught about where values stand in the letters of a payer", sub: []*command{
		{name: "list", short: "prints what was learned, from which case and by whom", setup: learnedList},
		{name: "forget", args: "LESSON | reasons", short: "undoes it for letters to come; `recourse reprocess` undoes it in old ones", setup: learnedForget},
		{name: "train", short: "learns from the categories that people entered: where they speak for another one than is read, a person is asked", setup: learnedTrain},
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
		if args[0] == "reasons" {
			return train(ctx, e, p, service.TrainRequest{Forget: true}, *asJSON)
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

func learnedTrain(flags *flag.FlagSet) runner {
	var p place
	p.declare(flags)
	asJSON := flags.Bool("json", false, "print JSON")
	return func(ctx context.Context, e env, args []string) error {
		if len(args) > 0 {
			return usagef("learned train takes no arguments")
		}
		return train(ctx, e, p, service.TrainRequest{}, *asJSON)
	}
}

// train learns from corrected categories, or forgets that, and tells what came
// of it.
func train(ctx context.Context, e env, p place, req service.TrainRequest, asJSON bool) error {
	d, _, err := p.open(ctx, e, service.Options{})
	if err != nil {
		return err
	}
	defer d.Close()
	if asJSON {
		return d.Call(ctx, service.MethodTrain, req, printJSON(e.stdout))
	}
	reports, err := call[clinic.Report](ctx, d, service.MethodTrain, req)
	if err != nil {
		return err
	}
	for _, r := range reports {
		for _, c := range slices.Sorted(maps.Keys(r.Examples)) {
			fmt.Fprintf(e.stdout, "%-20s %3d corrected denials; by %s\n", c, r.Examples[c], strings.Join(r.Strongest[c], ", "))
		}
		fmt.Fprintf(e.stdout, "left out in turn, %d of %d were told right\n", r.Right, r.Tried)
	}
	return nil
}
