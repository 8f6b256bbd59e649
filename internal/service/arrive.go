package service

import (
	"context"
	"errors"
	"io"
	"time"

	"recourse/internal/letter"
	"recourse/internal/record"
	"recourse/internal/view"
)

// Upload takes in a file of a batch.
func (s *Service) Upload(ctx context.Context, name string, tags []string, r io.Reader) (Receipt, error) {
	a := letter.Arrival{Source: "batch", Name: name, Tags: tags, ReceivedAt: time.Now().UTC()}
	got, err := s.engine.Ingest(ctx, r, a, letter.Bulk)
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Document: got.Document.ID, Duplicate: got.Known, Progress: got.Document.Progress}, nil
}

// known answers whether a file came in before: then a batch does not send it again.
func (s *Service) known(ctx context.Context, req KnownRequest, emit func(any) error) error {
	d, same, err := s.engine.Known(ctx, req.Document, req.Source, req.Name)
	if errors.Is(err, record.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return emit(Receipt{Document: d.ID, Duplicate: !same, Again: same, Progress: d.Progress})
}

// await answers with each document as its reading ends.
func (s *Service) await(ctx context.Context, req AwaitRequest, emit func(any) error) error {
	return s.engine.Await(ctx, req.Documents, func(d letter.Document) error {
		o := Outcome{Document: d.ID, File: d.Name(), Failure: d.Failure, Cases: []view.Case{},
			Container: d.IsContainer(), Members: d.Members, PassedOver: d.PassedOver}
		for _, id := range d.Cases {
			dossier, err := s.source().dossier(ctx, id)
			if err != nil {
				return err
			}
			o.Cases = append(o.Cases, view.NewCase(dossier, s.today()))
		}
		return emit(o)
	})
}
