package index

import (
	"github.com/blevesearch/bleve/v2"
	bq "github.com/blevesearch/bleve/v2/search/query"

	"recourse/index/query"
	"recourse/internal/letter"
)

func dates(r query.Range) bq.Query {
	field := r.Field.Name
	if r.None {
		return without(span(field, letter.Date{}, letter.Date{}))
	}
	return span(field, r.From, r.To)
}

// span finds the dates from one day to another, both included; a zero one is open.
func span(field string, from, to letter.Date) bq.Query {
	first, last := letter.Date{Year: firstYear, Month: 1, Day: 1}, letter.Date{Year: lastYear, Month: 12, Day: 31}
	if !from.IsZero() && first.Before(from) {
		first = from
	}
	if !to.IsZero() && to.Before(last) {
		last = to
	}
	if last.Before(first) {
		return bleve.NewMatchNoneQuery()
	}
	yes := true
	q := bleve.NewDateRangeInclusiveQuery(first.Time(), last.Time(), &yes, &yes)
	q.SetField(field)
	return q
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
