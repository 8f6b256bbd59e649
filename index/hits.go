package index

import (
	"encoding/json"
	"fmt"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"recourse/index/query"
	"recourse/internal/letter"
)

// hits makes the hits of a page: what was found, and the passages that show why.
func hits(s *scorch.IndexSnapshot, best []match, node query.Node) ([]Hit, error) {
	all := make([]Hit, len(best))
	for i, m := range best {
		id, v, err := stored(s, m.doc)
		if err != nil {
			return nil, err
		}
		all[i] = Hit{Case: letter.CaseID(id), Score: m.score, Near: m.tier > exact}
		all[i].Letter, all[i].Fragments = explain(v, node, m.tier)
	}
	return all, nil
}

// stored reads the id and the view of a document.
func stored(s *scorch.IndexSnapshot, doc uint64) (string, view, error) {
	id, err := s.ExternalID(bleveindex.NewIndexInternalID(nil, doc))
	if err != nil {
		return "", view{}, fmt.Errorf("reading a hit: %w", err)
	}
	d, err := s.Document(id)
	if err != nil {
		return "", view{}, fmt.Errorf("reading case %s: %w", id, err)
	}
	var v view
	d.VisitFields(func(f bleveindex.Field) {
		if f.Name() == fieldStored {
			err = json.Unmarshal(f.Value(), &v)
		}
	})
	if err != nil {
		return "", view{}, fmt.Errorf("reading case %s: %w", id, err)
	}
	return id, v, nil
}
