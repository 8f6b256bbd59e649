package index

import (
	"slices"

	"github.com/blevesearch/bleve/v2/search"

	"recourse/index/query"
	"recourse/index/terms"
)

// wanted is one thing that a query asks for and a passage can show: words one
// after the other, or an identifier.
type wanted struct {
	// field is the query field it was asked of; "" for a bare word.
	field      string
	words      []string
	prefix     bool
	identifier string
}

// wantedOf lists what a query asks for. Number and its parts are alternatives,
// and both are listed.
func wantedOf(node query.Node) []wanted {
	var all []wanted
	if node == nil {
		return nil
	}
	visit(node, func(n query.Node) {
		switch n := n.(type) {
		case query.Number:
			all = append(all, wanted{identifier: n.Identifier})
		case query.Identifier:
			all = append(all, wanted{field: n.Field.Name, identifier: n.Identifier, prefix: n.Prefix})
		case query.Word:
			all = append(all, wanted{words: terms.Terms(n.Text), prefix: n.Prefix})
		case query.Phrase:
			all = append(all, wanted{words: terms.Terms(n.Text)})
		case query.Text:
			all = append(all, wanted{field: n.Field.Name, words: terms.Terms(n.Text), prefix: n.Prefix})
		}
	})
	return all
}

// identifierIs reports whether a printed identifier, in the comparable form, is
// the wanted one as far as the tier allows.
func (w wanted) identifierIs(printed string, t tier) bool {
	switch {
	case w.identifier == "":
		return false
	case printed == w.identifier, w.prefix && len(printed) > len(w.identifier) && printed[:len(w.identifier)] == w.identifier:
		return true
	case t < confused:
		return false
	}
	a, b := terms.Folded(printed), terms.Folded(w.identifier)
	return a == b || t >= edited && len(b) >= minEditedIdentifier && within(a, b, 1)
}

// at returns the number of words that match at the beginning of the text's
// words, 0 for none.
func (w wanted) at(text []terms.Word, t tier) int {
	if len(w.words) == 0 || len(text) < len(w.words) {
		return 0
	}
	for i, word := range w.words {
		if !w.wordIs(text[i].Term, word, t) {
			return 0
		}
	}
	return len(w.words)
}

func (w wanted) wordIs(printed, word string, t tier) bool {
	if printed == word || w.prefix && beginsWith(printed, word) {
		return true
	}
	return t >= edited && within(printed, word, wordEdits(word))
}

// beginsWith is as beginning in compile.go.
func beginsWith(printed, typed string) bool {
	n := min(len(printed), len(typed))
	return n >= max(2, min(4, len(typed)), len(typed)-4) && printed[:n] == typed[:n]
}

func within(a, b string, edits int) bool {
	if edits == 0 || len(a)-len(b) > edits || len(b)-len(a) > edits {
		return false
	}
	_, more := search.LevenshteinDistanceMax(a, b, edits)
	return !more
}

// fieldsOfQuery are the fields of a letter, by name in JSON, that a field of
// the query language looks at.
var fieldsOfQuery = map[string][]string{
	fieldPayer: {"payer"}, fieldPatient: {"patient_name"}, fieldService: {"service"}, fieldReason: {"denial_reason"},
	fieldMember: {"member_id"}, fieldAuth: {"authorization_number"}, fieldClaim: {"claim_number"},
	fieldAppeal: {"appeal_number"},
}

// inField reports whether what is wanted can be shown by a field's value.
func (w wanted) inField(name string) bool {
	if w.identifier != "" && (w.field == "" || w.field == fieldID) {
		return slices.Contains([]string{"member_id", "authorization_number", "claim_number", "appeal_number"}, name)
	}
	return slices.Contains(fieldsOfQuery[w.field], name)
}

// inBody and inBoilerplate report whether it can be shown by the text.
func (w wanted) inBody() bool {
	return w.field == "" || w.field == "text" || w.identifier != ""
}

func (w wanted) inBoilerplate() bool {
	return w.field == "text" || w.field == fieldBoilerplate || w.identifier != ""
}
