package index

import (
	"context"
	"errors"
	"fmt"

	"recourse/internal/letter"
)

// load makes the entries of changes; nil stands for a case that is gone.
func load(ctx context.Context, src Source, changes []change) (map[letter.CaseID]*entry, map[letter.CaseID]bool) {
	entries := make(map[letter.CaseID]*entry, len(changes))
	failed := map[letter.CaseID]bool{}
	for _, c := range changes {
		e, err := loadOne(ctx, src, c)
		if err != nil {
			failed[c.id] = true
			continue
		}
		entries[c.id] = e
	}
	return entries, failed
}

func loadOne(ctx context.Context, src Source, c change) (*entry, error) {
	if c.deleted {
		return nil, nil
	}
	doc, err := src.Load(ctx, c.id)
	if errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("loading case %s: %w", c.id, err)
	}
	return project(doc, c.last)
}
