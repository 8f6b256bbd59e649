package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"path/filepath"
	"strings"

	"recourse/internal/letter"
	"recourse/internal/service"
	"recourse/internal/view"
)

const historyMore = `  history CASE                    what was tried before, by the cases of the same patient and member ID
  history "Ann Lee"               the same for every patient of a name
  history CASE add TREATMENT      enters one: --end failed, and --dose, --from, --until, --note, --source, --page
  history CASE read FILE…         reads records (PDF, image, Word, text) and proposes what they tell, with the words
                                  and the page that show it; nothing counts until somebody accepts it
  history CASE accept T3… | --all takes proposals into the history
  history CASE remove T3…         takes treatments out, or refuses proposals

What is entered or accepted fills exception requests, letters of medical necessity and appeals.
Days are as precise as they are known: 2024, 2024-03, 2024-03-09.`

func historyCommand() *command {
	return &command{name: "history", args: "CASE|PATIENT [add|read|accept|remove …]", short: "what a patient was treated with before, how it ended and what shows it",
		more: historyMore, setup: historyOf}
}

// historyRun is a call of the command.
type historyRun struct {
	place
	trial service.Trial
	page  int
	all   bool
	json  bool
}

func historyOf(flags *flag.FlagSet) runner {
	var h historyRun
	h.declare(flags)
	flags.StringVar(&h.trial.End, "end", "", "add: how it `ended`: "+endNames())
	flags.StringVar(&h.trial.Dose, "dose", "", "add: dose in words")
	flags.StringVar(&h.trial.From, "from", "", "add: since `when`")
	flags.StringVar(&h.trial.Until, "until", "", "add: until `when`")
	flags.StringVar(&h.trial.Note, "note", "", "add: what happened")
	flags.StringVar(&h.trial.Source, "source", "", "add: the `record` that shows it")
	flags.IntVar(&h.page, "page", 0, "add: the page of it")
	flags.BoolVar(&h.all, "all", false, "accept: every proposal")
	flags.BoolVar(&h.json, "json", false, "print JSON Lines")
	return h.run
}

func endNames() string {
	var names []string
	for _, e := range letter.TrialEnds {
		names = append(names, string(e))
	}
	return strings.Join(names, ", ")
}

func (h *historyRun) run(ctx context.Context, e env, args []string) error {
	if len(args) == 0 {
		return usagef("history: of which case or patient? For example: recourse history R-4K7Q2")
	}
	of, act, rest := args[0], "list", []string(nil)
	if len(args) > 1 {
		act, rest = args[1], args[2:]
	}
	call, err := h.request(of, act, rest)
	if err != nil {
		return err
	}
	d, _, err := h.open(ctx, e, service.Options{})
	if err != nil {
		return err
	}
	defer d.Close()
	if act == "read" {
		return h.read(ctx, e, d, caseID(of), rest)
	}
	return h.print(ctx, e, d, call)
}

// request is the call that the arguments make.
func (h *historyRun) request(of, act string, rest []string) (change, error) {
	req := service.TrialRequest{ID: caseID(of)}
	switch {
	case act == "list" && len(rest) == 0:
		return change{service.MethodHistory, service.HistoryRequest{Of: of}}, nil
	case act == "add" && len(rest) == 1:
		h.trial.Treatment, h.trial.Page = rest[0], letter.PageNumber(h.page)
		req.Add = &h.trial
	case act == "accept" && (len(rest) > 0) != h.all:
		req.Accept, req.All = rest, h.all
	case act == "remove" && len(rest) > 0:
		req.Remove = rest
	case act == "read" && len(rest) > 0:
	case act == "add":
		return change{}, usagef("history add: what was tried? For example: recourse history R-4K7Q2 add methotrexate --dose \"15 mg weekly\" --from 2024-03 --until 2024-09 --end failed")
	case act == "accept":
		return change{}, usagef("history accept: name the proposals, or say --all")
	case act == "read":
		return change{}, usagef("history read: which record? For example: recourse history R-4K7Q2 read notes.pdf")
	case act == "remove":
		return change{}, usagef("history remove: which? `recourse history CASE` prints their names")
	default:
		return change{}, usagef("history: %q is none of list, add, read, accept, remove", act)
	}
	return change{service.MethodTrial, req}, nil
}

func (h *historyRun) print(ctx context.Context, e env, d desk, c change) error {
	if h.json {
		return d.Call(ctx, c.method, c.in, printJSON(e.stdout))
	}
	all, err := call[view.Trial](ctx, d, c.method, c.in)
	if err != nil {
		return err
	}
	return h.write(e, all)
}

// write prints a history; one of several patients has each name before its own.
func (h *historyRun) write(e env, all []view.Trial) error {
	last, proposed := "", 0
	for _, t := range all {
		if h.json {
			if err := json.NewEncoder(e.stdout).Encode(t); err != nil {
				return err
			}
			continue
		}
		if who := strings.TrimSpace(t.Patient + "  " + t.Member); who != last {
			fmt.Fprintln(e.stdout, view.Printable(who))
			last = who
		}
		if err := view.WriteTrial(e.stdout, t); err != nil {
			return err
		}
		if t.Proposed {
			proposed++
		}
	}
	if proposed > 0 && !h.json {
		fmt.Fprintf(e.stderr, "%d proposed (?): `recourse history CASE accept …` takes them in\n", proposed)
	}
	return nil
}

// read sends records one after the other; one that can not be read is named,
// and the others go on.
func (h *historyRun) read(ctx context.Context, e env, d desk, id letter.CaseID, files []string) error {
	failed := false
	var trials []view.Trial
	for _, name := range files {
		p, err := readRecord(ctx, e, d, id, name)
		if err != nil {
			if code := letter.CodeOf(err); code == "no_such_case" {
				return err
			}
			complain(e, name, letter.WhyOf(err))
			failed = true
			continue
		}
		trials = p.Trials
		fmt.Fprintf(e.stderr, "%s: %d treatments found\n", view.Printable(name), p.Found)
		for _, page := range p.Unread {
			fmt.Fprintf(e.stderr, "%s: page %d could not be read: look at it yourself\n", view.Printable(name), page)
		}
	}
	if err := h.write(e, trials); err != nil {
		return err
	}
	if failed {
		return errReported
	}
	return nil
}

func readRecord(ctx context.Context, e env, d desk, id letter.CaseID, name string) (service.Proposed, error) {
	f, err := openNamed(e, name)
	if err != nil {
		return service.Proposed{}, letter.Refuse("no_such_file", "%v", err)
	}
	defer f.Close()
	return d.ReadRecord(ctx, service.RecordRequest{ID: id, Name: filepath.Base(name)}, f)
}
