package casework

import (
	"strings"

	"recourse/internal/letter"
)

// Set enters values for fields, each given as field=value. A field with
// nothing behind the sign is un-set: what the machine read counts again; with
// "none" the person says that the letter states no such value. A mistake in
// one leaves the case as it was. read is the deciding letter as the machine
// has it, nil for none.
func Set(c *letter.Case, read *letter.Letter, assignments []string, a Act, r Rules) error {
	parsed := make([]assignment, len(assignments))
	for i, text := range assignments {
		var err error
		if parsed[i], err = parseAssignment(text, r.Day(a.At)); err != nil {
			return err
		}
	}
	before, err := Effective(*c, read, r)
	if err != nil {
		return err
	}
	for _, p := range parsed {
		p.carryOut(c, before, read, a)
	}
	after, err := Effective(*c, read, r)
	if err != nil {
		return err
	}
	if err := plausible(after, parsed); err != nil {
		return err
	}
	Settle(c, after)
	return nil
}

// assignment is one field=value.
type assignment struct {
	name, value string
	field       field
	unset       bool
}

func parseAssignment(text string, today letter.Date) (assignment, error) {
	typed, value, ok := strings.Cut(text, "=")
	if !ok {
		return assignment{}, letter.Refuse(CodeBadEntry, "%q is no field=value, as in member_id=W123456789", text)
	}
	name, f, err := lookup(typed)
	if err != nil {
		return assignment{}, err
	}
	p := assignment{name: name, field: f}
	switch value = strings.TrimSpace(value); {
	case value == "":
		p.unset = true
		return p, nil
	case strings.EqualFold(value, None) && f.always:
		return p, letter.Refuse(CodeBadEntry, "%s: every letter has one; %s= takes back what was entered", name, name)
	case strings.EqualFold(value, None):
		return p, nil
	}
	if p.value, err = f.parse(value); err != nil {
		return p, letter.Refuse(CodeBadEntry, "%s: %v", name, err)
	}
	if d, err := letter.ParseDate(p.value); name == "letter_date" && err == nil && today.Before(d) {
		return p, letter.Refuse(CodeBadEntry, "letter_date: %s is in the future", d)
	}
	return p, nil
}

// carryOut enters a value, or takes the entry back.
func (p assignment) carryOut(c *letter.Case, before, read *letter.Letter, a Act) {
	was := p.field.valueIn(before)
	known, entered := InForce(*c)[p.name]
	if p.unset {
		if _, ok := c.Entered[p.name]; ok {
			delete(c.Entered, p.name)
			a.note(c, "unset", "%s: %s is taken back", p.name, shown(was))
		}
		return
	}
	if entered && known.Value == p.value {
		return
	}
	enter(c, p.name, p.value, a)
	if read != nil && p.value == p.field.valueIn(read) {
		a.note(c, "confirmed", "%s: %s", p.name, shown(p.value))
		return
	}
	a.note(c, "set", "%s: %s → %s", p.name, shown(was), shown(p.value))
}

func enter(c *letter.Case, name, value string, a Act) {
	if c.Entered == nil {
		c.Entered = map[string]letter.Entry{}
	}
	c.Entered[name] = letter.Entry{Value: value, Letter: Deciding(*c), By: a.By, At: a.At.UTC()}
}

// plausible refuses entries that contradict each other.
func plausible(l *letter.Letter, parsed []assignment) error {
	if l == nil {
		return nil
	}
	written := l.Facts.Date()
	for _, p := range parsed {
		if p.name == "deadline" && p.value != "" && l.Deadline == nil {
			return letter.Refuse(CodeBadEntry, "deadline: what is no denial has none; kind=denial makes it one")
		}
		day, err := letter.ParseDate(p.value)
		if err != nil || written.IsZero() || p.name != "deadline" && p.name != "peer_to_peer_date" {
			continue
		}
		if day.Before(written) {
			return letter.Refuse(CodeBadEntry, "%s: %s is before the letter's own date, %s", p.name, day, written)
		}
	}
	return nil
}

// valueIn is the value in a letter, "" where there is no letter.
func (f field) valueIn(l *letter.Letter) string {
	if l == nil {
		return ""
	}
	return f.get(*l)
}

// shown is a value as an event tells it.
func shown(value string) string {
	if value == "" {
		return None
	}
	return value
}
