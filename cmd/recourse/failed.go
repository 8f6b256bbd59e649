package main

import (
	"context"
	"flag"
	"fmt"

	"recourse/internal/service"
	"recourse/internal/view"
)

func failedCommand() *command {
	return &command{name: "failed", short: "what could not be processed", sub: []*command{
		{name: "list", short: "prints what could not be processed, with stage and reason", setup: failedList},
		{name: "show", args: "DOCUMENT", short: "prints one failed document with its attempts", setup: failedShow},
		{name: "retry", args: "DOCUMENT… | --all", short: "puts failed documents back into the queue", setup: failedRetry},
	}}
}

func failedList(flags *flag.FlagSet) runner {
	var p place
	p.declare(flags)
	asJSON := flags.Bool("json", false, "print JSON Lines")
	return func(ctx context.Context, e env, args []string) error {
		if len(args) > 0 {
			return usagef("failed list takes no arguments; `recourse failed show DOCUMENT` prints one")
		}
		d, _, err := p.open(ctx, e, service.Options{})
		if err != nil {
			return err
		}
		defer d.Close()
		if *asJSON {
			return d.Call(ctx, service.MethodFailed, service.FailedRequest{}, printJSON(e.stdout))
		}
		docs, err := call[service.FailedDocument](ctx, d, service.MethodFailed, service.FailedRequest{})
		if err != nil {
			return err
		}
		for _, f := range docs {
			if err := writeFailed(e, f); err != nil {
				return err
			}
		}
		return nil
	}
}

func failedShow(flags *flag.FlagSet) runner {
	var p place
	p.declare(flags)
	asJSON := flags.Bool("json", false, "print JSON")
	return func(ctx context.Context, e env, args []string) error {
		if len(args) != 1 {
			return usagef("failed show: which document? `recourse failed list` prints their ids")
		}
		d, _, err := p.open(ctx, e, service.Options{})
		if err != nil {
			return err
		}
		defer d.Close()
		req := service.FailedRequest{Document: args[0]}
		if *asJSON {
			return d.Call(ctx, service.MethodFailed, req, printJSON(e.stdout))
		}
		docs, err := call[service.FailedDocument](ctx, d, service.MethodFailed, req)
		if err != nil {
			return err
		}
		for _, f := range docs {
			if err := writeFailedWhole(e, f); err != nil {
				return err
			}
		}
		return nil
	}
}

func failedRetry(flags *flag.FlagSet) runner {
	var p place
	p.declare(flags)
	all := flags.Bool("all", false, "all failed documents")
	password := flags.String("password", "", "open encrypted files with this `PASSWORD`; it is not stored")
	return func(ctx context.Context, e env, args []string) error {
		if (len(args) == 0) != *all {
			return usagef("failed retry: name documents, or say --all")
		}
		d, _, err := p.open(ctx, e, service.Options{Work: true})
		if err != nil {
			return err
		}
		defer d.Close()
		docs, err := call[service.FailedDocument](ctx, d, service.MethodRetry, service.RetryRequest{Documents: args, All: *all, Password: *password})
		if err != nil {
			return err
		}
		var ids service.AwaitRequest
		for _, f := range docs {
			ids.Documents = append(ids.Documents, f.Document)
		}
		return awaitRetried(ctx, e, d, ids)
	}
}

// awaitRetried waits for the documents and names those that failed again.
func awaitRetried(ctx context.Context, e env, d desk, ids service.AwaitRequest) error {
	outcomes, err := call[service.Outcome](ctx, d, service.MethodAwait, ids)
	if err != nil {
		return err
	}
	failed := false
	for _, o := range outcomes {
		if o.Failure != nil {
			failed = true
			complain(e, o.Document.Short(), o.Failure.Why)
			continue
		}
		for _, c := range o.Cases {
			fmt.Fprintln(e.stdout, worklistLine(c))
		}
	}
	if failed {
		return errReported
	}
	return nil
}

func writeFailed(e env, f service.FailedDocument) error {
	_, err := fmt.Fprintf(e.stdout, "%s  %-9s %-9s %-14s %s: %s\n",
		f.Document.Short(), f.Case, f.Failure.Stage, f.Failure.Code, view.Printable(f.File), f.Failure.Why)
	return err
}

func writeFailedWhole(e env, f service.FailedDocument) error {
	if err := writeFailed(e, f); err != nil {
		return err
	}
	for _, a := range f.Arrivals {
		fmt.Fprintf(e.stdout, "  came in  %s  %s  %s\n", a.ReceivedAt.Local().Format("2006-01-02 15:04:05"), a.Source, view.Printable(a.Name))
	}
	for _, a := range f.Attempts {
		fmt.Fprintf(e.stdout, "  tried    %s  %s  %s\n", a.Started.Local().Format("2006-01-02 15:04:05"), a.Stage, a.Code)
	}
	return nil
}
