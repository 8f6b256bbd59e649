package service

import (
	"context"
	"errors"
	"slices"
	"strings"

	"recourse/index"
	"recourse/internal/letter"
	"recourse/internal/record"
	"recourse/internal/view"
)

// SimilarRequest asks for past cases that are like one.
type SimilarRequest struct {
	ID    letter.CaseID `json:"id"`
	Limit int           `json:"limit"`
}

func (s *Service) similar(ctx context.Context, req SimilarRequest, emit func(any) error) error {
	d, err := s.source().dossier(ctx, req.ID)
	if err != nil {
		return noCase(err, req.ID)
	}
	if d.Standing == nil {
		return letter.Refuse("nothing_known", "nothing is known of case %s yet: no letter could be read, and nothing was entered", req.ID)
	}
	if err := s.catchUp(ctx); err != nil {
		return err
	}
	found, err := s.index.Similar(ctx, likeOf(d.Case.ID, *d.Standing), req.Limit)
	if err != nil {
		return err
	}
	for _, f := range found {
		other, err := s.source().dossier(ctx, f.Case)
		if errors.Is(err, record.ErrNotFound) || err == nil && other.Standing == nil {
			continue
		}
		if err != nil {
			return err
		}
		v := view.Similar{Case: view.NewCase(other, s.today()), Score: f.Score, Why: likeness(*d.Standing, *other.Standing)}
		if err := emit(v); err != nil {
			return err
		}
	}
	return nil
}

func likeOf(id letter.CaseID, l letter.Letter) index.Like {
	like := index.Like{Case: id, Payer: valueOf(l.Payer), CPT: l.Codes.CPT, Service: valueOf(l.Service), Reason: valueOf(l.DenialReason)}
	if l.Category != nil {
		like.Category = *l.Category
	}
	return like
}

func valueOf(f *letter.Field) string {
	if f == nil {
		return ""
	}
	return f.Value
}

// likeness says what two letters share, most telling first.
func likeness(a, b letter.Letter) []view.Shared {
	shared := []view.Shared{}
	say := func(field, value string) {
		if value != "" {
			shared = append(shared, view.Shared{Field: field, Value: value})
		}
	}
	if a.Category != nil && b.Category != nil && *a.Category == *b.Category {
		say("category", string(*b.Category))
	}
	if p := valueOf(b.Payer); strings.EqualFold(p, valueOf(a.Payer)) {
		say("payer", p)
	}
	for _, code := range b.Codes.CPT {
		if slices.Contains(a.Codes.CPT, code) {
			say("cpt", code)
		}
	}
	if a.PlanType != nil && b.PlanType != nil && *a.PlanType == *b.PlanType && *a.PlanType != letter.PlanUnknown {
		say("plan_type", string(*b.PlanType))
	}
	say("service", strings.Join(index.SharedWords(valueOf(b.Service), valueOf(a.Service)), " "))
	say("denial_reason", strings.Join(index.SharedWords(valueOf(b.DenialReason), valueOf(a.DenialReason)), " "))
	return shared
}
