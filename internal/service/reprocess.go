package service

import (
	"context"

	"recourse/internal/letter"
	"recourse/internal/pipeline"
)

// MethodReprocess reads old letters with today's rules: ReprocessRequest →
// pipeline.Reprocessed for each difference, then ReprocessSummary.
const MethodReprocess = "reprocess"

// ReprocessRequest reads letters again.
type ReprocessRequest struct {
	Older  bool `json:"older"`
	DryRun bool `json:"dry_run"`
}

// ReprocessAnswer is a difference, or at the end the summary.
type ReprocessAnswer struct {
	*pipeline.Reprocessed
	Summary *ReprocessSummary `json:"summary,omitempty"`
}

// ReprocessSummary counts what was read again.
type ReprocessSummary struct {
	Documents int `json:"documents"`
	// Cases counts those in which something changed.
	Cases int `json:"cases_changed"`
	// Failed are documents that could not be read again; they stay as they were.
	Failed []letter.DocumentID `json:"failed"`
}

func (s *Service) reprocess(ctx context.Context, req ReprocessRequest, emit func(any) error) error {
	sum := ReprocessSummary{Failed: []letter.DocumentID{}}
	changed := map[letter.CaseID]bool{}
	docs, err := s.readDocuments(ctx)
	if err != nil {
		return err
	}
	for _, d := range docs {
		sum.Documents++
		var gone error // the one who asks
		err := s.engine.ReadAgain(ctx, d, pipeline.Reprocess{Older: req.Older, DryRun: req.DryRun}, func(r pipeline.Reprocessed) error {
			changed[r.Case] = true
			gone = emit(ReprocessAnswer{Reprocessed: &r})
			return gone
		})
		switch kind := letter.KindOf(err); {
		case err == nil:
		case gone != nil, ctx.Err() != nil, kind == letter.Transient:
			return err
		default:
			s.Log.Error("a document could not be read again", "document", d.ID.Short(), "code", letter.CodeOf(err), "error", err)
			sum.Failed = append(sum.Failed, d.ID)
		}
	}
	sum.Cases = len(changed)
	if sum.Cases > 0 && !req.DryRun {
		s.stored()
	}
	return emit(ReprocessAnswer{Summary: &sum})
}

// readDocuments are the documents that were read as letters. They are listed
// before any is changed: a list by the order of writing would not end.
func (s *Service) readDocuments(ctx context.Context) ([]letter.Document, error) {
	var docs []letter.Document
	for d, err := range s.record.Documents(ctx) {
		if err != nil {
			return nil, err
		}
		if d.Progress == letter.Done && d.Purpose == "" {
			docs = append(docs, d)
		}
	}
	return docs, nil
}
