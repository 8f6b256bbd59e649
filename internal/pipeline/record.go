package pipeline

import (
	"context"
	"fmt"
	"os"

	"recourse/extract/trial"
	"recourse/internal/layout"
	"recourse/internal/letter"
)

// ClinicalRecord is what a clinical record tells.
type ClinicalRecord struct {
	Trials []letter.Trial
	// Unread are the numbers of pages that could not be read.
	Unread []int
}

// Trials reads a clinical record and proposes the treatments that it tells.
func (r FileReader) Trials(ctx context.Context, f *os.File) (ClinicalRecord, error) {
	id, pages, err := r.ReadPages(ctx, f)
	if err != nil {
		return ClinicalRecord{}, err
	}
	found := ClinicalRecord{Trials: trial.Find(layout.New(pages))}
	for i := range found.Trials {
		found.Trials[i].Document = id
	}
	for i, p := range pages {
		if p.Method == letter.MethodUnread {
			found.Unread = append(found.Unread, i+1)
		}
	}
	return found, nil
}

// ReadPages reads the pages of a file that is no mail or archive.
func (r FileReader) ReadPages(ctx context.Context, f *os.File) (letter.DocumentID, []letter.Page, error) {
	id, err := r.identify(f)
	if err != nil {
		return "", nil, err
	}
	pages, err := r.readPages(ctx, f)
	if err == nil {
		err = readable(pages)
	}
	if err != nil {
		return id, pages, fmt.Errorf("read %s: %w", id.Short(), err)
	}
	return id, pages, nil
}
