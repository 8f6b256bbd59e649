package index

import (
	"slices"

	"github.com/blevesearch/bleve/v2"
	bq "github.com/blevesearch/bleve/v2/search/query"

	"recourse/index/query"
	"recourse/index/terms"
)

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
