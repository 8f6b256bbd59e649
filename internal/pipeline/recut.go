package pipeline

import (
	"context"
	"fmt"
	"strings"

	"recourse/internal/casework"
	"recourse/internal/letter"
	"recourse/internal/record"
)

// recut is for a document that today's rules cut into other letters. Where
// nobody has worked on any of its cases the old letters give way; else all
// stays, and the difference is told.
func (e *Engine) recut(ctx context.Context, d letter.Document, again []letter.Letter, ids []letter.ID, o Reprocess, each func(Reprocessed) error) error {
	kept, err := e.keptAsCut(ctx, d)
	if err != nil {
		return err
	}
	told := Reprocessed{Case: d.Cases[0], Letter: d.Letters[0], Kept: kept,
		Difference: casework.Difference{Field: "letters", Old: joined(d.Letters), New: joined(ids)}}
	if err := each(told); err != nil || o.DryRun || kept != "" {
		return err
	}
	var cases []letter.CaseID
	for i, l := range again {
		if err := e.Record.PutLetter(ctx, l); err != nil {
			return err
		}
		c, err := e.Record.SaveCase(ctx, i+1, e.newCase(l))
		if err != nil {
			return err
		}
		if c, err = e.takeLetter(ctx, c.ID, l); err != nil {
			return err
		}
		cases = append(cases, c.ID)
	}
	if err := e.fold(ctx, d.Cases[min(len(cases), len(d.Cases)):], cases[len(cases)-1]); err != nil {
		return err
	}
	_, err = e.Record.UpdateDocument(ctx, d.ID, func(d *letter.Document) error {
		d.Letters, d.Cases = ids, cases
		return nil
	})
	if err != nil {
		return fmt.Errorf("reprocess %s: %w", d.ID.Short(), err)
	}
	return nil
}

// keptAsCut says why a document must not be cut anew, "" where it may.
func (e *Engine) keptAsCut(ctx context.Context, d letter.Document) (string, error) {
	for _, id := range d.Cases {
		c, err := e.Record.Case(ctx, id)
		if err != nil {
			return "", err
		}
		if record.InHand(c) || c.Into != "" {
			return whyKept, nil
		}
	}
	return "", nil
}

// takeLetter makes a letter the only one of its case.
func (e *Engine) takeLetter(ctx context.Context, id letter.CaseID, l letter.Letter) (letter.Case, error) {
	return e.Record.UpdateCase(ctx, id, func(c *letter.Case) error {
		c.Letters, c.Status = []letter.ID{l.ID}, firstStatus(l)
		return nil
	})
}

// fold leads from cases whose pages belong to another letter now to that one.
func (e *Engine) fold(ctx context.Context, left []letter.CaseID, into letter.CaseID) error {
	for _, id := range left {
		_, err := e.Record.UpdateCase(ctx, id, func(c *letter.Case) error {
			c.Into, c.Letters = into, nil
			c.Events = append(c.Events, e.event("joined to", string(into)))
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func joined(ids []letter.ID) string {
	var parts []string
	for _, id := range ids {
		parts = append(parts, string(id))
	}
	return strings.Join(parts, ",")
}
