package pipeline

import (
	"context"
	"os"
	"sync"

	"recourse/internal/letter"
	"recourse/internal/record"
)

// keptOriginals is how many originals stay open between the tasks of their pages.
const keptOriginals = 8

// originals keeps the files of documents that are being read open, so that a
// stack of four hundred pages is not fetched four hundred times.
type originals struct {
	record *record.Record
	mu     sync.Mutex
	open   map[letter.DocumentID]*openOriginal
}

type openOriginal struct {
	once  sync.Once
	file  *os.File
	err   error
	users int
}

func newOriginals(r *record.Record) *originals {
	return &originals{record: r, open: map[letter.DocumentID]*openOriginal{}}
}

// get returns the file; put gives it back. Users share it: they must not move
// its position.
func (o *originals) get(ctx context.Context, id letter.DocumentID) (*os.File, error) {
	o.mu.Lock()
	e := o.open[id]
	if e == nil {
		o.evict()
		e = &openOriginal{}
		o.open[id] = e
	}
	e.users++
	o.mu.Unlock()
	e.once.Do(func() { e.file, e.err = o.record.OriginalFile(ctx, id) })
	if e.err != nil {
		o.drop(id, e)
		return nil, e.err
	}
	return e.file, nil
}

func (o *originals) put(id letter.DocumentID) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if e := o.open[id]; e != nil {
		e.users--
	}
}

// drop forgets an original that could not be fetched.
func (o *originals) drop(id letter.DocumentID, e *openOriginal) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.open[id] == e {
		delete(o.open, id)
	}
}

// evict closes originals that nobody uses, where there are too many.
func (o *originals) evict() {
	for id, e := range o.open {
		if len(o.open) < keptOriginals {
			return
		}
		if e.users == 0 {
			e.file.Close()
			delete(o.open, id)
		}
	}
}

func (o *originals) close() {
	o.mu.Lock()
	defer o.mu.Unlock()
	for id, e := range o.open {
		if e.file != nil {
			e.file.Close()
		}
		delete(o.open, id)
	}
}
