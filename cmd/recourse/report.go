package main

import (
	"context"
	"flag"

	"recourse/internal/letter"
	"recourse/internal/report"
	"recourse/internal/service"
)

func reportCommand() *command {
	return &command{name: "report", short: "what became of the denials: appealed, overturned, missed, and the money at stake", setup: reportOutcomes}
}

func reportOutcomes(flags *flag.FlagSet) runner {
	var p place
	p.declare(flags)
	asJSON := flags.Bool("json", false, "print JSON Lines; the last is all together")
	asCSV := flags.Bool("csv", false, "print CSV; the last line is all together")
	by := flags.String("by", "payer,category", "`groupings`: payer, category, stage, month, or several; \"\" for all together")
	since := flags.String("since", "", "letters of this `date` (YYYY-MM-DD) and later")
	until := flags.String("until", "", "letters of this `date` and earlier")
	return func(ctx context.Context, e env, args []string) error {
		if len(args) > 0 {
			return usagef("report takes no arguments")
		}
		if *asJSON && *asCSV {
			return usagef("report: --json or --csv, not both")
		}
		groupings, err := report.ParseBy(*by)
		if err != nil {
			return usagef("report: --by: %v", err)
		}
		req := service.ReportRequest{By: *by}
		for _, d := range []struct {
			flag, text string
			to         *letter.Date
		}{{"since", *since, &req.Since}, {"until", *until, &req.Until}} {
			if d.text == "" {
				continue
			}
			if *d.to, err = letter.ParseDate(d.text); err != nil {
				return usagef("report: --%s %q: want a date such as 2026-01-31", d.flag, d.text)
			}
		}
		d, _, err := p.open(ctx, e, service.Options{})
		if err != nil {
			return err
		}
		defer d.Close()
		lines, err := call[report.Line](ctx, d, service.MethodReport, req)
		if err != nil {
			return err
		}
		switch {
		case *asJSON:
			return report.WriteJSON(e.stdout, lines, groupings)
		case *asCSV:
			return report.WriteCSV(e.stdout, lines, groupings)
		}
		return report.WriteTable(e.stdout, lines, groupings)
	}
}
