package index

import (
	"github.com/blevesearch/bleve/v2"
	bq "github.com/blevesearch/bleve/v2/search/query"

	"recourse/index/query"
	"recourse/index/terms"
)

// tier is how exactly a hit has to match. Each takes in the one before.
type tier int

const (
	// exact: what was asked for.
	exact tier = iota
	// confused: identifiers that differ in confusable characters, or that
	// are printed in another place than was asked for.
	confused
	// edited: identifiers with one wrong character, words with one or two.
	edited
	// loose: as edited, and of three words or more one may be missing.
	loose
)

// The scores of hits in fields that have no frequencies. Words score about 1,
// rare ones a few times that.
const (
	scoreIdentifier = 100
	scorePrinted    = 20
	scoreCode       = 10
	scorePhrase     = 1
	scoreMisspelt   = 0.5
)

// compiler makes Bleve queries of nodes. Terms are compared as package terms
// makes them; no query is analysed by Bleve.
type compiler struct{ tier tier }

func (c compiler) node(n query.Node) bq.Query {
	switch n := n.(type) {
	case query.And:
		return c.all(n)
	case query.Or:
		return or(c.each(n)...)
	case query.Not:
		return filter(without(compiler{exact}.node(n.Part)))
	case query.Word:
		return c.bareWord(n)
	case query.Phrase:
		return c.phrase(fieldBody, n.Text)
	case query.Number:
		return c.number(n)
	case query.Value:
		return filter(term(n.Field.Name, n.Value))
	case query.Identifier:
		return c.identifier(n)
	case query.Text:
		return c.text(n)
	case query.Range:
		return filter(dates(n))
	}
	return bleve.NewMatchAllQuery()
}

func (c compiler) each(nodes []query.Node) []bq.Query {
	all := make([]bq.Query, len(nodes))
	for i, n := range nodes {
		all[i] = c.node(n)
	}
	return all
}

// all asks for every part; in the loosest tier one word may be missing.
func (c compiler) all(nodes query.And) bq.Query {
	var words, others []bq.Query
	for _, n := range nodes {
		if w, ok := n.(query.Word); ok && c.tier == loose && !terms.HasDigit(w.Text) {
			words = append(words, c.node(n))
		} else {
			others = append(others, c.node(n))
		}
	}
	if len(words) >= 3 {
		most := bleve.NewDisjunctionQuery(words...)
		most.SetMin(float64(len(words) - max(1, len(words)/4)))
		words = []bq.Query{most}
	}
	return and(append(words, others...)...)
}
