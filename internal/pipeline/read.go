package pipeline

import (
	"context"
	"errors"

	"recourse/internal/bus"
	"recourse/internal/letter"
	"recourse/internal/record"
)

// open finds out what a document is and reads the pages whose text layer can
// be trusted; each other page becomes a task.
func (e *Engine) open(ctx context.Context, d letter.Document, t bus.Task) error {
	f, err := e.originals.get(ctx, d.ID)
	if errors.Is(err, record.ErrNotFound) && d.Unkept && d.Parent != "" {
		return e.reopenMember(ctx, d, t)
	}
	if errors.Is(err, record.ErrNotFound) {
		return letter.Refuse("not_kept", "the file was too large to keep: raise read.max_file, bring the file in again, then retry")
	}
	if err != nil {
		return err
	}
	defer e.originals.put(d.ID)
	opened, err := e.reader(t.Priority).Open(ctx, f, e.passwords.of(d.ID))
	if err != nil {
		return err
	}
	if opened.Container {
		return e.unpack(ctx, d, t, f, opened.Type)
	}
	if len(opened.Read) > 0 {
		if err := e.Record.PutPages(ctx, d.ID, opened.Read); err != nil {
			return err
		}
	}
	if len(opened.Read) == opened.Pages {
		return e.publish(ctx, d, bus.Task{Stage: TaskExtract, Attempt: t.Attempt})
	}
	d, err = e.Record.UpdateDocument(ctx, d.ID, func(d *letter.Document) error {
		d.Type, d.Pages, d.Stage = opened.Type, opened.Pages, TaskPage
		return nil
	})
	if err != nil {
		return err
	}
	return e.publishPages(ctx, d, t)
}

// publishPages queues the pages that are not read yet. The pages of a long
// document go behind what somebody waits for.
func (e *Engine) publishPages(ctx context.Context, d letter.Document, t bus.Task) error {
	done, err := e.pagesDone(ctx, d)
	if err != nil {
		return err
	}
	priority := t.Priority
	if d.Pages >= longDocument {
		priority = letter.Bulk
	}
	for n := 1; n <= d.Pages; n++ {
		if done[letter.PageNumber(n)] {
			continue
		}
		if err := e.publish(ctx, d, bus.Task{Stage: TaskPage, Page: n, Priority: priority, Attempt: t.Attempt}); err != nil {
			return err
		}
	}
	return e.afterPage(ctx, d, t)
}

// page reads one page.
func (e *Engine) page(ctx context.Context, d letter.Document, t bus.Task) error {
	done, err := e.pagesDone(ctx, d)
	if err != nil {
		return err
	}
	if !done[letter.PageNumber(t.Page)] {
		if err := e.readPage(ctx, d, t); err != nil {
			return err
		}
	}
	return e.afterPage(ctx, d, t)
}

func (e *Engine) readPage(ctx context.Context, d letter.Document, t bus.Task) error {
	f, err := e.originals.get(ctx, d.ID)
	if err != nil {
		return err
	}
	defer e.originals.put(d.ID)
	p, err := e.reader(t.Priority).Page(ctx, f, t.Page, e.passwords.of(d.ID))
	if err != nil {
		return err
	}
	p.Attempt = t.Attempt
	err = e.Record.PutPages(ctx, d.ID, []letter.Page{p})
	e.at("page stored")
	return err
}

// afterPage queues the extract task when all pages are read. Two workers that
// finish at the same time may both do so: it is one task.
func (e *Engine) afterPage(ctx context.Context, d letter.Document, t bus.Task) error {
	done, err := e.pagesDone(ctx, d)
	if err != nil || len(done) < d.Pages {
		return err
	}
	return e.publish(ctx, d, bus.Task{Stage: TaskExtract, Attempt: t.Attempt})
}

// pagesDone is the set of pages that need not be read again. A page that could
// not be read is tried anew where a person asked for it since.
func (e *Engine) pagesDone(ctx context.Context, d letter.Document) (map[letter.PageNumber]bool, error) {
	done, err := e.Record.PagesDone(ctx, d.ID)
	asked := lastRetry(d)
	if err != nil || asked == 0 {
		return done, err
	}
	pages, err := e.Record.Pages(ctx, d.ID)
	for _, p := range pages {
		if p.Method == letter.MethodUnread && p.Attempt < asked {
			delete(done, p.Number)
		}
	}
	return done, err
}

// lastRetry is the number of the attempt that a person asked for last, 0 for none.
func lastRetry(d letter.Document) int {
	for i := len(d.Attempts); i > 0; i-- {
		if d.Attempts[i-1].Code == codeRetried {
			return i
		}
	}
	return 0
}

// reader is the pool for a priority.
func (e *Engine) reader(p letter.Priority) Reader {
	if p == letter.Interactive {
		return e.Urgent
	}
	return e.Reader
}
