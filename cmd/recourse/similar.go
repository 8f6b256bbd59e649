package main

import (
	"context"
	"flag"
	"fmt"
	"strings"

	"recourse/internal/letter"
	"recourse/internal/service"
	"recourse/internal/view"
)

func similarCommand() *command {
	return &command{name: "similar", args: "CASE", short: "past denials like a case, those that have ended first", setup: similar}
}

func similar(flags *flag.FlagSet) runner {
	var p place
	p.declare(flags)
	asJSON := flags.Bool("json", false, "print JSON Lines")
	limit := flags.Int("limit", 5, "print at most `N` cases")
	return func(ctx context.Context, e env, args []string) error {
		if len(args) != 1 {
			return usagef("similar: to which case? For example: recourse similar R-4K7Q2")
		}
		if *limit < 1 {
			return usagef("similar: --limit %d: want at least 1", *limit)
		}
		d, _, err := p.open(ctx, e, service.Options{})
		if err != nil {
			return err
		}
		defer d.Close()
		req := service.SimilarRequest{ID: letter.CaseID(strings.ToUpper(args[0])), Limit: *limit}
		if *asJSON {
			return d.Call(ctx, service.MethodSimilar, req, printJSON(e.stdout))
		}
		found, err := call[view.Similar](ctx, d, service.MethodSimilar, req)
		if err != nil {
			return err
		}
		for _, v := range found {
			if err := writeSimilar(e, v); err != nil {
				return err
			}
		}
		return nil
	}
}

// writeSimilar writes a past case: what it shares, what was sent, what came of it.
func writeSimilar(e env, v view.Similar) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", worklistLine(v.Case))
	for _, s := range v.Why {
		fmt.Fprintf(&b, "        same %s: %s\n", s.Field, view.Printable(s.Value))
	}
	for _, f := range v.Filings {
		fmt.Fprintf(&b, "        sent: %s on %s by %s\n", view.Printable(f.Step), f.Date, f.Method)
	}
	if c := v.Closing; c != nil {
		fmt.Fprintf(&b, "        outcome: %s on %s", c.Outcome, c.Date)
		if c.Note != "" {
			fmt.Fprintf(&b, " (%s)", view.Printable(c.Note))
		}
		b.WriteString("\n")
	}
	_, err := e.stdout.Write([]byte(b.String()))
	return err
}
