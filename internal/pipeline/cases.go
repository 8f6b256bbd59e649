package pipeline

import (
	"context"
	"errors"

	"recourse/ingest/stack"
	"recourse/internal/bus"
	"recourse/internal/layout"
	"recourse/internal/letter"
	"recourse/internal/record"
)

// extract cuts a document into letters and finds what is printed in each.
func (e *Engine) extract(ctx context.Context, d letter.Document) error {
	src, err := e.source(ctx, d)
	if err != nil {
		return err
	}
	src.Again = rereader{e, d.ID, d.Priority}
	rules, err := e.taught(ctx)
	if err != nil {
		return err
	}
	for _, cut := range stack.Assemble(src.Pages) {
		l, _, err := extractLetter(ctx, src, cut, rules)
		if err != nil {
			return err
		}
		if err := e.putExtracted(ctx, l); err != nil {
			return err
		}
		e.at("letter stored")
	}
	return e.publish(ctx, d, bus.Task{Stage: TaskClassify, Attempt: len(d.Attempts)})
}

// rereader reads spots of a document in the record a second time.
type rereader struct {
	engine   *Engine
	document letter.DocumentID
	priority letter.Priority
}

// Reread reads the spots. A document whose original is not kept has no second
// readings.
func (r rereader) Reread(ctx context.Context, spots []letter.Spot) ([]letter.Reading, error) {
	if len(spots) == 0 {
		return nil, nil
	}
	f, err := r.engine.originals.get(ctx, r.document)
	if errors.Is(err, record.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer r.engine.originals.put(r.document)
	return r.engine.reader(r.priority).Reread(ctx, f, spots, r.engine.passwords.of(r.document))
}

// putExtracted stores a letter that is not classified yet. A task may come
// twice, the second time when the letter was classified and stands in a case:
// then the whole letter stays.
func (e *Engine) putExtracted(ctx context.Context, l letter.Letter) error {
	known, err := e.Record.Letter(ctx, l.ID)
	if err == nil && known.Kind != "" && known.Made == l.Made {
		return nil
	}
	if err != nil && !errors.Is(err, record.ErrNotFound) {
		return err
	}
	return e.Record.PutLetter(ctx, l)
}

// classify decides what each letter of a document is, plans what to do about
// it, and records its case. The document is done when all of that is durable.
func (e *Engine) classify(ctx context.Context, d letter.Document) error {
	src, err := e.source(ctx, d)
	if err != nil {
		return err
	}
	var ids []letter.ID
	var cases []letter.CaseID
	for i, cut := range stack.Assemble(src.Pages) {
		l, err := e.finish(ctx, src, cut)
		if err != nil {
			return err
		}
		c, err := e.Record.SaveCase(ctx, i+1, e.newCase(l))
		if err != nil {
			return err
		}
		e.at("case stored")
		ids, cases = append(ids, l.ID), append(cases, c.ID)
	}
	_, err = e.Record.UpdateDocument(ctx, d.ID, func(d *letter.Document) error {
		d.Progress, d.Stage, d.Failure = letter.Done, "", nil
		d.Pages, d.Letters, d.Cases = len(src.Pages), ids, cases
		return nil
	})
	return err
}

// finish classifies and plans a letter that was extracted before.
func (e *Engine) finish(ctx context.Context, src Source, cut stack.Cut) (letter.Letter, error) {
	l, err := e.Record.Letter(ctx, newLetter(src, cut).ID)
	if err != nil {
		return l, err
	}
	if l.Kind != "" {
		return l, nil // classified before the last stop
	}
	if l, err = finishLetter(ctx, l, layout.New(cut.AsLetter()), e.Rules); err != nil {
		return l, err
	}
	return l, e.Record.PutLetter(ctx, l)
}

// source loads the pages of a document. One on which nothing can be read is
// refused: a person must look at it.
func (e *Engine) source(ctx context.Context, d letter.Document) (Source, error) {
	pages, err := e.Record.Pages(ctx, d.ID)
	if err != nil {
		return Source{}, err
	}
	return Source{Document: d.ID, Received: d.Received(), Pages: pages}, readable(pages)
}

// readable refuses pages of which none holds a word.
func readable(pages []letter.Page) error {
	for _, p := range pages {
		if len(p.Words) > 0 {
			return nil
		}
	}
	for _, p := range pages {
		if p.Method == letter.MethodUnread {
			return letter.Refuse("unread", "no page could be read: %s", p.Why)
		}
	}
	return letter.Refuse("no_text", "no words were found on any page: it is blank or too poor to read")
}

// newCase is the case of a letter that was just read.
func (e *Engine) newCase(l letter.Letter) letter.Case {
	return letter.Case{Schema: letter.Schema, Document: l.Document, Letters: []letter.ID{l.ID},
		Status: firstStatus(l), Events: []letter.Event{e.event("read", string(l.ID))}}
}

// firstStatus is where a case stands before a person has looked at it. A
// letter that surely is no denial needs nobody.
func firstStatus(l letter.Letter) letter.CaseStatus {
	switch {
	case l.NeedsReview():
		return letter.CaseNeedsReview
	case !l.IsDenial():
		return letter.CaseClosed
	}
	return letter.CaseNew
}
