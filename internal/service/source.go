package service

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"recourse/index"
	"recourse/internal/casework"
	"recourse/internal/layout"
	"recourse/internal/letter"
	"recourse/internal/record"
	"recourse/internal/view"
)

// source is the record as index and views see it: with what people entered
// laid over what was read.
type source struct {
	record *record.Record
	rules  casework.Rules
	today  func() letter.Date
	// at passes a place where a crash must lose nothing.
	at func(place string)
}

func (s *Service) source() source { return source{s.record, s.rules, s.today, s.at} }

// Load returns a case with the text of its letters.
func (s source) Load(ctx context.Context, id letter.CaseID) (index.Doc, error) {
	c, err := s.record.Case(ctx, id)
	if errors.Is(err, record.ErrNotFound) {
		return index.Doc{}, fmt.Errorf("%w: %w", index.ErrNotFound, err)
	}
	if err == nil && c.Into != "" {
		return index.Doc{}, index.ErrNotFound // it is found as the one that it was joined to
	}
	if err != nil {
		return index.Doc{}, err
	}
	d, err := s.dossierOf(ctx, c)
	if err != nil {
		return index.Doc{}, err // a case that lost a letter is an error, not gone
	}
	s.at("indexing")
	doc := index.Doc{Case: d.Case, Standing: d.Standing}
	doc.Case.Entered = casework.InForce(d.Case)
	for _, l := range d.Letters {
		body, err := s.body(ctx, l)
		if err != nil {
			return doc, err
		}
		doc.Letters = append(doc.Letters, index.LetterText{Letter: l, Body: body})
	}
	for _, id := range slices.Sorted(maps.Keys(d.Documents)) {
		doc.Documents = append(doc.Documents, d.Documents[id])
	}
	return doc, nil
}

// body is the text of a letter as read. Letters of older versions do not hold it.
func (s source) body(ctx context.Context, l letter.Letter) (string, error) {
	if l.Text != "" {
		return l.Text, nil
	}
	all, err := s.record.Pages(ctx, l.Document)
	if err != nil {
		return "", err
	}
	var pages []letter.Page
	for _, p := range all {
		if slices.Contains(l.Pages, int(p.Number)) {
			pages = append(pages, p)
		}
	}
	return layout.New(pages).Plain(), nil
}

// Revisions lists all cases with their revisions.
func (s source) Revisions(ctx context.Context) (map[letter.CaseID]uint64, error) {
	return s.record.CaseRevisions(ctx)
}

// Follow passes the changes of cases on.
func (s source) Follow(ctx context.Context, from uint64, fn func(letter.CaseID, uint64, bool) error) error {
	return s.record.FollowCases(ctx, from, func(_ context.Context, changes []record.Change) error {
		for _, c := range changes {
			if err := fn(letter.CaseID(c.Key), c.Revision, c.Removed); err != nil {
				return err
			}
		}
		return nil
	})
}

// maxJoins bounds how often a joined case can have been joined to another.
const maxJoins = 10

// current is the case of this name, or the one that it was joined to.
func (s source) current(ctx context.Context, id letter.CaseID) (letter.Case, error) {
	for range maxJoins {
		c, err := s.record.Case(ctx, id)
		if err != nil || c.Into == "" {
			return c, err
		}
		id = c.Into
	}
	return letter.Case{}, fmt.Errorf("case %s: joined in a circle", id)
}

// dossier loads a case with its letters and documents, and lays over them what
// people entered.
func (s source) dossier(ctx context.Context, id letter.CaseID) (view.Dossier, error) {
	c, err := s.current(ctx, id)
	if err != nil {
		return view.Dossier{}, err
	}
	return s.dossierOf(ctx, c)
}

func (s source) dossierOf(ctx context.Context, c letter.Case) (view.Dossier, error) {
	d := view.Dossier{Case: c, Documents: map[letter.DocumentID]letter.Document{}}
	if err := s.document(ctx, d, c.Document); err != nil {
		return d, err
	}
	for _, id := range c.Letters {
		l, err := s.record.Letter(ctx, id)
		if err != nil {
			return d, err
		}
		d.Letters = append(d.Letters, l)
		if err := s.document(ctx, d, l.Document); err != nil {
			return d, err
		}
	}
	standing, err := casework.Stand(c, d.Deciding(), s.rules, s.today())
	d.Standing, d.Plan = standing.Letter, standing.Plan
	return d, err
}

// document adds a document to a dossier; a case that was typed in has none.
func (s source) document(ctx context.Context, d view.Dossier, id letter.DocumentID) (err error) {
	if _, ok := d.Documents[id]; ok || id == "" {
		return nil
	}
	d.Documents[id], err = s.record.Document(ctx, id)
	return err
}
