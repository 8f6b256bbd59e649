package index

import (
	"github.com/blevesearch/bleve/v2"
	bq "github.com/blevesearch/bleve/v2/search/query"

	"recourse/index/query"
)

func dates(r query.Range) bq.Query {
	field := r.Field.Name
	if r.None {
		return without(prefix(field, years.prefix))
	}
	return span(field, r.From, r.To)
}

func term(field, value string) *bq.TermQuery {
	q := bleve.NewTermQuery(value)
	q.SetField(field)
	return q
}

func prefix(field, value string) bq.Query {
	q := bleve.NewPrefixQuery(value)
	q.SetField(field)
	return q
}

func fuzzy(field, value string, edits int) bq.Query {
	if edits == 0 {
		return term(field, value)
	}
	q := bleve.NewFuzzyQuery(value)
	q.SetField(field)
	q.SetFuzziness(edits)
	return q
}

func and(all ...bq.Query) bq.Query {
	if len(all) == 1 {
		return all[0]
	}
	return bleve.NewConjunctionQuery(all...)
}

func or(all ...bq.Query) bq.Query {
	if len(all) == 1 {
		return all[0]
	}
	return bleve.NewDisjunctionQuery(all...)
}

// without finds all cases but those that match.
func without(q bq.Query) bq.Query {
	return bq.NewBooleanQuery([]bq.Query{bleve.NewMatchAllQuery()}, nil, []bq.Query{q})
}
