package view

import (
	"fmt"
	"io"

	"recourse/classify/playbook"
	"recourse/internal/letter"
)

// WritePlan writes the plan of a case for a person at a terminal.
func WritePlan(w io.Writer, p playbook.Plan, today letter.Date) error {
	c := card{w: w}
	c.line("")
	c.line("PLAN  %s", p.Title)
	c.line("  %s", p.Summary)
	for _, n := range p.Notes {
		c.line("  ! %s", Printable(n))
	}
	for _, t := range p.Steps {
		c.task(t, today)
	}
	c.list("Gather", documents(p.Documents))
	c.list("May file", filers(p.Filers))
	c.list("What wins", p.Wins)
	c.list("Avoid", p.Avoid)
	c.list("Sources", sources(p.Sources))
	return c.err
}

// boxes show how far a step has come.
var boxes = map[playbook.State]string{playbook.TaskOpen: "[ ]", playbook.TaskDone: "[x]", playbook.TaskSkipped: "[-]",
	playbook.TaskMissed: "[!]", playbook.TaskWaiting: "[…]"}

func (c *card) task(t playbook.Task, today letter.Date) {
	when := "            "
	if !t.Date.IsZero() {
		when = fmt.Sprintf("by %s", t.Date)
		if t.Overdue {
			when += " OVERDUE"
		}
	}
	c.line("  %s %-13s %-18s %-10s %s", boxes[t.State], when, t.ID, t.Who, t.Do)
	if t.Left != "" {
		c.line("      missed: %s", t.Left)
	}
	if t.Rule != "" {
		c.line("      %s (%s)", t.Rule, t.RuleStatus)
	}
	if t.Mark != nil {
		c.line("      %s %s by %s %s", t.Mark.State, t.Mark.Date, Printable(t.Mark.By), Printable(t.Mark.Note))
	}
}

func (c *card) list(title string, items []string) {
	if len(items) == 0 {
		return
	}
	c.line("%s", title)
	for _, item := range items {
		c.line("  · %s", item)
	}
}

func documents(all []playbook.Document) []string {
	var lines []string
	for _, d := range all {
		lines = append(lines, fmt.Sprintf("%s (%s): %s", d.Name, d.From, d.Why))
	}
	return lines
}

func filers(all []playbook.Filer) []string {
	var lines []string
	for _, f := range all {
		line := f.Who
		if f.Needs != "" {
			line += "; needed: " + f.Needs
		}
		lines = append(lines, line)
	}
	return lines
}

func sources(all []playbook.Source) []string {
	var lines []string
	for _, s := range all {
		lines = append(lines, fmt.Sprintf("%s: %s (%s, %s)", s.Cite, s.Says, s.Status, s.Collected))
	}
	return lines
}
