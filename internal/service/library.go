package service

import (
	"context"
	"errors"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"recourse/classify/draft"
	"recourse/index/library"
	"recourse/ingest/reader"
	"recourse/internal/letter"
	"recourse/internal/pipeline"
	"recourse/internal/view"
)

// LibraryRequest brings the policy library up to date and lists it.
type LibraryRequest struct{}

// LibraryEnd comes after the files of the library: what the refresh found.
type LibraryEnd struct {
	Refreshed library.Refreshed `json:"refreshed"`
}

// PassagesRequest asks for passages of the library: those that hold words, or
// those that speak about what a case was denied.
type PassagesRequest struct {
	Words string        `json:"words,omitempty"`
	Case  letter.CaseID `json:"case,omitempty"`
	Limit int           `json:"limit,omitempty"`
}

// Offered comes after the passages for a case.
type Offered struct {
	// Configured is false where there is no library.
	Configured bool `json:"configured"`
	// Stale counts the files that have changed since the library was read.
	Stale int `json:"stale"`
}

// shelf holds the library once somebody has asked for it.
type shelf struct {
	mu      sync.Mutex
	library *library.Library
}

func (s *shelf) close() error {
	if s.library == nil {
		return nil
	}
	return s.library.Close()
}

// policies is the library; it is opened when it is first asked for.
func (s *Service) policies() (*library.Library, error) {
	if s.Config.Library == "" {
		return nil, letter.Refuse("no_library", "there is no policy library: library: in pipeline.yaml names its folder")
	}
	s.shelf.mu.Lock()
	defer s.shelf.mu.Unlock()
	if s.shelf.library != nil {
		return s.shelf.library, nil
	}
	var err error
	s.shelf.library, err = library.Open(s.Config.Library, filepath.Join(s.Config.Data, "library"))
	return s.shelf.library, err
}

// refresh reads what has changed in the folder of the library.
func (s *Service) refresh(ctx context.Context, pool *reader.Pool) (library.Refreshed, error) {
	l, err := s.policies()
	if err != nil {
		return library.Refreshed{}, err
	}
	return l.Refresh(ctx, pipeline.FileReader{Reader: pool, MaxFile: int64(s.Config.Read.MaxFile)})
}

// refreshNow is a refresh that somebody waits for.
func (s *Service) refreshNow(ctx context.Context) (library.Refreshed, error) {
	pool, closePool, err := s.binder()
	if err != nil {
		return library.Refreshed{}, err
	}
	defer closePool()
	return s.refresh(ctx, pool)
}

// refreshEvery is how often a running service looks at the folder.
const refreshEvery = 10 * time.Minute

// keepFresh keeps the library up to date while the service runs, behind all
// letters.
func (s *Service) keepFresh(ctx context.Context) error {
	for {
		if _, err := s.refresh(ctx, s.pools[0]); err != nil && ctx.Err() == nil {
			s.Log.Warn("the policy library could not be read", "code", letter.CodeOf(err))
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(refreshEvery):
		}
	}
}

func (s *Service) listLibrary(ctx context.Context, _ LibraryRequest, emit func(any) error) error {
	found, err := s.refreshNow(ctx)
	if err != nil {
		return err
	}
	for _, f := range s.shelf.library.Files() {
		if err := emit(f); err != nil {
			return err
		}
	}
	return emit(LibraryEnd{found})
}

// defaultPassages is how many passages are offered where nobody says.
const defaultPassages = 5

func (s *Service) passages(ctx context.Context, req PassagesRequest, emit func(any) error) error {
	if req.Limit <= 0 {
		req.Limit = defaultPassages
	}
	if req.Case != "" {
		return s.offerTo(ctx, req, emit)
	}
	if _, err := s.refreshNow(ctx); err != nil {
		return err
	}
	found, err := s.shelf.library.Search(ctx, req.Words, req.Limit)
	if err != nil {
		return err
	}
	return emitAll(found, emit)
}

func emitAll[T any](all []T, emit func(any) error) error {
	for _, v := range all {
		if err := emit(v); err != nil {
			return err
		}
	}
	return nil
}

// offerTo answers with the passages for a case, from the library as it was read
// last: a draft waits for no reading.
func (s *Service) offerTo(ctx context.Context, req PassagesRequest, emit func(any) error) error {
	d, err := s.source().dossier(ctx, req.Case)
	if err != nil {
		return noCase(err, req.Case)
	}
	l, err := s.policies()
	if letter.CodeOf(err) == "no_library" {
		return emit(Offered{})
	}
	if err != nil {
		return err
	}
	found, err := s.offer(ctx, d, req.Limit)
	if err != nil {
		return err
	}
	if err := emitAll(found, emit); err != nil {
		return err
	}
	stale, err := l.Stale()
	if err != nil {
		return err
	}
	return emit(Offered{Configured: true, Stale: stale})
}

// offer are the passages that speak about the denied service of a case.
func (s *Service) offer(ctx context.Context, d view.Dossier, limit int) ([]library.Passage, error) {
	l, err := s.policies()
	if err != nil || d.Standing == nil {
		return nil, err
	}
	return l.Offer(ctx, library.About{Service: valueOf(d.Standing.Service), Codes: d.Standing.Codes.CPT,
		Criterion: valueOf(d.Standing.DenialReason), Payer: valueOf(d.Standing.Payer)}, limit)
}

// cited are the passages that a person took in: by their names, or by their
// numbers among those that are offered.
func (s *Service) cited(ctx context.Context, d view.Dossier, cites []string) ([]draft.Passage, error) {
	if len(cites) == 0 {
		return nil, nil
	}
	l, err := s.policies()
	if err != nil {
		return nil, err
	}
	offered, err := s.offer(ctx, d, defaultPassages)
	if err != nil {
		return nil, err
	}
	var out []draft.Passage
	for _, c := range cites {
		p, err := pickPassage(ctx, l, offered, c)
		if err != nil {
			return nil, err
		}
		out = append(out, draft.Passage{Text: p.Text, Title: p.Title, Page: int(p.Page), Date: p.Date})
	}
	return out, nil
}

func pickPassage(ctx context.Context, l *library.Library, offered []library.Passage, cite string) (library.Passage, error) {
	if n, err := strconv.Atoi(cite); err == nil {
		if n < 1 || n > len(offered) {
			return library.Passage{}, letter.Refuse(CodeBadEntry, "there is no passage %d: %d are offered for this case (`recourse library refresh` reads what has changed)", n, len(offered))
		}
		return offered[n-1], nil
	}
	p, ok, err := l.Find(ctx, cite)
	if err == nil && !ok {
		err = letter.Refuse(CodeBadEntry, "the policy library has no passage %q (any more)", cite)
	}
	return p, errors.Join(err)
}
