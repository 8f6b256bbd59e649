package extract

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

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
	// bare tells that the label is a common word only for the number behind it.
	bare bool
	// lesser tells that the label gives another number in a likelier place.
	lesser bool
	// weak tells that the label names the field by its place and no more than a word
	// that other labels have, too.
	weak bool
	// generic tells that the label can name whatever a payer files.
	generic bool
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
		if !l.Bare || !v.inFoot(l.line) {
			out = append(out, v.idsOf(l)...)
		}
	}
	out = append(out, v.calledNumbers()...)
	out = append(out, v.numbersBesideName()...)
	out = v.withPresumed(out)
	slices.SortStableFunc(out, better)
	return out
}

// foot is the part of the page from which on the printer's own marks stand.
const foot = 0.88

// inFoot reports whether a line stands where pages have the printer's marks:
// there a common word before a number says little.
func (v *view) inFoot(line int) bool {
	l := v.Lines[line]
	for _, p := range v.Pages {
		if p.Number == l.Page && p.Height > 0 {
			return l.Furniture || l.Place[1] > foot*p.Height
		}
	}
	return l.Furniture
}

// isLowest reports whether a line is the last of a page that has more than a few.
func (v *view) isLowest(line int) bool {
	n := 0
	for _, l := range v.Lines {
		if l.Page == v.Lines[line].Page {
			n++
			if l.Place[1] > v.Lines[line].Place[1]+l.Place.Height()/2 {
				return false
			}
		}
	}
	return n > fewLines
}

// fewLines is how many lines a page has at most of which none is its foot.
const fewLines = 12

func better(a, b candidate) int {
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.words[0], b.words[0]), cmp.Compare(a.field, b.field))
}

// idsOf are the candidates of one label: for each field that it names the
// identifier in the likeliest spot that has one.
func (v *view) idsOf(l labelAt) []candidate {
	var out []candidate
	for _, s := range v.spots(l) {
		s.tokens = v.unbroken(s.tokens)
		names := l.Names
		tokens, quality := idIn(s)
		if quality == 0 {
			if tokens, quality = idBehindName(s, l.Names); quality > 0 {
				names = map[string]float64{"member_id": behindName}
			}
		}
		if quality == 0 {
			continue
		}
		if whole := v.wrappedID(tokens); len(whole) > len(tokens) {
			tokens, quality = whole, idQuality(printed(whole))
		}
		if v.isRule(l) {
			continue
		}
		for field, weight := range names {
			if !idFields[field] {
				continue
			}
			if l.Generic() && v.saysYour(l) {
				weight -= yourReference
			}
			c := candidate{field: field, also: other(names, field), value: printed(tokens), words: wordsOf(tokens),
				score: weight * s.trust * quality * l.Quality, label: v.lines[l.line].tokens[l.From].Word, generic: l.Generic(), bare: l.Bare,
				reasons: []string{"label " + l.Says, s.how}}
			out = append(out, c)
		}
		if s.trust >= trustInline {
			break
		}
	}
	markLesser(out)
	return out
}

// isRule reports whether a label names a rule by which the payer decides: "Local
// Coverage Determination L00001".
func (v *view) isRule(l labelAt) bool {
	said := ""
	for _, t := range v.lines[l.line].tokens[max(0, l.From-2):l.To] {
		said += " " + t.Norm
	}
	return strings.HasSuffix(said, " local coverage determination") || strings.HasSuffix(said, " national coverage determination")
}

// yourReference is how much less sure a label is that names the reader's number: to
// a provider "your reference" is the provider's own.
const yourReference = 0.1

// saysYour reports whether "your" stands right before a label.
func (v *view) saysYour(l labelAt) bool {
	return l.From > 0 && v.lines[l.line].tokens[l.From-1].Norm == "your"
}

