package index

import (
	bq "github.com/blevesearch/bleve/v2/search/query"

	"recourse/index/query"
	"recourse/index/terms"
)

func (c compiler) number(n query.Number) bq.Query {
	code := terms.Code(n.Identifier)
	all := []bq.Query{
		constant{term(fieldID, n.Identifier), scoreIdentifier},
		constant{term(fieldPrinted, n.Identifier), scorePrinted},
		constant{term(fieldCode, code), scoreCode},
		c.node(n.Apart),
	}
	return or(append(all, c.similar(fieldID, n.Identifier)...)...)
}

func (c compiler) identifier(n query.Identifier) bq.Query {
	field := n.Field.Name
	if n.Prefix {
		return filter(prefix(field, n.Identifier))
	}
	all := []bq.Query{constant{term(field, n.Identifier), scoreIdentifier}}
	if field == fieldID {
		all = append(all, constant{term(fieldPrinted, n.Identifier), scorePrinted})
	}
	all = append(all, c.similar(field, n.Identifier)...)
	if c.tier >= confused && field != fieldID {
		all = append(all, constant{term(fieldID+folded, terms.Folded(n.Identifier)), scorePrinted})
	}
	return or(all...)
}

// similar finds an identifier as it may have been misread.
func (c compiler) similar(field, identifier string) []bq.Query {
	same := terms.Folded(identifier)
	switch {
	case c.tier >= edited && len(same) >= minEditedIdentifier:
		return []bq.Query{constant{fuzzy(field+folded, same, 1), scoreIdentifier}}
	case c.tier >= confused:
		return []bq.Query{constant{term(field+folded, same), scoreIdentifier}}
	}
	return nil
}

// minEditedIdentifier is the length from which one character may be wrong;
// shorter identifiers have too many neighbours.
const minEditedIdentifier = 6
