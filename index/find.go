package index

import (
	"context"
	"errors"
	"fmt"

	"github.com/blevesearch/bleve/v2"

	"recourse/index/query"
	"recourse/internal/letter"
)

// defaultLimit is the number of hits of a page where none is asked for.
const defaultLimit = 20

// Search finds cases. A query that can not be understood gives a *QueryError.
func (ix *Index) Search(ctx context.Context, req Request) (res Result, err error) {
	node, err := query.Parse(req.Query, req.Now)
	if err != nil {
		return Result{}, err
	}
	if req.Limit <= 0 {
		req.Limit = defaultLimit
	}
	if req.Sort == "" {
		req.Sort = ByRelevance
	}
	if req.Sort != ByRelevance && req.Sort != ByDeadline && req.Sort != ByLetter {
		return Result{}, letter.Refuse("bad_sort", "there is no order %q; write %s, %s or %s", req.Sort, ByRelevance, ByDeadline, ByLetter)
	}
	after, err := parseCursor(req)
	if err != nil {
		return Result{}, err
	}
	defer ix.recovered(&err)
	ix.mu.RLock()
	defer ix.mu.RUnlock()
	return ix.live.search(ctx, node, req, after)
}

// recovered makes an error of a panic, and lets Run make the index anew: a file
// that was damaged while it is in use is noticed by reading nonsense from it.
func (ix *Index) recovered(err *error) {
	if r := recover(); r != nil {
		*err = &letter.Error{Kind: letter.Bug, Code: "index_damaged", Why: "the search index can not be read and is made anew", Err: fmt.Errorf("%v", r)}
		ix.faults.set("search", *err)
		select {
		case ix.damaged <- struct{}{}:
		default:
		}
	}
}

func (g *generation) search(ctx context.Context, node query.Node, req Request, after *match) (res Result, err error) {
	p := g.acquire()
	defer func() { err = errors.Join(err, p.release()) }()
	g.refresh(p)
	c := &collector{snapshot: p.snapshot, mapping: g.bleve.Mapping(), table: p.table, order: req.Sort, limit: req.Limit, after: after, seen: map[uint64]bool{}}
	if req.Facets {
		c.facets = newFacetCounts(req.Now, len(p.table.names))
	}
	if err := c.tiers(ctx, node); err != nil {
		return Result{}, err
	}
	res.Total = c.total
	if c.facets != nil {
		res.Facets = c.facets.list(p.table)
	}
	if c.rest > len(c.best) {
		res.Next = cursor(req.Sort, c.best[len(c.best)-1])
	}
	res.Hits, err = hits(p, c.best, node)
	return res, err
}

// tiers asks more and more loosely: for identifiers always also as they may be
// confused, for the rest only while nothing is found.
func (c *collector) tiers(ctx context.Context, node query.Node) error {
	if node == nil {
		return c.run(ctx, bleve.NewMatchAllQuery(), exact, false)
	}
	numbers, words := similarParts(node)
	if err := c.run(ctx, compiler{exact}.node(node), exact, numbers); err != nil {
		return err
	}
	if numbers {
		if err := c.run(ctx, compiler{confused}.node(node), confused, false); err != nil {
			return err
		}
	}
	for t := edited; t <= loose && c.total == 0 && (numbers || words); t++ {
		if err := c.run(ctx, compiler{t}.node(node), t, false); err != nil {
			return err
		}
	}
	return nil
}

// similarParts tells whether a query asks for identifiers, and for words, that
// may be written otherwise than was typed.
func similarParts(node query.Node) (numbers, words bool) {
	visit(node, func(n query.Node) {
		switch n.(type) {
		case query.Number, query.Identifier:
			numbers = true
		case query.Word, query.Phrase, query.Text:
			words = true
		}
	})
	return numbers, words
}

// visit calls fn for every part of a query that asks for something to be there.
func visit(node query.Node, fn func(query.Node)) {
	switch n := node.(type) {
	case query.And:
		for _, part := range n {
			visit(part, fn)
		}
	case query.Or:
		for _, part := range n {
			visit(part, fn)
		}
	case query.Not:
	case query.Number:
		fn(n)
		visit(n.Apart, fn)
	default:
		fn(node)
	}
}
