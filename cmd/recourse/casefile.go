package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"recourse/internal/letter"
	"recourse/internal/service"
	"recourse/internal/view"
)

var caseStep = changing(func(flags *flag.FlagSet) func([]string) (change, error) {
	done := flags.Bool("done", false, "it is done")
	skip := flags.Bool("skip", false, "it is not needed here")
	open := flags.Bool("open", false, "takes that back")
	note := flags.String("note", "", "what came of it")
	return func(args []string) (change, error) {
		states := map[letter.StepState]bool{letter.StepDone: *done, letter.StepSkipped: *skip, letter.StepOpen: *open}
		var chosen []letter.StepState
		for state, set := range states {
			if set {
				chosen = append(chosen, state)
			}
		}
		if len(args) != 2 || len(chosen) != 1 {
			return change{}, usagef("case step: name a case and a step of its plan, and say --done, --skip or --open. For example: recourse case step R-4K7Q2 call-and-log --done --note \"ref. 8812\"")
		}
		return change{service.MethodStep, service.StepRequest{ID: caseID(args[0]), Step: args[1], State: chosen[0], Note: *note}}, nil
	}
})

// caseFile records a filing. The proof is made durable before the filing that
// points to it.
func caseFile(flags *flag.FlagSet) runner {
	var p place
	p.declare(flags)
	var req service.FileRequest
	asJSON := flags.Bool("json", false, "print JSON")
	flags.StringVar(&req.Step, "step", "", "`step` of the plan that was filed (default: the appeal)")
	flags.StringVar(&req.Date, "date", "", "`day` on which it was sent (default: today)")
	flags.StringVar(&req.Method, "method", "", "fax, mail, portal or phone")
	flags.StringVar(&req.Confirmation, "confirmation", "", "`number` or name by which the plan knows it")
	proof := flags.String("proof", "", "`file` that proves it, as the fax report: it is kept, and not read")
	return func(ctx context.Context, e env, args []string) error {
		if len(args) != 1 || req.Method == "" {
			return usagef("case file: which case, and how was it sent? For example: recourse case file R-4K7Q2 --method fax --date 2026-03-18 --confirmation 8812 --proof report.pdf")
		}
		req.ID = caseID(args[0])
		d, _, err := p.open(ctx, e, service.Options{})
		if err != nil {
			return err
		}
		defer d.Close()
		if *proof != "" {
			if req.Proof, err = keepProof(ctx, e, d, req.ID, *proof); err != nil {
				return err
			}
		}
		return filed(ctx, e, d, req, *asJSON)
	}
}

// filed records the filing, and tells on standard error what is to be known.
func filed(ctx context.Context, e env, d desk, req service.FileRequest, asJSON bool) error {
	cases, err := call[view.Case](ctx, d, service.MethodFile, req)
	if err != nil {
		return err
	}
	for _, c := range cases {
		for _, w := range c.Warnings {
			fmt.Fprintf(e.stderr, "%s: %s\n", c.Case.ID, view.Printable(w))
		}
		if err := writeChanged(e, c, asJSON); err != nil {
			return err
		}
	}
	return nil
}

func keepProof(ctx context.Context, e env, d desk, id letter.CaseID, name string) (letter.DocumentID, error) {
	f, err := openNamed(e, name)
	if err != nil {
		return "", usagef("case file: --proof %s: %v", view.Printable(name), err)
	}
	defer f.Close()
	return d.Proof(ctx, service.ProofRequest{ID: id, Name: filepath.Base(name)}, f)
}

// openNamed opens a file that a person named; the error says why it can not be.
func openNamed(e env, name string) (*os.File, error) {
	f, err := os.Open(absolute(e, name))
	if err != nil {
		return nil, errors.Unwrap(err)
	}
	if info, err := f.Stat(); err != nil || info.IsDir() {
		f.Close()
		return nil, errors.New("it is no file")
	}
	return f, nil
}
