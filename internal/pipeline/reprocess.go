package pipeline

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"recourse/internal/casework"
	"recourse/internal/letter"
	"recourse/internal/record"
)

// Reprocess says how old letters are read again.
type Reprocess struct {
	// Older leaves out what was made by today's reader and rules.
	Older bool
	// DryRun changes nothing.
	DryRun bool
}

// Reprocessed is a difference that reading again made, or would make.
type Reprocessed struct {
	Case   letter.CaseID `json:"case"`
	Letter letter.ID     `json:"letter"`
	casework.Difference
	// Kept says why the old reading stays, "" where it does not.
	Kept string `json:"kept,omitempty"`
}

// whyKept is why a document is not cut anew into letters.
const whyKept = "somebody has worked on it: it is not cut anew"

// ReadAgain makes the letters of a document again, from the words that were
// read, with today's rules. What people entered stays and hides what the rules
// changed under it. Done again after a stop, it ends what was begun.
func (e *Engine) ReadAgain(ctx context.Context, d letter.Document, o Reprocess, each func(Reprocessed) error) error {
	if d.Purpose != "" || d.Progress != letter.Done || len(d.Letters) == 0 { // as a mail or an archive has none
		return nil
	}
	again, err := e.analyzeAgain(ctx, d)
	if err != nil {
		return fmt.Errorf("reprocess %s: %w", d.ID.Short(), err)
	}
	ids := make([]letter.ID, len(again))
	for i, l := range again {
		ids[i] = l.ID
	}
	if !slices.Equal(ids, d.Letters) {
		return e.recut(ctx, d, again, ids, o, each)
	}
	for i, l := range again {
		if err := e.replace(ctx, d.Cases[i], l, o, each); err != nil {
			return fmt.Errorf("reprocess %s: %w", l.ID, err)
		}
	}
	return nil
}

func (e *Engine) analyzeAgain(ctx context.Context, d letter.Document) ([]letter.Letter, error) {
	src, err := e.source(ctx, d)
	if err != nil {
		return nil, err
	}
	rules, err := e.taught(ctx)
	if err != nil {
		return nil, err
	}
	return Analyze(ctx, src, rules)
}

// replace puts the new reading of a letter in the place of the old. The case
// says so before and after: whatever follows the cases hears of the new one.
func (e *Engine) replace(ctx context.Context, id letter.CaseID, l letter.Letter, o Reprocess, each func(Reprocessed) error) error {
	old, err := e.Record.Letter(ctx, l.ID)
	if err != nil {
		return err
	}
	c, err := e.currentCase(ctx, id)
	if err != nil {
		return err
	}
	same, err := equal(old, l)
	if err != nil || same && c.Pending == "" || o.Older && old.Made == l.Made && c.Pending == "" {
		return err
	}
	diff, err := e.diff(c, old, l)
	if err != nil {
		return err
	}
	for _, d := range diff {
		if err := each(Reprocessed{Case: c.ID, Letter: l.ID, Difference: d}); err != nil {
			return err
		}
	}
	switch {
	case o.DryRun:
		return nil
	case len(diff) == 0 && c.Pending == "":
		return e.Record.PutLetter(ctx, l)
	}
	return e.exchange(ctx, c.ID, l, diff)
}

// exchange writes the new reading between two writes of the case.
func (e *Engine) exchange(ctx context.Context, id letter.CaseID, l letter.Letter, diff []casework.Difference) error {
	_, err := e.Record.UpdateCase(ctx, id, func(c *letter.Case) error {
		c.Pending = l.ID
		return nil
	})
	if err != nil {
		return err
	}
	e.at("reprocess begun")
	if err := e.Record.PutLetter(ctx, l); err != nil {
		return err
	}
	e.at("reprocess stored")
	_, err = e.Record.UpdateCase(ctx, id, func(c *letter.Case) error {
		c.Pending = ""
		for _, d := range diff {
			c.Events = append(c.Events, e.event("reprocessed", fmt.Sprintf("%s: %s → %s", d.Field, d.Old, d.New)))
		}
		return e.resettle(ctx, c)
	})
	return err
}

// resettle brings the status up to date with the new reading.
func (e *Engine) resettle(ctx context.Context, c *letter.Case) error {
	deciding := casework.Deciding(*c)
	if deciding == "" {
		return nil
	}
	read, err := e.Record.Letter(ctx, deciding)
	if err != nil {
		return err
	}
	if !record.InHand(*c) {
		c.Status = firstStatus(read)
		return nil
	}
	l, err := casework.Effective(*c, &read, e.Rules.Casework())
	if err != nil {
		return err
	}
	casework.Settle(c, l)
	return nil
}

// diff compares two readings of a letter as they stand under what people
// entered; those of a letter that does not decide, as they were read.
func (e *Engine) diff(c letter.Case, old, now letter.Letter) ([]casework.Difference, error) {
	if casework.Deciding(c) != now.ID {
		return casework.Diff(old, now), nil
	}
	a, err := casework.Effective(c, &old, e.Rules.Casework())
	if err != nil {
		return nil, err
	}
	b, err := casework.Effective(c, &now, e.Rules.Casework())
	if err != nil {
		return nil, err
	}
	return casework.Diff(*a, *b), nil
}

// equal compares two readings as they are stored.
func equal(a, b letter.Letter) (bool, error) {
	x, err := json.Marshal(a)
	if err != nil {
		return false, err
	}
	y, err := json.Marshal(b)
	return string(x) == string(y), err
}

// currentCase is the case of this name, or the one that it was joined to.
func (e *Engine) currentCase(ctx context.Context, id letter.CaseID) (letter.Case, error) {
	c, err := e.Record.Case(ctx, id)
	for err == nil && c.Into != "" {
		c, err = e.Record.Case(ctx, c.Into)
	}
	return c, err
}
