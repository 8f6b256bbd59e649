package casework

import (
	"slices"
	"strings"

	"recourse/internal/letter"
)

// CodeBadState is the code of what can not be done to a case as it stands.
const CodeBadState = "bad_state"

// Closing is how a case ended, as a person types it.
type Closing struct {
	Outcome string `json:"outcome"`
	// Date is the day of the outcome, "" for today.
	Date string `json:"date,omitempty"`
	// Amount is the money that was at stake, in dollars.
	Amount string `json:"amount,omitempty"`
	Note   string `json:"note,omitempty"`
}

// Close ends a case.
func Close(c *letter.Case, in Closing, a Act, r Rules) error {
	outcome, err := oneOf(letter.CaseOutcomes...)(in.Outcome)
	if err != nil {
		return letter.Refuse(CodeBadEntry, "outcome: %v", err)
	}
	end := letter.Closing{Outcome: letter.CaseOutcome(outcome), Date: r.Day(a.At), Note: in.Note, By: a.By, At: a.At.UTC()}
	if in.Date != "" {
		if end.Date, err = pastDay("date", in.Date, r.Day(a.At)); err != nil {
			return err
		}
	}
	if in.Amount != "" {
		if end.Cents, err = parseAmount(in.Amount); err != nil {
			return letter.Refuse(CodeBadEntry, "amount: %v", err)
		}
	}
	c.Closing, c.Outcome, c.Status = &end, end.Outcome, letter.CaseClosed
	a.note(c, "closed", "%s on %s", end.Outcome, end.Date)
	return nil
}

// pastDay reads the day of something that has happened.
func pastDay(what, typed string, today letter.Date) (letter.Date, error) {
	d, err := ParseDay(typed)
	if err != nil {
		return d, letter.Refuse(CodeBadEntry, "%s: %v", what, err)
	}
	if today.Before(d) {
		return d, letter.Refuse(CodeBadEntry, "%s: %s is in the future", what, d)
	}
	return d, nil
}

// Reopen takes the end of a case back.
func Reopen(c *letter.Case, l *letter.Letter, a Act) error {
	if c.Closing == nil {
		return letter.Refuse(CodeBadState, "case %s was not closed by anybody; `recourse case set %s kind=denial` opens one that was taken for no denial", c.ID, c.ID)
	}
	c.Closing, c.Outcome, c.Status = nil, "", letter.CaseOpen
	Settle(c, l)
	a.note(c, "reopened", "")
	return nil
}

// nobody are the words that take an assignment back.
var nobody = []string{"", "-", "none", "nobody", "unassigned"}

// Assign gives a case to somebody, or to nobody.
func Assign(c *letter.Case, l *letter.Letter, who string, a Act) error {
	who, err := parseText(who)
	if err != nil {
		return letter.Refuse(CodeBadEntry, "assignee: %v", err)
	}
	if slices.Contains(nobody, strings.ToLower(who)) {
		who = ""
	}
	if c.Assignee == who {
		return nil
	}
	c.Assignee = who
	Settle(c, l)
	a.note(c, "assigned", "%s", shown(who))
	return nil
}
