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
	asJSON := flags.Bool("json", false, "print JSON Lines")
	limit := flags.Int("limit", 20, "print at most `N` cases")
	sort := flags.String("sort", "relevance", "`order`: deadline, -letter_date or relevance")
	return func(ctx context.Context, e env, args []string) error {
		if len(args) == 0 {
			return usagef("search: for what? For example: recourse search 'payer:aetna \"physical therapy\"'")
		}
		if *limit < 1 {
			return usagef("search: --limit %d: want at least 1", *limit)
		}
		d, _, err := p.open(ctx, e, service.Options{})
		if err != nil {
			return err
		}
		defer d.Close()
		req := service.SearchRequest{Query: strings.Join(args, " "), Limit: *limit, Sort: *sort}
		if *asJSON {
			return d.Call(ctx, service.MethodSearch, req, printJSON(e.stdout))
		}
		return d.Call(ctx, service.MethodSearch, req, func(raw json.RawMessage) error {
			var h view.Hit
			if err := json.Unmarshal(raw, &h); err != nil {
				return err
			}
			return writeHit(e, h)
		})
	}
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
