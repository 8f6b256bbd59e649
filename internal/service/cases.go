package service

import (
	"context"
	"errors"

	"recourse/internal/letter"
	"recourse/internal/record"
	"recourse/internal/view"
)

func (s *Service) cases(ctx context.Context, req CasesRequest, emit func(any) error) error {
	var all []view.Case
	for c, err := range s.record.Cases(ctx) {
		if err != nil {
			return err
		}
		if c.Into != "" || c.Status == letter.CaseClosed && !req.All {
			continue
		}
		d, err := s.source().dossier(ctx, c.ID)
		if err != nil {
			return err
		}
		all = append(all, view.NewCase(d, s.today()))
	}
	view.SortWorklist(all)
	for _, c := range all {
		if err := emit(c); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) showCase(ctx context.Context, req CaseRequest, emit func(any) error) error {
	d, err := s.source().dossier(ctx, req.ID)
	if err != nil {
		return noCase(err, req.ID)
	}
	v := view.NewCase(d, s.today())
	v.Events, v.Plan = d.Case.Events, d.Plan
	return emit(v)
}

// noCase tells that a case is not there.
func noCase(err error, id letter.CaseID) error {
	if errors.Is(err, record.ErrNotFound) {
		return letter.Refuse("no_such_case", "there is no case %s", id)
	}
	return err
}
