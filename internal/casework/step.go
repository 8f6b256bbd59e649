package casework

import (
	"strings"

	"recourse/classify/playbook"
	"recourse/internal/letter"
)

// arrival are the steps after which the plan surely has what was filed.
var arrival = []string{"check-arrival", "reviewer-answer"}

// Step ticks off a step of the case's plan, or takes that back.
func Step(c *letter.Case, read *letter.Letter, id string, state letter.StepState, note string, a Act, r Rules) error {
	s, err := Stand(*c, read, r, r.Day(a.At))
	if err != nil {
		return err
	}
	if id, err = findStep(*c, s.Plan, id); err != nil {
		return err
	}
	switch known, marked := c.Steps[id]; {
	case state == letter.StepOpen && !marked, marked && known.State == state && known.Note == note && about(*c, known.Letter):
		return nil
	case state == letter.StepOpen:
		delete(c.Steps, id)
	default:
		if c.Steps == nil {
			c.Steps = map[string]letter.StepMark{}
		}
		c.Steps[id] = letter.StepMark{State: state, Letter: Deciding(*c), Date: r.Day(a.At), Note: note, By: a.By, At: a.At.UTC()}
	}
	Settle(c, s.Letter)
	a.note(c, "step "+string(state), "%s", strings.TrimSpace(id+" "+note))
	return nil
}

// findStep is the id of a step as it was typed.
func findStep(c letter.Case, p *playbook.Plan, typed string) (string, error) {
	if p == nil {
		return "", letter.Refuse(CodeBadState, "case %s has no plan: nothing was denied, or nothing is known of it", c.ID)
	}
	var ids []string
	for _, t := range p.Steps {
		if t.ID == typed {
			return typed, nil
		}
		ids = append(ids, t.ID)
	}
	if meant := nearest(strings.ToLower(typed), ids); meant != "" {
		return "", letter.Refuse(CodeBadEntry, "the plan of %s has no step %q: did you mean %s?", c.ID, typed, meant)
	}
	return "", letter.Refuse(CodeBadEntry, "the plan of %s has no step %q; its steps are %s", c.ID, typed, strings.Join(ids, ", "))
}
