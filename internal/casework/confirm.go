package casework

import (
	"slices"
	"strings"

	"recourse/internal/letter"
)

// Confirm says that fields are right as they stand: they are not asked about
// any more, and stay as they are whatever later rules find. Without names it
// is everything that is asked about.
func Confirm(c *letter.Case, read *letter.Letter, names []string, a Act, r Rules) error {
	l, err := Effective(*c, read, r)
	if err != nil {
		return err
	}
	if l == nil {
		return letter.Refuse(CodeBadEntry, "nothing was read of this case that could be confirmed; `recourse case set` enters it")
	}
	if len(names) == 0 {
		names = asked(*l)
	}
	for _, typed := range names {
		if err := confirmOne(c, *l, typed, a); err != nil {
			return err
		}
	}
	if l, err = Effective(*c, read, r); err != nil {
		return err
	}
	Settle(c, l)
	return nil
}

// asked are the fields that a person is asked about, each once.
func asked(l letter.Letter) []string {
	var names []string
	for _, r := range l.Review {
		if !slices.Contains(names, r.Field) {
			names = append(names, r.Field)
		}
	}
	return names
}

func confirmOne(c *letter.Case, l letter.Letter, typed string, a Act) error {
	if name := strings.ToLower(typed); name == askPages || name == askReading {
		enter(c, name, "", a)
		a.note(c, "confirmed", "%s", name)
		return nil
	}
	name, f, err := lookup(typed)
	if err != nil {
		return err
	}
	value := f.get(l)
	if value == "" && (f.always || name == "deadline") {
		return letter.Refuse(CodeBadEntry, "%s: there is no value to confirm; enter it: %s=…", name, name)
	}
	if known, ok := InForce(*c)[name]; ok && known.Value == value {
		return nil
	}
	enter(c, name, value, a)
	a.note(c, "confirmed", "%s: %s", name, shown(value))
	return nil
}
