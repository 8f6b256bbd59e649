package view

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"recourse/classify/codes"
	"recourse/internal/letter"
)

// cardWidth is how many characters of a value a card shows.
const cardWidth = 96

// WriteCard writes the short card of a letter for a person at a terminal.
func WriteCard(w io.Writer, l Letter, today letter.Date) error {
	c := card{w: w}
	c.line("%s  (%s)", Printable(l.File), pages(l.Pages))
	c.line("  %s", headline(l.Letter))
	c.field("Payer", l.Payer)
	c.field("Patient", l.PatientName)
	c.field("State", l.State)
	c.field("Member ID", l.MemberID)
	c.field("Authorization", l.AuthorizationNumber)
	c.field("Claim", l.ClaimNumber)
	c.field("Appeal no.", l.AppealNumber)
	c.field("Letter date", l.LetterDate)
	c.field("Service", l.Service)
	c.field("Reason", l.DenialReason)
	c.codes(l.Codes)
	c.deadline(l.Deadline, today)
	c.actBy(l.Letter.ActBy, today)
	if l.Playbook != nil {
		c.row("Playbook", *l.Playbook)
	}
	if l.NextStep != "" {
		c.row("Next", l.NextStep)
	}
	for _, r := range l.Review {
		c.row("CHECK", fmt.Sprintf("%s: %s", r.Field, r.Why))
	}
	return c.err
}

// card remembers the first error of writing, so that the lines can be listed.
type card struct {
	w   io.Writer
	err error
}

func (c *card) line(format string, args ...any) {
	if c.err == nil {
		_, c.err = fmt.Fprintf(c.w, format+"\n", args...)
	}
}

func (c *card) row(label, value string) { c.line("  %-14s %s", label, Printable(value)) }

func (c *card) field(label string, f *letter.Field) {
	if f == nil {
		return
	}
	c.row(label, shorten(f.Value)+place(f.Page))
}

// codes says what the denial codes mean: a hint, which the reason outranks.
func (c *card) codes(printed letter.Codes) {
	for _, code := range append(slices.Clone(printed.CARC), printed.RARC...) {
		if m, ok := codes.Lookup(code); ok {
			c.row(m.Printed, shorten(m.Meaning))
		}
	}
}

func (c *card) deadline(d *letter.Deadline, today letter.Date) {
	if d == nil {
		return
	}
	switch {
	case d.SafeDate.IsZero():
		c.row("Deadline", "not known: ask the plan")
	case d.Date.IsZero():
		c.row("Deadline", fmt.Sprintf("%s, assumed%s: the letter prints none", dayLeft(d.SafeDate, today), by(d.Rule)))
	default:
		c.row("Deadline", fmt.Sprintf("%s%s", dayLeft(d.Date, today), place(d.Page)))
		c.row("", "“"+shorten(d.Quote)+"”")
		if d.SafeDate.Before(d.Date) {
			c.row("", fmt.Sprintf("work to %s: %s gives less time", d.SafeDate, d.Rule))
		}
	}
	if d.FileBy.Before(d.SafeDate) && !d.FileBy.IsZero() {
		c.row("", fmt.Sprintf("file by %s %s: %s is a %s", d.FileBy.Weekday(), d.FileBy, d.SafeDate, restDay(d.SafeDate)))
	}
}

// restDay is why nobody takes an appeal on a day.
func restDay(d letter.Date) string {
	if w := d.Weekday(); w == time.Saturday || w == time.Sunday {
		return w.String()
	}
	return "federal holiday"
}

func (c *card) actBy(d, today letter.Date) {
	if !d.IsZero() {
		c.row("Act by", dayLeft(d, today))
	}
}

// headline says in a few words what kind of letter it is.
func headline(l letter.Letter) string {
	parts := []string{plain(string(l.Type))}
	if l.Category != nil {
		parts = append(parts, plain(string(*l.Category)))
	}
	for _, c := range l.Also {
		parts = append(parts, "also "+plain(string(c)))
	}
	if l.Stage != nil && *l.Stage == letter.StageUpheld {
		parts = append(parts, "appeal upheld against the member")
	}
	if l.PlanType != nil {
		parts = append(parts, plain(string(*l.PlanType)))
	}
	if l.Funding != nil {
		parts = append(parts, plain(string(*l.Funding)))
	}
	if l.Urgent != nil && *l.Urgent {
		parts = append(parts, "URGENT")
	}
	return strings.Join(parts, " · ")
}

func dayLeft(d, today letter.Date) string {
	days := today.DaysUntil(d)
	switch {
	case days < 0:
		return fmt.Sprintf("%s %s (past)", d, d.Weekday())
	case days == 1:
		return fmt.Sprintf("%s %s (1 day left)", d, d.Weekday())
	}
	return fmt.Sprintf("%s %s (%d days left)", d, d.Weekday(), days)
}

func place(p letter.PageNumber) string {
	if p == 0 {
		return ""
	}
	return fmt.Sprintf("  [p. %d]", p)
}

func pages(p []int) string {
	if len(p) <= 1 {
		return "1 page"
	}
	return fmt.Sprintf("pages %d to %d", p[0], p[len(p)-1])
}

func plain(code string) string { return strings.ReplaceAll(code, "_", " ") }

// shorten cuts a value to what fits a line.
func shorten(s string) string {
	r := []rune(s)
	if len(r) <= cardWidth {
		return s
	}
	return string(r[:cardWidth-1]) + "…"
}

// by names the rule behind a date, where one is known.
func by(rule string) string {
	if rule == "" {
		return ""
	}
	return " by " + rule
}
