package service

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"recourse/internal/letter"
)

func (s *Service) failed(ctx context.Context, req FailedRequest, emit func(any) error) error {
	docs, err := s.failedDocuments(ctx)
	if err != nil {
		return err
	}
	if req.Document != "" {
		if docs, err = chosen(docs, []string{req.Document}); err != nil {
			return err
		}
	}
	for _, d := range docs {
		if err := emit(failedDocument(d)); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) retry(ctx context.Context, req RetryRequest, emit func(any) error) error {
	docs, err := s.failedDocuments(ctx)
	if err != nil {
		return err
	}
	if !req.All {
		if docs, err = chosen(docs, req.Documents); err != nil {
			return err
		}
	}
	for _, d := range docs {
		if err := s.engine.Retry(ctx, d.ID, req.Password); err != nil {
			return err
		}
		if err := emit(failedDocument(d)); err != nil {
			return err
		}
	}
	return nil
}

// failedDocuments lists them, the newest failure first.
func (s *Service) failedDocuments(ctx context.Context) ([]letter.Document, error) {
	var docs []letter.Document
	for d, err := range s.record.Documents(ctx) {
		if err != nil {
			return nil, err
		}
		if d.Progress == letter.Failed {
			docs = append(docs, d)
		}
	}
	slices.SortFunc(docs, func(a, b letter.Document) int {
		return cmp.Or(b.Failure.At.Compare(a.Failure.At), cmp.Compare(a.ID, b.ID))
	})
	return docs, nil
}

// chosen picks the documents whose ids start as named; each name must fit one.
func chosen(docs []letter.Document, names []string) ([]letter.Document, error) {
	var picked []letter.Document
	for _, name := range names {
		var fit []letter.Document
		for _, d := range docs {
			if strings.HasPrefix(string(d.ID), strings.ToLower(name)) {
				fit = append(fit, d)
			}
		}
		switch len(fit) {
		case 0:
			return nil, letter.Refuse("no_such_document", "no failed document starts with %q", name)
		case 1:
			picked = append(picked, fit[0])
		default:
			return nil, letter.Refuse("ambiguous", "%d failed documents start with %q", len(fit), name)
		}
	}
	return picked, nil
}

func failedDocument(d letter.Document) FailedDocument {
	f := FailedDocument{Document: d.ID, File: d.Name(), Failure: d.Failure, Attempts: d.Attempts, Arrivals: d.Arrivals}
	if len(d.Cases) > 0 {
		f.Case = d.Cases[0]
	}
	return f
}
