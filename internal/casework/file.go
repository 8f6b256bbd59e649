package casework

import (
	"slices"

	"recourse/classify/playbook"
	"recourse/internal/letter"
)

// Filing is what was sent to the plan, as a person types it.
type Filing struct {
	// Step is a step of the plan; "" for the one that files the appeal.
	Step string `json:"step,omitempty"`
	// Date is the day it was sent, "" for today.
	Date         string            `json:"date,omitempty"`
	Method       string            `json:"method"`
	Confirmation string            `json:"confirmation,omitempty"`
	Proof        letter.DocumentID `json:"proof,omitempty"`
}

// File records that a step was filed. It returns what a person should know
// about it: that it counts when it is received, or that it was late.
func File(c *letter.Case, read *letter.Letter, in Filing, a Act, r Rules) (warnings []string, err error) {
	s, err := Stand(*c, read, r, r.Day(a.At))
	if err != nil {
		return nil, err
	}
	f, err := filing(*c, s, in, a, r)
	if err != nil {
		return nil, err
	}
	addFiling(c, f, a)
	Settle(c, s.Letter)
	return playbook.FilingNotes(f, s.Letter.Finding, s.Letter.Facts, s.Letter.Deadline), nil
}

func filing(c letter.Case, s Standing, in Filing, a Act, r Rules) (f letter.Filing, err error) {
	f = letter.Filing{Letter: Deciding(c), Date: r.Day(a.At), Proof: in.Proof, By: a.By, At: a.At.UTC()}
	if c.Closing != nil {
		return f, letter.Refuse(CodeBadState, "case %s is closed; `recourse case reopen` opens it again", c.ID)
	}
	step := in.Step
	if step == "" && s.Plan != nil {
		if step = s.Plan.FilingStep(); step == "" {
			return f, letter.Refuse(CodeBadEntry, "the plan of %s has nothing to file of itself: name the step", c.ID)
		}
	}
	if f.Step, err = findStep(c, s.Plan, step); err != nil {
		return f, err
	}
	method, err := oneOf(letter.FilingMethods...)(in.Method)
	if err != nil {
		return f, letter.Refuse(CodeBadEntry, "method: %v", err)
	}
	f.Method = letter.FilingMethod(method)
	if f.Confirmation, err = parseText(in.Confirmation); err != nil {
		return f, letter.Refuse(CodeBadEntry, "confirmation: %v", err)
	}
	if in.Date == "" {
		return f, nil
	}
	if f.Date, err = pastDay("date", in.Date, r.Day(a.At)); err != nil {
		return f, err
	}
	if written := s.Letter.Facts.Date(); !written.IsZero() && f.Date.Before(written) {
		return f, letter.Refuse(CodeBadEntry, "date: %s is before the letter's own date, %s", f.Date, written)
	}
	return f, nil
}

// addFiling adds a filing, or what is new about one that is known: told again
// with its proof, it is one filing.
func addFiling(c *letter.Case, f letter.Filing, a Act) {
	i := slices.IndexFunc(c.Filings, func(k letter.Filing) bool {
		return k.Step == f.Step && k.Letter == f.Letter && k.Date == f.Date && k.Method == f.Method
	})
	if i < 0 {
		c.Filings = append(c.Filings, f)
		a.note(c, "filed", "%s on %s by %s", f.Step, f.Date, f.Method)
		return
	}
	known := &c.Filings[i]
	before := *known
	if f.Confirmation != "" {
		known.Confirmation = f.Confirmation
	}
	if f.Proof != "" {
		known.Proof = f.Proof
	}
	if *known != before {
		a.note(c, "filed", "%s: confirmation or proof added", f.Step)
	}
}
