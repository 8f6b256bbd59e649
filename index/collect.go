package index

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	bq "github.com/blevesearch/bleve/v2/search/query"
)

// match is a document that was found, with what it is ordered by.
type match struct {
	doc   uint64
	tier  tier
	score float64
	// first and second are the keys of the order, smaller first; tie decides
	// between equals.
	first, second float64
	tie           uint64
}

func (m match) compare(o match) int {
	return cmp.Or(cmp.Compare(m.tier, o.tier), cmp.Compare(m.first, o.first),
		cmp.Compare(m.second, o.second), cmp.Compare(m.tie, o.tie))
}

// collector runs queries over one snapshot and keeps the best matches. Bleve's
// own collector is not used: it reads doc values for every hit.
type collector struct {
	snapshot *scorch.IndexSnapshot
	mapping  mapping.IndexMapping
	table    *table
	order    string
	limit    int
	after    *match
	facets   *facetCounts

	// best are the matches so far, in order, at most limit of them.
	best  []match
	total int
	// rest counts the matches after the cursor, on this page or later.
	rest int
	// seen are the documents of the tiers before.
	seen map[uint64]bool
}

// checkEvery is the number of matches between looks at the context.
const checkEvery = 4096

// run collects what a query finds, unless an earlier tier found it.
func (c *collector) run(ctx context.Context, q bq.Query, t tier, remember bool) error {
	options := search.SearcherOptions{}
	if c.order != ByRelevance {
		options.Score = "none"
	}
	searcher, err := q.Searcher(ctx, c.snapshot, c.mapping, options)
	if err != nil {
		return fmt.Errorf("searching: %w", err)
	}
	defer searcher.Close()
	sctx := &search.SearchContext{DocumentMatchPool: search.NewDocumentMatchPool(searcher.DocumentMatchPoolSize()+2, 0), IndexReader: c.snapshot}
	found := map[uint64]bool{}
	for n := 0; ; n++ {
		if n%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		hit, err := searcher.Next(sctx)
		if err != nil {
			return fmt.Errorf("searching: %w", err)
		}
		if hit == nil {
			break
		}
		doc := hit.IndexInternalID.Value()
		if !c.seen[doc] {
			c.add(doc, t, finite(hit.Score))
			if remember {
				found[doc] = true
			}
		}
		sctx.DocumentMatchPool.Put(hit)
	}
	for doc := range found {
		c.seen[doc] = true
	}
	return nil
}

func (c *collector) add(doc uint64, t tier, score float64) {
	r := c.table.row(doc)
	c.total++
	if c.facets != nil {
		c.facets.add(r)
	}
	m := match{doc: doc, tier: t, score: score, tie: r.tie}
	m.first, m.second = keys(c.order, r, score)
	if c.after != nil && m.compare(*c.after) <= 0 {
		return
	}
	c.rest++
	c.keep(m)
}

// keep inserts a match where it belongs, if it is among the best.
func (c *collector) keep(m match) {
	if len(c.best) == c.limit {
		if m.compare(c.best[c.limit-1]) >= 0 {
			return
		}
		c.best = c.best[:c.limit-1]
	}
	i, _ := slices.BinarySearchFunc(c.best, m, match.compare)
	c.best = slices.Insert(c.best, i, m)
}

// keys are what an order compares: among equals the newest letter is first.
func keys(order string, r *row, score float64) (first, second float64) {
	newest := float64(noDay)
	if r.letter != noDay {
		newest = -float64(r.letter)
	}
	switch order {
	case ByDeadline:
		return float64(r.deadline), newest
	case ByLetter:
		return newest, 0
	}
	return -score, newest
}

// finite is 0 for the scores of queries that consist of unscored terms only:
// Bleve divides by their weight, which is nothing.
func finite(score float64) float64 {
	if math.IsNaN(score) || math.IsInf(score, 0) {
		return 0
	}
	return score
}