// markLesser notes which numbers of one label stand in a less likely place than
// another one: a label names one number.
func markLesser(ofLabel []candidate) {
	for i, c := range ofLabel {
		ofLabel[i].lesser = slices.ContainsFunc(ofLabel, func(o candidate) bool { return o.field == c.field && o.score > c.score })
	}
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

// behindName is how sure a number behind the member's name, where a label
// promises but the name, is the member's.
const behindName = 0.8

// idBehindName is the identifier that follows the name of a person: "Member:
// Quinlan, Odette (ARP0552881)".
func idBehindName(s spot, names map[string]float64) (tokens []label.Token, quality float64) {
	if names["patient_name"] == 0 && names["subscriber_name"] == 0 || len(s.tokens) == 0 {
		return nil, 0
	}
	p, ok := personAt(s.tokens)
	if !ok || p.titled {
		return nil, 0
	}
	last := p.words[len(p.words)-1]
	for i, t := range s.tokens {
		if t.Word > last && t.Norm != "" {
			return idIn(spot{tokens: trimOpening(s.tokens[i:])})
		}
	}
	return nil, 0
}

// trimOpening takes a bracket off the first token.
func trimOpening(tokens []label.Token) []label.Token {
	if !strings.HasPrefix(tokens[0].Text, "(") {
		return tokens
	}
	out := slices.Clone(tokens)
	out[0].Text = strings.TrimPrefix(out[0].Text, "(")
	return out
}

// idIn finds the identifier in a spot, with how much it looks like one.
func idIn(s spot) (tokens []label.Token, quality float64) {
	from := afterRemark(s.tokens)
	for from < len(s.tokens) && passes(s.tokens[from]) {
		from++
	}
	n := idAt(s.tokens[from:])
	if n == 0 && from == 0 {
		n = inCell(s)
	}
	if n == 0 {
		return nil, 0
	}
	tokens = s.tokens[from : from+n]
	return tokens, idQuality(printed(tokens))
}

// inCell is how many tokens a cell has that is a number with short words before
// it: "PA Case 4449-7347".
func inCell(s spot) int {
	n := len(s.tokens)
	if s.how != "below" && s.how != beside || n < 2 || n > 3 || idAt(s.tokens[n-1:]) != 1 {
		return 0
	}
	for _, t := range s.tokens[:n-1] {
		if len(t.Text) > idPrefix || !nameToken.MatchString(t.Text) {
			return 0
		}
	}
	return n
}

// remarkWithin is how many words a remark between a label and its value has at
// most.
const remarkWithin = 6

// afterRemark is the token behind a remark between a label and its value, in
// brackets or before a late colon: "(on your card)", "on your card:".
func afterRemark(tokens []label.Token) int {
	bracket := len(tokens) > 0 && strings.HasPrefix(tokens[0].Text, "(")
	for i, t := range tokens[:min(len(tokens), remarkWithin)] {
		if strings.ContainsFunc(t.Text, unicode.IsDigit) {
			return 0
		}
		if t.Colon || bracket && strings.HasSuffix(strings.TrimRight(t.Text, ":"), ")") {
			return i + 1
		}
	}
	return 0
}

// unbroken adds to tokens that end their line within a number, at a hyphen, what
// the next line has of it.
func (v *view) unbroken(tokens []label.Token) []label.Token {
	if len(tokens) == 0 {
		return tokens
	}
	last := tokens[len(tokens)-1]
	n := v.Words[last.Word].Line + 1
	if !strings.HasSuffix(last.Text, "-") || len(last.Text) < 2 || n >= len(v.lines) || last.Word != v.Lines[n].From-1 ||
		v.Words[last.Word].Paragraph != v.Words[v.Lines[n].From].Paragraph {
		return tokens
	}
	next := v.lines[n].tokens[0]
	if !idToken.MatchString(trimEnd(next.Text)) || !strings.ContainsAny(next.Text, "0123456789") {
		return tokens
	}
	return append(slices.Clone(tokens), next)
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
	if len(tokens) < 2 && !v.suffixBelow(last.Word) || ends(last.Text) || last.Word != line.To-1 || n >= len(v.lines) ||
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

// suffixForm is the last group of a number, of a person within a family.
var suffixForm = regexp.MustCompile(`^\d{2,4}$`)

// suffixBelow reports whether the next line is nothing but the last group of a long
// number with which a short line ends, at the same left or right edge: a narrow
// cell that wraps.
func (v *view) suffixBelow(word int) bool {
	line, n := v.LineOf(word), v.Words[word].Line+1
	if n >= len(v.lines) || line.Len() >= textLine || len(squeeze(v.Words[word].Text)) < bareLength || v.Lines[n].Len() != 1 || v.Lines[n].Page != line.Page {
		return false
	}
	next := v.Lines[n].Place
	h, number := line.Place.Height(), v.Words[word].Place()
	gap := next[1] - line.Place[3]
	level := func(a, b float64) bool { return a-b < h && b-a < h }
	return suffixForm.MatchString(v.Words[v.Lines[n].From].Text) && gap < h && gap > -h/2 && (level(next[2], number[2]) || level(next[0], number[0]))
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
