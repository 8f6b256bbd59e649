package service

import (
	"context"
	"fmt"

	"recourse/internal/letter"
)

func (s *Service) status(ctx context.Context, _ struct{}, emit func(any) error) error {
	st := Status{Running: s.Listen, Documents: map[string]int{}, Queue: map[string]int{}, Trouble: []string{}}
	for d, err := range s.record.Documents(ctx) {
		if err != nil {
			return err
		}
		if d.Purpose != "" {
			st.Documents[string(d.Purpose)]++
			continue
		}
		st.Documents[string(d.Progress)]++
		if at := d.Received(); d.Progress == letter.Queued && (st.Oldest == nil || at.Before(*st.Oldest)) {
			st.Oldest = &at
		}
	}
	queues, err := s.record.Bus().Queues(ctx)
	if err != nil {
		return err
	}
	for _, q := range queues {
		st.Queue[fmt.Sprintf("%s/%s", q.Priority, q.Stage)] = q.Tasks
	}
	if err := s.followers(ctx, &st); err != nil {
		return err
	}
	return emit(st)
}

// followers tells how far index, archive and watch folders are.
func (s *Service) followers(ctx context.Context, st *Status) error {
	ix := s.index.Status()
	st.IndexBehind, st.Rebuilding = ix.Behind, ix.Rebuilding
	st.Trouble = append(st.Trouble, ix.Errors...)
	for _, id := range ix.Failing {
		st.Trouble = append(st.Trouble, fmt.Sprintf("case %s can not be indexed", id))
	}
	if s.archive != nil {
		behind, err := s.archive.Behind(ctx)
		if err != nil {
			return err
		}
		st.ArchiveBehind = int(behind)
	}
	for _, w := range s.watches {
		st.Trouble = append(st.Trouble, w.trouble()...)
	}
	if err := s.record.Bus().Err(); err != nil {
		st.Trouble = append(st.Trouble, err.Error())
	}
	return nil
}
