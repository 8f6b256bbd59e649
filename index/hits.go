package index

import (
	"encoding/json"
	"errors"
	"fmt"

	"recourse/index/query"
	"recourse/internal/letter"
)

// hits makes the hits of a page: what was found, and the passages that show why.
func hits(p published, best []match, node query.Node) ([]Hit, error) {
	all := make([]Hit, len(best))
	for i, m := range best {
		id, v, err := stored(p, m.doc)
		if err != nil {
			return nil, err
		}
		all[i] = Hit{Case: letter.CaseID(id), Score: m.score, Near: m.tier > exact}
		all[i].Letter, all[i].Fragments = explain(v, node, m.tier)
	}
	return all, nil
}

// stored reads the id and the view of a document.
func stored(p published, doc uint64) (id string, v view, err error) {
	segment, number := p.table.place(doc)
	var bad error
	err = p.snapshot.Segments()[segment].VisitDocument(number, func(field string, _ byte, value []byte, _ []uint64) bool {
		switch field {
		case fieldDocument:
			id = string(value)
		case fieldStored:
			bad = json.Unmarshal(value, &v)
		}
		return bad == nil
	})
	if err = errors.Join(err, bad); err != nil {
		return id, v, fmt.Errorf("reading case %s: %w", id, err)
	}
	return id, v, nil
}

// fieldDocument is Bleve's name for the id of a document.
const fieldDocument = "_id"
