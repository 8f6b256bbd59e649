package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"strings"
	"time"

	"recourse/internal/letter"
	"recourse/internal/service"
	"recourse/internal/view"
)

func caseCommand() *command {
	return &command{name: "case", short: "the worklist and its cases", sub: []*command{
		{name: "list", short: "prints the worklist: unread letters first, then by the day to act", setup: caseList},
		{name: "show", args: "CASE", short: "prints one case with its evidence and its plan", setup: caseShow},
		{name: "set", args: "CASE FIELD=VALUE…", short: "corrects fields: what a person enters wins; FIELD= takes it back, FIELD=none says that there is none", more: "The fields: " + strings.Join(service.EntryFields(), ", "), setup: caseSet},
		{name: "confirm", args: "CASE FIELD… | --all", short: "says that fields are right as they stand", setup: caseConfirm},
		{name: "new", args: "FIELD=VALUE…", short: "types in a denial by phone, or one of which there is no letter", more: "The fields: " + strings.Join(service.EntryFields(), ", "), setup: caseNew},
		{name: "step", args: "CASE STEP --done | --skip", short: "ticks off a step of the plan", setup: caseStep},
		{name: "file", args: "CASE --method METHOD", short: "records a filed appeal with its proof: the plan's clock runs from then on", setup: caseFile},
		{name: "assign", args: "CASE WHO", short: "gives a case to somebody, or to nobody", setup: caseAssign},
		{name: "join", args: "CASE CASE", short: "makes one case of two: the first takes over the letters of the second", setup: caseJoin},
		{name: "separate", args: "CASE LETTER", short: "takes a letter out of a case again", setup: caseSeparate},
		{name: "close", args: "CASE --outcome OUTCOME", short: "ends a case, with its outcome", setup: caseClose},
		{name: "reopen", args: "CASE", short: "takes the end of a case back", setup: caseReopen},
	}}
}

func caseList(flags *flag.FlagSet) runner {
	var p place
	p.declare(flags)
	asJSON := flags.Bool("json", false, "print JSON Lines")
	all := flags.Bool("all", false, "closed cases and letters that are no denials too")
	return func(ctx context.Context, e env, args []string) error {
		if len(args) > 0 {
			return usagef("case list takes no arguments; `recourse search` finds cases")
		}
		d, _, err := p.open(ctx, e, service.Options{})
		if err != nil {
			return err
		}
		defer d.Close()
		req := service.CasesRequest{All: *all}
		if *asJSON {
			return d.Call(ctx, service.MethodCases, req, printJSON(e.stdout))
		}
		cases, err := call[view.Case](ctx, d, service.MethodCases, req)
		if err != nil {
			return err
		}
		for _, c := range cases {
			if _, err := fmt.Fprintln(e.stdout, worklistLine(c)); err != nil {
				return err
			}
		}
		return nil
	}
}

func caseShow(flags *flag.FlagSet) runner {
	var p place
	p.declare(flags)
	asJSON := flags.Bool("json", false, "print JSON")
	return func(ctx context.Context, e env, args []string) error {
		if len(args) != 1 {
			return usagef("case show: which case? For example: recourse case show R-4K7Q2")
		}
		d, cfg, err := p.open(ctx, e, service.Options{})
		if err != nil {
			return err
		}
		defer d.Close()
		req := service.CaseRequest{ID: caseID(args[0])}
		if *asJSON {
			return d.Call(ctx, service.MethodCase, req, printJSON(e.stdout))
		}
		cases, err := call[view.Case](ctx, d, service.MethodCase, req)
		if err != nil {
			return err
		}
		for _, c := range cases {
			if err := writeCase(e.stdout, c, letter.DateOf(time.Now().In(cfg.Location()))); err != nil {
				return err
			}
		}
		return nil
	}
}

// writeCase writes a case with the card of its deciding letter.
func writeCase(w io.Writer, c view.Case, today letter.Date) error {
	if _, err := fmt.Fprintf(w, "%s  %s\n", c.Case.ID, strings.ReplaceAll(string(c.Case.Status), "_", " ")); err != nil {
		return err
	}
	if c.Unread() {
		why := ""
		if c.Error != nil {
			why = c.Error.Why
		}
		_, err := fmt.Fprintf(w, "%s\n  could not be read: %s\n", view.Printable(c.File), why)
		return err
	}
	if err := view.WriteCard(w, view.NewLetter(c.File, *c.Letter), today); err != nil || c.Plan == nil {
		return err
	}
	return view.WritePlan(w, *c.Plan, today)
}

// worklistLine is a case in one line.
func worklistLine(c view.Case) string {
	if c.Unread() {
		why := "not read"
		if c.Error != nil {
			why = c.Error.Why
		}
		return view.Printable(fmt.Sprintf("%-9s UNREAD      %s: %s", c.Case.ID, c.File, why))
	}
	parts := []string{fmt.Sprintf("%-9s %s", c.Case.ID, dayColumn(c))}
	for _, f := range []*letter.Field{c.PatientName, c.MemberID, c.Payer} {
		if f != nil {
			parts = append(parts, f.Value)
		}
	}
	if c.Category != nil {
		parts = append(parts, strings.ReplaceAll(string(*c.Category), "_", " "))
	} else {
		parts = append(parts, strings.ReplaceAll(string(c.Type), "_", " "))
	}
	if c.NeedsReview {
		parts = append(parts, "CHECK "+strings.Join(reviewFields(c), ", "))
	}
	return view.Printable(strings.Join(parts, " · "))
}

// dayColumn is the day to act and how many days are left.
func dayColumn(c view.Case) string {
	if c.Case.DaysLeft == nil && !c.Day().IsZero() {
		return fmt.Sprintf("%s (past)", c.Day())
	}
	if c.Case.DaysLeft == nil {
		return "no date"
	}
	return fmt.Sprintf("%s (%d d)", c.Case.ActBy, *c.Case.DaysLeft)
}

func reviewFields(c view.Case) []string {
	var names []string
	seen := map[string]bool{}
	for _, r := range c.Review {
		if !seen[r.Field] {
			names = append(names, strings.ReplaceAll(r.Field, "_", " "))
		}
		seen[r.Field] = true
	}
	return names
}
