package service

import (
	"context"
	"maps"
	"slices"
	"strings"

	"recourse/internal/letter"
)

// The methods of what corrections taught.
const (
	MethodLearned = "learned" // nothing → letter.Lesson…
	MethodUnlearn = "unlearn" // UnlearnRequest → letter.Lesson
	MethodTrain   = "train"   // TrainRequest → clinic.Report, nothing where it forgets
)

// UnlearnRequest undoes what a correction taught.
type UnlearnRequest struct {
	ID string `json:"id"`
}

func (s *Service) learned(ctx context.Context, _ struct{}, emit func(any) error) error {
	all, err := s.record.Lessons(ctx)
	if err != nil {
		return err
	}
	for _, l := range all {
		if err := emit(l); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) unlearn(ctx context.Context, req UnlearnRequest, emit func(any) error) error {
	var forgotten letter.Lesson
	err := s.record.UpdateLessons(ctx, func(all []letter.Lesson) ([]letter.Lesson, error) {
		i := slices.IndexFunc(all, func(l letter.Lesson) bool { return strings.EqualFold(l.ID, req.ID) })
		if i < 0 {
			return all, letter.Refuse("no_such_lesson", "nothing of the name %s was learned; `recourse learned list` prints what was", req.ID)
		}
		forgotten = all[i]
		return slices.Delete(slices.Clone(all), i, i+1), nil
	})
	if err != nil {
		return err
	}
	s.stored()
	return emit(forgotten)
}

// learn keeps what a person's entries teach, and forgets what entries taught
// that were taken back. The entries are stored by now: what can not be learned
// is no loss of theirs.
func (s *Service) learn(ctx context.Context, id letter.CaseID) {
	if err := s.learnFrom(ctx, id); err != nil {
		s.Log.Warn("nothing was learned from a correction", "case", string(id), "code", letter.CodeOf(err), "error", err)
	}
}

func (s *Service) learnFrom(ctx context.Context, id letter.CaseID) error {
	c, err := s.source().current(ctx, id)
	if err != nil {
		return err
	}
	read, err := s.deciding(ctx, c)
	if err != nil || read == nil {
		return err
	}
	var taught []letter.Lesson
	for _, name := range slices.Sorted(maps.Keys(c.Entered)) {
		e := c.Entered[name]
		if e.Value == "" || e.Letter != read.ID {
			continue
		}
		l, ok, err := s.engine.Learn(ctx, *read, name, e.Value)
		if err != nil {
			return err
		}
		if ok {
			l.Case, l.By, l.At = c.ID, e.By, e.At
			taught = append(taught, l)
		}
	}
	return s.record.UpdateLessons(ctx, func(all []letter.Lesson) ([]letter.Lesson, error) {
		return withLessons(all, c.ID, taught), nil
	})
}

// withLessons puts what a case teaches now in the place of what it taught
// before; what another case teaches already is not learned twice.
func withLessons(all []letter.Lesson, id letter.CaseID, taught []letter.Lesson) []letter.Lesson {
	kept := slices.DeleteFunc(slices.Clone(all), func(l letter.Lesson) bool {
		return l.Case == id && !slices.ContainsFunc(taught, l.Same)
	})
	for _, l := range taught {
		if !slices.ContainsFunc(kept, l.Same) {
			kept = append(kept, l)
		}
	}
	return kept
}
