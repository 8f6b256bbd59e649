package terms

import (
	"strings"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
)

var common = func() analysis.TokenMap {
	m := analysis.NewTokenMap()
	if err := m.LoadBytes(en.EnglishStopWords); err != nil {
		panic(err) // the list is part of the program
	}
	return m
}()

// Common reports whether a word is one that every English text has, such as would
// or this. They are indexed like all words, for phrases.
func Common(word string) bool { return common[strings.ToLower(word)] }
