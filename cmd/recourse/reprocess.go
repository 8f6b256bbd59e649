package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"

	"recourse/internal/service"
	"recourse/internal/view"
)

func reprocessCommand() *command {
	return &command{name: "reprocess", short: "reads old letters with today's rules and lists what changes; what people entered stays", setup: reprocess}
}

func reprocess(flags *flag.FlagSet) runner {
	var p place
	p.declare(flags)
	var req service.ReprocessRequest
	flags.BoolVar(&req.Older, "older", false, "only letters that were read by an older version")
	flags.BoolVar(&req.DryRun, "dry-run", false, "only list what would change")
	asJSON := flags.Bool("json", false, "print JSON Lines")
	return func(ctx context.Context, e env, args []string) error {
		if len(args) > 0 {
			return usagef("reprocess takes no arguments")
		}
		d, _, err := p.open(ctx, e, service.Options{})
		if err != nil {
			return err
		}
		defer d.Close()
		var end *service.ReprocessSummary
		err = d.Call(ctx, service.MethodReprocess, req, func(raw json.RawMessage) error {
			var a service.ReprocessAnswer
			if err := json.Unmarshal(raw, &a); err != nil {
				return err
			}
			if a.Summary != nil {
				end = a.Summary
				return nil
			}
			return writeDifference(e, a, raw, *asJSON)
		})
		if err != nil || end == nil {
			return err
		}
		return writeReprocessed(e, *end)
	}
}

func writeDifference(e env, a service.ReprocessAnswer, raw json.RawMessage, asJSON bool) error {
	if asJSON {
		return printJSON(e.stdout)(raw)
	}
	_, err := fmt.Fprintln(e.stdout, view.Printable(fmt.Sprintf("%-9s %s: %s → %s%s", a.Case, a.Field, orNone(a.Old), orNone(a.New), kept(a.Kept))))
	return err
}

func kept(why string) string {
	if why == "" {
		return ""
	}
	return "  (kept: " + why + ")"
}

func orNone(value string) string {
	if value == "" {
		return "none"
	}
	return value
}

// writeReprocessed sums up on standard error, and names what failed.
func writeReprocessed(e env, s service.ReprocessSummary) error {
	fmt.Fprintf(e.stderr, "%d documents read again; %d cases change\n", s.Documents, s.Cases)
	for _, id := range s.Failed {
		complain(e, id.Short(), "it could not be read again; it stays as it was")
	}
	if len(s.Failed) > 0 {
		return errReported
	}
	return nil
}
