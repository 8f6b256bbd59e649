package service

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"time"

	"recourse/index"
	"recourse/internal/letter"
	"recourse/internal/record"
	"recourse/internal/view"
)

// freshness is how long a search waits for the index to take up what was
// recorded before it.
const freshness = 2 * time.Second

// CodeBadQuery is the code of a query that can not be understood.
const CodeBadQuery = "bad_query"

// CodeBadSort is the code of an order that there is not.
const CodeBadSort = "bad_sort"

// CodeBadPage is the code of a page that there is not.
const CodeBadPage = "bad_page"

// Reindexed tells how many cases were indexed.
type Reindexed struct {
	Cases int `json:"cases"`
}

func (s *Service) search(ctx context.Context, req SearchRequest, emit func(any) error) error {
	if err := s.catchUp(ctx); err != nil {
		return err
	}
	after, err := parsePlace(req.After)
	if err != nil {
		return err
	}
	res, err := s.index.Search(ctx, index.Request{Query: req.Query, Limit: req.Limit, Sort: req.Sort,
		After: after, Facets: req.Summary, Now: s.today()})
	var bad *index.QueryError
	if errors.As(err, &bad) {
		return letter.Refuse(CodeBadQuery, "%s", bad.Error())
	}
	if err != nil {
		return err
	}
	if err := s.emitHits(ctx, res.Hits, emit); err != nil || !req.Summary {
		return err
	}
	return emit(summary(res))
}

// complete offers ways to go on with a query; it does not wait for the index.
func (s *Service) complete(_ context.Context, req CompleteRequest, emit func(any) error) error {
	found, err := s.index.Complete(req.Query)
	if err != nil {
		return err
	}
	for _, c := range found {
		if err := emit(c); err != nil {
			return err
		}
	}
	return nil
}

// emitHits loads each case that was found from the record; one that is gone
// since is left out.
func (s *Service) emitHits(ctx context.Context, hits []index.Hit, emit func(any) error) error {
	for _, h := range hits {
		d, err := s.source().dossier(ctx, h.Case)
		if errors.Is(err, record.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		if err := emit(hit(h, view.NewCase(d, s.today()))); err != nil {
			return err
		}
	}
	return nil
}

// parsePlace reads what place wrote.
func parsePlace(s string) ([]string, error) {
	if s == "" {
		return nil, nil
	}
	var after []string
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err == nil {
		err = json.Unmarshal(b, &after)
	}
	if err != nil {
		return nil, letter.Refuse(CodeBadPage, "%q is not the \"next\" of a page", s)
	}
	return after, nil
}

// place is where a page ended, as one word.
func place(next []string) *string {
	if next == nil {
		return nil
	}
	b, _ := json.Marshal(next) // strings can always be encoded
	s := base64.RawURLEncoding.EncodeToString(b)
	return &s
}

func summary(res index.Result) view.SearchEnd {
	v := view.Summary{Total: res.Total, Next: place(res.Next), Facets: []view.Facet{}}
	for _, f := range res.Facets {
		facet := view.Facet{Field: f.Field, Counts: []view.Count{}}
		for _, c := range f.Counts {
			facet.Counts = append(facet.Counts, view.Count(c))
		}
		v.Facets = append(v.Facets, facet)
	}
	return view.SearchEnd{Summary: v}
}

// catchUp waits for the index, but not for ever: an index that is being built
// anew answers with what it has, and status says how far behind it is.
func (s *Service) catchUp(ctx context.Context) error {
	head, err := s.record.CasesHead(ctx)
	if err != nil {
		return err
	}
	limit := freshness
	if !s.Listen {
		limit = time.Minute // a command of its own has just opened the index
	}
	wait, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	if err := s.index.WaitFor(wait, head); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return ctx.Err()
}

func hit(h index.Hit, c view.Case) view.Hit {
	v := view.Hit{Case: c, Score: h.Score, Near: h.Near, Fragments: []view.Fragment{}}
	if h.Letter != "" {
		v.MatchedLetter = &h.Letter
	}
	for _, f := range h.Fragments {
		v.Fragments = append(v.Fragments, view.Fragment{Field: f.Field, Page: f.Page, Pre: f.Pre, Match: f.Match, Post: f.Post})
	}
	return v
}

func (s *Service) reindex(ctx context.Context, _ struct{}, emit func(any) error) error {
	if err := s.index.Rebuild(ctx, s.source()); err != nil {
		return err
	}
	return emit(Reindexed{Cases: int(s.index.Status().Cases)})
}

// today is the day at the desk.
func (s *Service) today() letter.Date {
	return letter.DateOf(time.Now().In(s.Config.Location()))
}
