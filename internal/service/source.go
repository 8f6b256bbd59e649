package service

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"recourse/index"
	"recourse/internal/layout"
	"recourse/internal/letter"
	"recourse/internal/record"
	"recourse/internal/view"
)

// source is the record as the index sees it.
type source struct {
	record *record.Record
	// at passes a place where a crash must lose nothing.
	at func(place string)
}

func (s *Service) source() source { return source{s.record, s.at} }

// Load returns a case with the text of its letters.
func (s source) Load(ctx context.Context, id letter.CaseID) (index.Doc, error) {
	if _, err := s.record.Case(ctx, id); errors.Is(err, record.ErrNotFound) {
		return index.Doc{}, fmt.Errorf("%w: %w", index.ErrNotFound, err)
	}
	d, err := loadDossier(ctx, s.record, id)
	if err != nil {
		return index.Doc{}, err // a case that lost a letter is an error, not gone
	}
	s.at("indexing")
	doc := index.Doc{Case: d.Case}
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

// loadDossier loads a case with its letters and documents.
func loadDossier(ctx context.Context, r *record.Record, id letter.CaseID) (view.Dossier, error) {
	c, err := r.Case(ctx, id)
	if err != nil {
		return view.Dossier{}, err
	}
	d := view.Dossier{Case: c, Documents: map[letter.DocumentID]letter.Document{}}
	if d.Documents[c.Document], err = r.Document(ctx, c.Document); err != nil {
		return d, err
	}
	for _, id := range c.Letters {
		l, err := r.Letter(ctx, id)
		if err != nil {
			return d, err
		}
		d.Letters = append(d.Letters, l)
		if _, ok := d.Documents[l.Document]; !ok {
			if d.Documents[l.Document], err = r.Document(ctx, l.Document); err != nil {
				return d, err
			}
		}
	}
	return d, nil
}
