package index

import (
	"context"

	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	bq "github.com/blevesearch/bleve/v2/search/query"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// constant is a query whose hits all score the same. Bleve then combines whole
// lists of documents instead of going through them, and fields without
// frequencies, which it can not score, get a score.
type constant struct {
	bq.Query
	score float64
}

// filter is a query that finds without ranking.
func filter(q bq.Query) bq.Query { return constant{Query: q} }

// Searcher is the query's own, with the constant score.
func (c constant) Searcher(ctx context.Context, r bleveindex.IndexReader, m mapping.IndexMapping, o search.SearcherOptions) (search.Searcher, error) {
	scored := o.Score != "none"
	o.Score = "none"
	s, err := c.Query.Searcher(ctx, r, m, o)
	if err != nil || !scored {
		return s, err
	}
	return constantSearcher{Searcher: s, score: c.score}, nil
}

type constantSearcher struct {
	search.Searcher
	score float64
}

func (s constantSearcher) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	return s.scored(s.Searcher.Next(ctx))
}

func (s constantSearcher) Advance(ctx *search.SearchContext, id bleveindex.IndexInternalID) (*search.DocumentMatch, error) {
	return s.scored(s.Searcher.Advance(ctx, id))
}

func (s constantSearcher) scored(hit *search.DocumentMatch, err error) (*search.DocumentMatch, error) {
	if hit != nil {
		hit.Score = s.score
	}
	return hit, err
}

// Weight is nothing, so that the scores of others do not depend on it.
func (s constantSearcher) Weight() float64 { return 0 }
