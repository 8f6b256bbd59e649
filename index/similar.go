package index

import (
	"cmp"
	"context"
	"errors"
	"slices"

	bq "github.com/blevesearch/bleve/v2/search/query"

	"recourse/index/terms"
	"recourse/internal/letter"
)

// Like is what cases are compared by.
type Like struct {
	// Case is left out of the answer.
	Case     letter.CaseID
	Payer    string
	Category letter.Category
	// CPT are the codes of the denied service.
	CPT             []string
	Service, Reason string
}

// SimilarCase is a past case that resembles another.
type SimilarCase struct {
	Case letter.CaseID
	// Score compares the cases of one answer; higher is more alike.
	Score float64
}

// What likenesses weigh beside the words of service and reason, of which a rare
// one scores about as much as the same category.
const (
	alikePayer    = 2
	alikeCategory = 3
	alikeCode     = 4
	// alikeShare is the share of the best score that a case with an outcome
	// needs to stand before one that is as like or more, but open.
	alikeShare = 0.5
	// alikePool is how many times the wanted cases are compared.
	alikePool = 10
	// alikeWords is the most words of a reason that are compared.
	alikeWords = 24
)

// Similar finds past cases like one: the same category or the same service,
// then by payer, wording and code. Those that have ended come first, because
// they tell what won.
func (ix *Index) Similar(ctx context.Context, like Like, limit int) (found []SimilarCase, err error) {
	q, ok := like.query()
	if !ok {
		return nil, nil
	}
	defer ix.recovered(&err)
	ix.mu.RLock()
	defer ix.mu.RUnlock()
	return ix.live.similar(ctx, q, limit)
}

// query is not ok where nothing is known that cases could share.
func (l Like) query() (q bq.Query, ok bool) {
	var must, should []bq.Query
	if l.Category != "" {
		must = append(must, constant{term(fieldCategory, string(l.Category)), alikeCategory})
	}
	for _, code := range l.CPT {
		must = append(must, constant{term(fieldCPT, terms.Code(code)), alikeCode})
	}
	service := anyOf(fieldService, l.Service)
	if len(must) == 0 {
		must = service
	}
	if len(must) == 0 {
		return nil, false
	}
	if payer := terms.Terms(l.Payer); len(payer) > 0 {
		var all []bq.Query
		for _, w := range payer {
			all = append(all, term(fieldPayer, w))
		}
		should = append(should, constant{and(all...), alikePayer})
	}
	should = append(append(should, service...), anyOf(fieldReason, l.Reason)...)
	not := []bq.Query{filter(term(fieldCase, string(l.Case)))}
	return bq.NewBooleanQuery([]bq.Query{or(must...)}, should, not), true
}

// anyOf asks for each different word of a text.
func anyOf(field, text string) []bq.Query {
	words := terms.Terms(text)
	slices.Sort(words)
	words = slices.Compact(words)
	var all []bq.Query
	for _, w := range words[:min(len(words), alikeWords)] {
		all = append(all, term(field, w))
	}
	return all
}

func (g *generation) similar(ctx context.Context, q bq.Query, limit int) (found []SimilarCase, err error) {
	p := g.acquire()
	defer func() { err = errors.Join(err, p.release()) }()
	c := &collector{snapshot: p.snapshot, mapping: g.bleve.Mapping(), table: p.table, order: ByRelevance,
		limit: limit * alikePool, seen: map[uint64]bool{}}
	if err := c.run(ctx, q, exact, false); err != nil {
		return nil, err
	}
	c.endedFirst()
	for _, m := range c.best[:min(limit, len(c.best))] {
		id, _, err := stored(p, m.doc)
		if err != nil {
			return nil, err
		}
		found = append(found, SimilarCase{Case: letter.CaseID(id), Score: m.score})
	}
	return found, nil
}

// endedFirst puts the cases with an outcome before the others, as far as they
// are like enough.
func (c *collector) endedFirst() {
	if len(c.best) == 0 {
		return
	}
	enough := c.best[0].score * alikeShare
	outcome := slices.Index(facetFields, fieldOutcome)
	open := func(m match) int {
		if v := c.table.row(m.doc).values[outcome]; m.score >= enough && c.table.names[v] != none {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(c.best, func(a, b match) int {
		return cmp.Or(cmp.Compare(open(a), open(b)), a.compare(b))
	})
}

// SharedWords are the words that two texts share, as the first prints them: those of
// four letters or more that tell something, each once.
func SharedWords(text, other string) []string {
	has := map[string]bool{}
	for _, t := range terms.Terms(other) {
		has[t] = true
	}
	var shared []string
	for _, w := range terms.Words([]byte(text)) {
		if word := text[w.Start:w.End]; has[w.Term] && len(word) >= 4 && !terms.Common(word) {
			has[w.Term] = false
			shared = append(shared, word)
		}
	}
	return shared
}
