package index

import (
	"sync"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// published is a state of the index with its columns. Searches read the state
// that was published last: so none of them waits while the columns of a new or
// merged segment are read.
type published struct {
	snapshot *scorch.IndexSnapshot
	table    *table
}

// publisher holds what is published of a generation.
type publisher struct {
	// reading is held while columns are read.
	reading sync.Mutex
	columns *columnCache
	// refreshing is true while a search has asked for what merges changed.
	refreshing atomic.Bool
	background sync.WaitGroup

	mu      sync.Mutex
	current published
}

// publish makes what has been written so far visible to searches.
func (g *generation) publish() error {
	p := &g.publisher
	p.reading.Lock()
	defer p.reading.Unlock()
	s, err := g.open()
	if err != nil {
		return err
	}
	t, err := p.columns.table(s)
	if err != nil {
		_ = s.Close()
		return err
	}
	p.mu.Lock()
	old := p.current
	p.current = published{s, t}
	p.mu.Unlock()
	return old.release()
}

// acquire returns the published state, which the caller releases.
func (p *publisher) acquire() published {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.current.snapshot.AddRef()
	return p.current
}

func (p published) release() error {
	if p.snapshot == nil {
		return nil
	}
	return p.snapshot.DecRef()
}

// refresh publishes in the background what merges have changed: the same
// documents in other segments, and files that can be deleted then.
func (g *generation) refresh(seen published) {
	s, err := g.open()
	if err != nil {
		return
	}
	defer s.Close()
	p := &g.publisher
	if s == seen.snapshot || !p.refreshing.CompareAndSwap(false, true) {
		return
	}
	p.background.Go(func() {
		defer p.refreshing.Store(false)
		// A state that can not be published is found out by the next write.
		_ = g.publish()
	})
}
