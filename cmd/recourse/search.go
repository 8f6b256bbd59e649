package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"strings"

	"recourse/internal/service"
	"recourse/internal/view"
)

func searchCommand() *command {
	return &command{name: "search", args: "QUERY", short: "finds past denials", setup: search}
}

func search(flags *flag.FlagSet) runner {
	var p place
	p.declare(flags)
	var req service.SearchRequest
	asJSON := flags.Bool("json", false, "print JSON Lines")
	flags.IntVar(&req.Limit, "limit", 20, "print at most `N` cases")
	flags.StringVar(&req.Sort, "sort", "relevance", "`order`: deadline, -letter_date or relevance")
	flags.BoolVar(&req.Summary, "facets", false, "print also how all that was found divides, and where the next page begins")
	complete := flags.Bool("complete", false, "print how QUERY can go on: fields and their values, instead of cases")
	flags.StringVar(&req.After, "after", "", "print the page after `PLACE`, which --facets told as next")
	return func(ctx context.Context, e env, args []string) error {
		if len(args) == 0 && !*complete {
			return usagef("search: for what? For example: recourse search 'payer:aetna \"physical therapy\"'")
		}
		if req.Limit < 1 {
			return usagef("search: --limit %d: want at least 1", req.Limit)
		}
		d, _, err := p.open(ctx, e, service.Options{})
		if err != nil {
			return err
		}
		defer d.Close()
		req.Query = strings.Join(args, " ")
		if *complete {
			return completions(ctx, e, d, req.Query, *asJSON)
		}
		if *asJSON {
			return d.Call(ctx, service.MethodSearch, req, printJSON(e.stdout))
		}
		found := false
		err = d.Call(ctx, service.MethodSearch, req, func(raw json.RawMessage) error {
			found = true
			return writeFound(e, raw)
		})
		if err == nil && !found {
			_, err = fmt.Fprintln(e.stderr, "nothing found")
		}
		return err
	}
}

// completions writes the queries that one can become, with an example for each
// field.
func completions(ctx context.Context, e env, d desk, query string, asJSON bool) error {
	each := func(raw json.RawMessage) error {
		var c service.Completion
		if err := json.Unmarshal(raw, &c); err != nil {
			return err
		}
		line := view.Printable(c.Query)
		if c.Example != "" {
			line = fmt.Sprintf("%-20s  for example %s", line, c.Example)
		}
		_, err := fmt.Fprintln(e.stdout, line)
		return err
	}
	if asJSON {
		each = printJSON(e.stdout)
	}
	return d.Call(ctx, service.MethodComplete, service.CompleteRequest{Query: query}, each)
}

// writeFound writes a hit, or what is said of all at the end.
func writeFound(e env, raw json.RawMessage) error {
	var end struct {
		Summary *view.Summary `json:"summary"`
	}
	if err := json.Unmarshal(raw, &end); err != nil {
		return err
	}
	if end.Summary != nil {
		return writeSummary(e, *end.Summary)
	}
	var h view.Hit
	if err := json.Unmarshal(raw, &h); err != nil {
		return err
	}
	return writeHit(e, h)
}

// writeSummary writes a line for each property.
func writeSummary(e env, s view.Summary) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%d found\n", s.Total)
	for _, f := range s.Facets {
		fmt.Fprintf(&b, "%-10s", f.Field)
		for _, c := range f.Counts {
			fmt.Fprintf(&b, "  %s %d", view.Printable(c.Value), c.Count)
		}
		b.WriteString("\n")
	}
	if s.Next != nil {
		fmt.Fprintf(&b, "next page: --after %s\n", *s.Next)
	}
	_, err := e.stdout.Write([]byte(b.String()))
	return err
}

// writeHit writes a found case in two or three lines.
func writeHit(e env, h view.Hit) error {
	near := ""
	if h.Near {
		near = "  (near)"
	}
	_, err := fmt.Fprintf(e.stdout, "%s%s\n", worklistLine(h.Case), near)
	for _, f := range h.Fragments {
		if err == nil {
			_, err = fmt.Fprintf(e.stdout, "        …%s«%s»%s…\n", view.Printable(f.Pre), view.Printable(f.Match), view.Printable(f.Post))
		}
	}
	return err
}
