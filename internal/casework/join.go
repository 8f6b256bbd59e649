package casework

import (
	"cmp"
	"slices"

	"recourse/internal/letter"
)

// Join takes over the letters of another case, and what people entered, did
// and filed there; what they said about this case itself wins. letters are all
// letters of both. The letter with the latest date decides from now on.
func Join(c *letter.Case, other letter.Case, letters []letter.Letter, a Act) error {
	switch {
	case other.ID == c.ID:
		return letter.Refuse(CodeBadState, "a case can not be joined to itself")
	case other.Into != "" && other.Into != c.ID:
		return letter.Refuse(CodeBadState, "case %s was joined to %s already", other.ID, other.Into)
	case c.Into != "":
		return letter.Refuse(CodeBadState, "case %s was joined to %s", c.ID, c.Into)
	}
	before := Deciding(*c)
	takeEntries(c, other)
	for _, id := range other.Letters {
		if !slices.Contains(c.Letters, id) {
			c.Letters = append(c.Letters, id)
		}
	}
	inOrder(c, letters)
	takeWork(c, other)
	if Deciding(*c) != before && c.Closing != nil {
		c.Closing, c.Outcome = nil, "" // the dispute goes on
	}
	if !slices.ContainsFunc(c.Events, func(e letter.Event) bool { return e.What == "joined" && e.Note == string(other.ID) }) {
		a.note(c, "joined", "%s", other.ID)
	}
	return nil
}

// Joined marks the other case: from now on it is found under the first.
func Joined(other *letter.Case, into letter.CaseID, a Act) {
	if other.Into == into {
		return
	}
	other.Into, other.Letters = into, nil
	a.note(other, "joined to", "%s", into)
}

// takeEntries takes over what was entered for the other case.
func takeEntries(c *letter.Case, other letter.Case) {
	for name, e := range c.Entered {
		if e.Letter == "" && len(c.Letters) > 0 {
			e.Letter = c.Letters[0] // it was the first; the order may change
			c.Entered[name] = e
		}
	}
	for name, e := range other.Entered {
		if e.Letter == "" && len(other.Letters) > 0 {
			e.Letter = other.Letters[0]
		}
		if _, ok := c.Entered[name]; ok {
			continue
		}
		if c.Entered == nil {
			c.Entered = map[string]letter.Entry{}
		}
		c.Entered[name] = e
	}
}

// takeWork takes over what was done about the other case.
func takeWork(c *letter.Case, other letter.Case) {
	for id, m := range other.Steps {
		if _, ok := c.Steps[id]; ok {
			continue
		}
		if c.Steps == nil {
			c.Steps = map[string]letter.StepMark{}
		}
		c.Steps[id] = m
	}
	for _, f := range other.Filings {
		if !slices.Contains(c.Filings, f) {
			c.Filings = append(c.Filings, f)
		}
	}
	takeTrials(c, other)
	c.Assignee = cmp.Or(c.Assignee, other.Assignee)
}

// inOrder puts the letters of a case in the order of their dates; one without
// goes by the day that it came in. The last one decides.
func inOrder(c *letter.Case, letters []letter.Letter) {
	day := map[letter.ID]letter.Date{}
	for _, l := range letters {
		day[l.ID] = l.Facts.Date()
		if day[l.ID].IsZero() {
			day[l.ID] = letter.DateOf(l.ReceivedAt)
		}
	}
	slices.SortStableFunc(c.Letters, func(a, b letter.ID) int { return day[a].Time().Compare(day[b].Time()) })
	for _, l := range letters {
		if l.ID == Deciding(*c) {
			c.Document = l.Document
		}
	}
}

// Separate takes a letter out of a case; it goes back to the case home, whose
// own it was.
func Separate(c *letter.Case, home letter.CaseID, id letter.ID, letters []letter.Letter, a Act) error {
	switch {
	case !slices.Contains(c.Letters, id):
		return letter.Refuse(CodeBadState, "case %s has no letter %s", c.ID, id)
	case home == c.ID:
		return letter.Refuse(CodeBadState, "case %s is named for letter %s: separate the others from it", c.ID, id)
	}
	c.Letters = slices.DeleteFunc(slices.Clone(c.Letters), func(l letter.ID) bool { return l == id })
	inOrder(c, letters)
	a.note(c, "separated", "%s to %s", id, home)
	return nil
}

// Separated gives a letter back to the case that it was read for.
func Separated(home *letter.Case, from letter.CaseID, l letter.Letter, a Act) {
	home.Into = ""
	if !slices.Contains(home.Letters, l.ID) {
		home.Letters = append(home.Letters, l.ID)
		home.Document = l.Document
		a.note(home, "separated from", "%s", from)
	}
}
