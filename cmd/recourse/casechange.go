package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"strings"

	"github.com/nats-io/nuid"

	"recourse/internal/letter"
	"recourse/internal/service"
	"recourse/internal/view"
)

// change is a command that changes a case: the method to call and its request.
type change struct {
	method string
	in     any
}

// changing is the setup of a command that changes a case and prints it as it
// is then. declare may add flags; request makes the call of the arguments.
func changing(declare func(*flag.FlagSet) (request func(args []string) (change, error))) func(*flag.FlagSet) runner {
	return func(flags *flag.FlagSet) runner {
		var p place
		p.declare(flags)
		asJSON := flags.Bool("json", false, "print JSON Lines")
		request := declare(flags)
		return func(ctx context.Context, e env, args []string) error {
			c, err := request(args)
			if err != nil {
				return err
			}
			d, _, err := p.open(ctx, e, service.Options{})
			if err != nil {
				return err
			}
			defer d.Close()
			return c.carryOut(ctx, e, d, *asJSON)
		}
	}
}

func (c change) carryOut(ctx context.Context, e env, d desk, asJSON bool) error {
	if asJSON {
		return d.Call(ctx, c.method, c.in, printJSON(e.stdout))
	}
	cases, err := call[view.Case](ctx, d, c.method, c.in)
	if err != nil {
		return err
	}
	for _, c := range cases {
		if err := writeChanged(e, c, false); err != nil {
			return err
		}
	}
	return nil
}

// writeChanged writes a case as it is after a change.
func writeChanged(e env, c view.Case, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(e.stdout).Encode(c)
	}
	_, err := fmt.Fprintf(e.stdout, "%s  [%s]\n", worklistLine(c), plainWords(string(c.Case.Status)))
	return err
}

func plainWords(code string) string { return strings.ReplaceAll(code, "_", " ") }

// caseID is a case as it was typed: in any case, with or without its R-.
func caseID(typed string) letter.CaseID {
	id := strings.ToUpper(strings.TrimSpace(typed))
	if !strings.HasPrefix(id, "R-") {
		id = "R-" + id
	}
	return letter.CaseID(id)
}

var caseSet = changing(func(*flag.FlagSet) func([]string) (change, error) {
	return func(args []string) (change, error) {
		if len(args) < 2 || strings.Contains(args[0], "=") {
			return change{}, usagef("case set: which case, and what? For example: recourse case set R-4K7Q2 member_id=W123456789")
		}
		return change{service.MethodSet, service.SetRequest{ID: caseID(args[0]), Fields: args[1:]}}, nil
	}
})

var caseConfirm = changing(func(flags *flag.FlagSet) func([]string) (change, error) {
	all := flags.Bool("all", false, "everything that is asked about")
	return func(args []string) (change, error) {
		if len(args) == 0 || (len(args) == 1) != *all {
			return change{}, usagef("case confirm: name a case and its fields, or say --all. For example: recourse case confirm R-4K7Q2 member_id")
		}
		return change{service.MethodConfirm, service.ConfirmRequest{ID: caseID(args[0]), Fields: args[1:]}}, nil
	}
})

var caseNew = changing(func(*flag.FlagSet) func([]string) (change, error) {
	return func(args []string) (change, error) {
		if len(args) == 0 {
			return change{}, usagef("case new: what is known? For example: recourse case new patient_name=\"Ann Lee\" payer=Northgate letter_date=2026-03-02 category=medical_necessity")
		}
		return change{service.MethodNew, service.NewRequest{Nonce: nuid.Next(), Fields: args}}, nil
	}
})

var caseAssign = changing(func(*flag.FlagSet) func([]string) (change, error) {
	return func(args []string) (change, error) {
		if len(args) != 2 {
			return change{}, usagef("case assign: which case, and to whom? \"nobody\" takes it back")
		}
		return change{service.MethodAssign, service.AssignRequest{ID: caseID(args[0]), Who: args[1]}}, nil
	}
})

var caseJoin = changing(func(*flag.FlagSet) func([]string) (change, error) {
	return func(args []string) (change, error) {
		if len(args) != 2 {
			return change{}, usagef("case join: name the case that stays and the one whose letters it takes over")
		}
		return change{service.MethodJoin, service.JoinRequest{ID: caseID(args[0]), Other: caseID(args[1])}}, nil
	}
})

var caseSeparate = changing(func(*flag.FlagSet) func([]string) (change, error) {
	return func(args []string) (change, error) {
		if len(args) != 2 {
			return change{}, usagef("case separate: name the case and the letter to take out of it, as `recourse case show` prints it")
		}
		return change{service.MethodSeparate, service.SeparateRequest{ID: caseID(args[0]), Letter: letter.ID(args[1])}}, nil
	}
})

var caseClose = changing(func(flags *flag.FlagSet) func([]string) (change, error) {
	var req service.CloseRequest
	flags.StringVar(&req.Outcome, "outcome", "", "how it ended: overturned, partly, upheld, withdrawn or missed")
	flags.StringVar(&req.Date, "date", "", "`day` of the outcome (default: today)")
	flags.StringVar(&req.Amount, "amount", "", "`money` that was at stake, in dollars")
	flags.StringVar(&req.Note, "note", "", "what is worth knowing next time")
	return func(args []string) (change, error) {
		if len(args) != 1 || req.Outcome == "" {
			return change{}, usagef("case close: which case, and how did it end? For example: recourse case close R-4K7Q2 --outcome overturned")
		}
		req.ID = caseID(args[0])
		return change{service.MethodClose, req}, nil
	}
})

var caseReopen = changing(func(*flag.FlagSet) func([]string) (change, error) {
	return func(args []string) (change, error) {
		if len(args) != 1 {
			return change{}, usagef("case reopen: which case?")
		}
		return change{service.MethodReopen, service.CaseRequest{ID: caseID(args[0])}}, nil
	}
})
