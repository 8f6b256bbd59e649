package index

import (
	"slices"

	"github.com/blevesearch/bleve/v2"
	bq "github.com/blevesearch/bleve/v2/search/query"

	"recourse/index/query"
	"recourse/index/terms"
	"recourse/internal/letter"
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

// bareWord looks for a word in the body, and for a short code that is one word.
func (c compiler) bareWord(w query.Word) bq.Query {
	in := c.word(fieldBody, w.Text, w.Prefix)
	if terms.HasDigit(w.Text) && !w.Prefix {
		return or(in, constant{term(fieldCode, terms.Code(w.Text)), scoreCode})
	}
	return in
}

// word looks for one word, or for what is cut into several as a phrase.
func (c compiler) word(field, text string, prefix bool) bq.Query {
	words := terms.Terms(text)
	switch {
	case len(words) == 0:
		return bleve.NewMatchNoneQuery()
	case prefix:
		return beginning(field, words[0])
	case len(words) > 1:
		return c.phrase(field, text)
	case c.tier >= edited:
		return or(append(misspelt(field, text), term(field, words[0]))...)
	}
	return term(field, words[0])
}

// misspelt finds a word with errors in it. The stem of a misspelt word is
// often another, so words of the body are compared as they are written.
func misspelt(field, text string) []bq.Query {
	if field != fieldBody {
		word := terms.Terms(text)[0]
		return []bq.Query{fuzzy(field, word, wordEdits(word))}
	}
	var all []bq.Query
	for _, s := range terms.Spellings([]byte(text)) {
		all = append(all, constant{fuzzy(fieldSpelling, s, wordEdits(s)), scoreMisspelt})
	}
	return all
}

// beginning finds the words that begin so. The index holds stems, which may be
// shorter than what was typed: authoriz* is to find author, the stem of
// authorization.
func beginning(field, word string) bq.Query {
	all := []bq.Query{prefix(field, word)}
	for n := len(word) - 1; n >= max(4, len(word)-4); n-- {
		all = append(all, term(field, word[:n]))
	}
	return or(all...)
}

// wordEdits is how many characters of a word may be wrong: none of a short one
// or of digits, which would become another.
func wordEdits(word string) int {
	switch {
	case terms.HasDigit(word):
		return 0
	case len(word) >= 8:
		return 2
	case len(word) >= 4:
		return 1
	}
	return 0
}

// phrase looks for words one after the other, and loosely for all of them.
func (c compiler) phrase(field, text string) bq.Query {
	inOrder := c.tier < edited && slices.Contains(phraseFields, field)
	var all []bq.Query
	if inOrder {
		all = append(all, inRuns(field+runs, terms.Terms(text))...)
	}
	for _, w := range terms.Words([]byte(text)) {
		if !inOrder || terms.HasDigit(w.Term) {
			all = append(all, c.word(field, text[w.Start:w.End], false))
		}
	}
	return and(all...)
}

func inRuns(field string, words []string) []bq.Query {
	var all []bq.Query
	keys, beginning := terms.PhraseKeys(words)
	for _, key := range keys {
		if beginning {
			all = append(all, constant{prefix(field, key), scorePhrase})
			continue
		}
		all = append(all, constant{term(field, key), scorePhrase})
	}
	return all
}

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

// text looks for words in a field. What is typed as two words may be printed as
// one, and the other way round.
func (c compiler) text(n query.Text) bq.Query {
	fields := []string{n.Field.Name}
	if n.Field.Name == "text" {
		fields = []string{fieldBody, fieldBoilerplate}
	}
	var all []bq.Query
	for _, f := range fields {
		all = append(all, c.word(f, n.Text, n.Prefix))
		if joined := terms.Terms(terms.Joined(n.Text)); len(joined) == 1 {
			all = append(all, term(f, joined[0]))
		}
	}
	return or(all...)
}

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
