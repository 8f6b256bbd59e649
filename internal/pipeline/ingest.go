package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"slices"

	"recourse/internal/bus"
	"recourse/internal/letter"
	"recourse/internal/record"
)

// Receipt says that a document is durable.
type Receipt struct {
	Document letter.Document
	// Known is true where the bytes had come in before.
	Known bool
}

// Ingest takes in the bytes of a file: when it returns nil, they are durable
// and will be read. Bytes that are too many are not kept, but stand in the
// worklist as a document that could not be read.
func (e *Engine) Ingest(ctx context.Context, from io.Reader, a letter.Arrival, p letter.Priority) (Receipt, error) {
	return e.ingest(ctx, from, letter.Document{Priority: p, Arrivals: []letter.Arrival{a}})
}

// ingest takes in the bytes of a document of which only the coming is known.
func (e *Engine) ingest(ctx context.Context, from io.Reader, d letter.Document) (Receipt, error) {
	limited := &limitedReader{from: from, left: e.MaxFile, hash: sha256.New()}
	stored, err := e.Record.PutOriginal(ctx, limited)
	if errors.Is(err, errTooLarge) {
		return e.refuseLarge(ctx, limited, d)
	}
	if err != nil {
		return Receipt{}, fmt.Errorf("store original: %w", err)
	}
	e.at("original stored")
	d.ID, d.Size, d.Progress, d.Stage = stored.ID, stored.Size, letter.Queued, TaskOpen
	d, created, err := e.Record.CreateDocument(ctx, d)
	if err == nil {
		d, err = e.asLetter(ctx, d)
	}
	if err != nil {
		return Receipt{}, fmt.Errorf("document %s: %w", stored.ID.Short(), err)
	}
	if !created && d.Unkept {
		if d, err = e.nowKept(ctx, d.ID); err != nil {
			return Receipt{}, err
		}
	}
	e.at("document stored")
	return Receipt{Document: d, Known: !created}, e.enqueue(ctx, d, created)
}

// nowKept notes that the bytes of a document are there, which were not before.
func (e *Engine) nowKept(ctx context.Context, id letter.DocumentID) (letter.Document, error) {
	return e.Record.UpdateDocument(ctx, id, func(d *letter.Document) error {
		d.Unkept = false
		return nil
	})
}

// Known looks a document up, and tells whether it came in under this source
// and name before.
func (e *Engine) Known(ctx context.Context, id letter.DocumentID, source, name string) (d letter.Document, same bool, err error) {
	d, err = e.Record.Document(ctx, id)
	if err == nil && d.Purpose != "" {
		err = record.ErrNotFound // it is not known as a letter
	}
	if err != nil {
		return d, false, err
	}
	same = slices.ContainsFunc(d.Arrivals, func(a letter.Arrival) bool { return a.Source == source && a.Name == name })
	return d, same, nil
}

// enqueue publishes the first task of a document that no task stands for: a
// new one, or one whose arrival was cut short before.
func (e *Engine) enqueue(ctx context.Context, d letter.Document, created bool) error {
	if d.Progress != letter.Queued {
		return nil
	}
	if !created {
		if n, err := e.bus.Queued(ctx, d.ID); err != nil || n > 0 {
			return err
		}
	}
	return e.publish(ctx, d, bus.Task{Stage: TaskOpen, Attempt: len(d.Attempts)})
}

// publish queues a task of the document.
func (e *Engine) publish(ctx context.Context, d letter.Document, t bus.Task) error {
	t.Document = d.ID
	if t.Priority == "" {
		t.Priority = d.Priority
	}
	if err := e.bus.Publish(ctx, t); err != nil {
		return fmt.Errorf("queue %s for %s: %w", t.Stage, d.ID.Short(), err)
	}
	e.at(t.Stage + " queued")
	return nil
}

// refuseLarge records a document that is too large to keep.
func (e *Engine) refuseLarge(ctx context.Context, l *limitedReader, d letter.Document) (Receipt, error) {
	size, id, err := l.rest()
	if err != nil {
		return Receipt{}, err
	}
	d.ID, d.Size, d.Progress, d.Stage, d.Unkept = id, size, letter.Queued, TaskOpen, true
	d, created, err := e.Record.CreateDocument(ctx, d)
	if err != nil || !created {
		return Receipt{Document: d, Known: true}, err
	}
	cause := letter.Refuse("too_large", "the file has %d MB, more than the %d MB that are taken in (read.max_file)", size>>20, e.MaxFile>>20)
	err = e.fail(ctx, bus.Task{Document: id, Stage: TaskOpen}, cause)
	if err == nil {
		d, err = e.Record.Document(ctx, id)
	}
	return Receipt{Document: d}, err
}

var errTooLarge = errors.New("too large")

// limitedReader hashes what it reads and stops with errTooLarge.
type limitedReader struct {
	from io.Reader
	left int64
	size int64
	hash hash.Hash
}

func (l *limitedReader) Read(p []byte) (int, error) {
	n, err := l.from.Read(p)
	l.hash.Write(p[:n])
	l.size += int64(n)
	if l.left -= int64(n); l.left < 0 {
		return n, errTooLarge
	}
	return n, err
}

// rest reads to the end and names the whole.
func (l *limitedReader) rest() (int64, letter.DocumentID, error) {
	n, err := io.Copy(l.hash, l.from)
	return l.size + n, letter.DocumentID(hex.EncodeToString(l.hash.Sum(nil))), err
}
