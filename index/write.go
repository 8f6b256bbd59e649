package index

import (
	"errors"
	"fmt"

	"github.com/blevesearch/bleve/v2/index/scorch"

	"recourse/internal/letter"
)

// write puts entries into the generation that is searched and into the one
// that a rebuild makes.
func (ix *Index) write(changes []change, entries map[letter.CaseID]*entry, failed map[letter.CaseID]bool) error {
	ix.writing.RLock()
	defer ix.writing.RUnlock()
	if ix.next != nil {
		if err := ix.next.write(changes, entries, failed); err != nil {
			return err
		}
	}
	if err := ix.live.write(changes, entries, failed); err != nil {
		return err
	}
	return ix.live.publish()
}

// write puts entries into the generation in one batch; a case that is gone is
// deleted.
func (g *generation) write(changes []change, entries map[letter.CaseID]*entry, failed map[letter.CaseID]bool) error {
	batch := g.bleve.NewBatch()
	for _, c := range changes {
		switch e := entries[c.id]; {
		case failed[c.id]:
		case e == nil:
			batch.Delete(string(c.id))
		default:
			if err := batch.IndexAdvanced(e.document()); err != nil {
				return fmt.Errorf("indexing case %s: %w", c.id, err)
			}
		}
	}
	if batch.Size() == 0 {
		return nil
	}
	if err := g.bleve.Batch(batch); err != nil {
		return fmt.Errorf("writing a batch: %w", err)
	}
	return nil
}

// open returns the state of the generation as it is now; the caller closes it.
func (g *generation) open() (*scorch.IndexSnapshot, error) {
	advanced, err := g.bleve.Advanced()
	if err != nil {
		return nil, fmt.Errorf("reading the search index: %w", err)
	}
	reader, err := advanced.Reader()
	if err != nil {
		return nil, fmt.Errorf("reading the search index: %w", err)
	}
	s, ok := reader.(*scorch.IndexSnapshot)
	if !ok {
		return nil, errors.Join(fmt.Errorf("reading the search index: %T is no snapshot", reader), reader.Close())
	}
	return s, nil
}

// revisions visits every case with the revision that is indexed.
func (g *generation) revisions(visit func(id string, revision uint64)) error {
	s, err := g.open()
	if err != nil {
		return err
	}
	return errors.Join(revisions(s, visit), s.Close())
}
