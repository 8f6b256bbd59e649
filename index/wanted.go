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
	// spelling is the one word as it was typed; errors are counted in it.
	spelling string
	// apart is the number in the list of which this is a part, from 1: where
	// the whole is shown, the part is not.
	apart int
}

// wantedOf lists what a query asks for. Of a phrase that is not asked for as
// such any more, the words are wanted one by one.
func wantedOf(node query.Node, t tier) []wanted {
	if node == nil {
		return nil
	}
	l := wantedList{tier: t}
	l.add(node, 0)
	return l.all
}

type wantedList struct {
	all  []wanted
	tier tier
}

func (l *wantedList) add(node query.Node, apart int) {
	switch n := node.(type) {
	case query.And:
		for _, part := range n {
			l.add(part, apart)
		}
	case query.Or:
		for _, part := range n {
			l.add(part, apart)
		}
	case query.Number:
		l.all = append(l.all, wanted{identifier: n.Identifier, apart: apart})
		l.add(n.Apart, len(l.all))
	case query.Identifier:
		l.all = append(l.all, wanted{field: n.Field.Name, identifier: n.Identifier, prefix: n.Prefix})
	case query.Word:
		l.words(wanted{prefix: n.Prefix, apart: apart}, n.Text)
	case query.Phrase:
		l.words(wanted{apart: apart}, n.Text)
	case query.Text:
		l.words(wanted{field: n.Field.Name, prefix: n.Prefix}, n.Text)
	}
}

func (l *wantedList) words(w wanted, text string) {
	words := terms.Words([]byte(text))
	if l.tier < edited {
		w.words = terms.Terms(text)
		l.all = append(l.all, w)
		return
	}
	for _, word := range words {
		w.words, w.spelling = []string{word.Term}, ""
		if s := terms.Spellings([]byte(text[word.Start:word.End])); len(s) > 0 {
			w.spelling = s[0]
		}
		l.all = append(l.all, w)
	}
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

// at returns the number of words that match at the beginning of the words of
// a text, 0 for none.
func (w wanted) at(text string, words []terms.Word, t tier) int {
	if len(w.words) == 0 || len(words) < len(w.words) {
		return 0
	}
	for i, word := range w.words {
		if words[i].Term != word && !(w.prefix && beginsWith(words[i].Term, word)) && !w.misspelt(text, words[i], t) {
			return 0
		}
	}
	return len(w.words)
}

// misspelt reports whether a printed word is the wanted one with errors.
func (w wanted) misspelt(text string, printed terms.Word, t tier) bool {
	length := printed.End - printed.Start - len(w.spelling)
	if t < edited || w.spelling == "" || length > 2 || length < -2 {
		return false
	}
	s := terms.Spellings([]byte(text[printed.Start:printed.End]))
	return len(s) > 0 && within(s[0], w.spelling, wordEdits(w.spelling))
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
