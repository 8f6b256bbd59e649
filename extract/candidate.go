package extract

import (
	"cmp"
	"regexp"
	"slices"

	"recourse/extract/label"
)

// candidate is a value that a label gives to a field.
type candidate struct {
	field string
	value string
	// words are the indexes of the value's words.
	words []int
	score float64
	// reasons tell what the score is made of, for a person and for tests.
	reasons []string
	// label is the first word of the label.
	label int
	// also is the other field that the label can name, "" where there is none.
	also string
}

// idFields are the fields whose values are identifiers, and the distractors
// that must be known as what they are.
var idFields = setOf("member_id", "authorization_number", "claim_number", "appeal_number", "group", "provider_number",
	"account", "tracking", "payment", "pharmacy", "form", "rule", "other", "phone", "fax", "code", "unknown")

// idCandidates are all identifiers that have a label, best first.
func (v *view) idCandidates() []candidate {
	var out []candidate
	for _, l := range v.labels {
		out = append(out, v.idsOf(l)...)
	}
	out = append(out, v.calledNumbers()...)
	slices.SortStableFunc(out, better)
	return out
}

func better(a, b candidate) int {
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.words[0], b.words[0]), cmp.Compare(a.field, b.field))
}

// idsOf are the candidates of one label: for each field that it names the
// identifier in the likeliest spot that has one.
func (v *view) idsOf(l labelAt) []candidate {
	var out []candidate
	for _, s := range v.spots(l) {
		tokens, quality := idIn(s)
		if quality == 0 {
			continue
		}
		if whole := v.wrappedID(tokens); len(whole) > len(tokens) {
			tokens, quality = whole, idQuality(printed(whole))
		}
		for field, weight := range l.Names {
			if !idFields[field] {
				continue
			}
			c := candidate{field: field, also: other(l.Names, field), value: printed(tokens), words: wordsOf(tokens),
				score: weight * s.trust * quality * l.Quality, label: v.lines[l.line].tokens[l.From].Word,
				reasons: []string{"label " + l.Says, s.how}}
			out = append(out, c)
		}
		if s.trust >= trustInline {
			break
		}
	}
	return out
}

// other is the identifier field that a label names beside this one.
func other(names map[string]float64, field string) string {
	for name := range names {
		if name != field && idFields[name] {
			return name
		}
	}
	return ""
}

// idIn finds the identifier in a spot, with how much it looks like one.
func idIn(s spot) (tokens []label.Token, quality float64) {
	from := 0
	for from < len(s.tokens) && passes(s.tokens[from]) {
		from++
	}
	n := idAt(s.tokens[from:])
	if n == 0 {
		return nil, 0
	}
	tokens = s.tokens[from : from+n]
	return tokens, idQuality(printed(tokens))
}

// groupOfDigits is a part of an identifier that is printed in groups.
var groupOfDigits = regexp.MustCompile(`^[0-9]{1,6}[.,;:)]?$`)

// wrappedID adds the next line to an identifier in groups that the end of a
// line cuts: the groups of digits with which running text goes on, or a line
// of a narrow cell that has nothing else.
func (v *view) wrappedID(tokens []label.Token) []label.Token {
	last := tokens[len(tokens)-1]
	n := v.Words[last.Word].Line + 1
	line := v.LineOf(last.Word)
	if len(tokens) < 2 || ends(last.Text) || last.Word != line.To-1 || n >= len(v.lines) ||
		v.Lines[n].Block != line.Block || v.Lines[n].Page != line.Page || v.besideLabel(n) {
		return tokens
	}
	more := v.lines[n].tokens
	groups := 0
	for groups < len(more) && groupOfDigits.MatchString(more[groups].Text) {
		groups++
		if ends(more[groups-1].Text) {
			break
		}
	}
	inText := v.Words[last.Word].Paragraph == v.Words[more[0].Word].Paragraph && line.Len() >= textLine
	if groups < len(more) && !inText {
		return tokens
	}
	return append(slices.Clone(tokens), more[:groups]...)
}

// textLine is how many words a line of running text has at least.
const textLine = 8

// besideLabel reports whether a label stands beside a line.
func (v *view) besideLabel(line int) bool {
	return slices.ContainsFunc(v.Row(line), func(i int) bool { return i != line && len(v.lines[i].labels) > 0 })
}

// passes reports whether a token may stand between a label and its value.
func passes(t label.Token) bool {
	switch t.Norm {
	case "", "is", "was", "#", "=", "are", "no":
		return true
	}
	return false
}

func wordsOf(tokens []label.Token) []int {
	var out []int
	for _, t := range tokens {
		if len(out) == 0 || out[len(out)-1] != t.Word {
			out = append(out, t.Word)
		}
	}
	return out
}
