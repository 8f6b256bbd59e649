package query

import (
	"slices"
	"strings"
	"unicode/utf8"

	"recourse/index/terms"
	"recourse/internal/letter"
)

// What a query may have at most; a page pasted into the search box has more.
const (
	maxLength = 2000
	maxTokens = 64
)

// Parse reads a query. Days like 14d and words like today count from now. The
// node is nil for an empty query, which asks for everything.
func Parse(text string, now letter.Date) (Node, error) {
	p := &parser{text: text, now: now}
	if n := utf8.RuneCountInString(text); n > maxLength {
		return nil, p.fail(maxLength, n, "the query is too long", "use fewer words")
	}
	p.tokens = lex(text)
	if len(p.tokens) > maxTokens {
		last := p.tokens[maxTokens]
		return nil, p.fail(last.at, last.end, "the query has too many words", "use fewer words")
	}
	if len(p.tokens) == 0 {
		return nil, nil
	}
	return p.query()
}

// parser makes nodes of tokens.
type parser struct {
	text   string
	now    letter.Date
	tokens []token
	pos    int
}

func (p *parser) fail(from, to int, problem, suggestion string) *Error {
	return &Error{Query: p.text, Column: from + 1, Length: max(1, to-from), Problem: problem, Suggestion: suggestion}
}

func (p *parser) query() (Node, error) {
	var all And
	for p.pos < len(p.tokens) {
		node, err := p.alternatives()
		if err != nil {
			return nil, err
		}
		if node != nil {
			all = append(all, node)
		}
	}
	if len(all) == 0 {
		last := p.tokens[len(p.tokens)-1]
		return nil, p.fail(p.tokens[0].at, last.end, "there is nothing to look for", "write a word, a number or field:value")
	}
	return simplest(all), nil
}

// alternatives reads terms with or between them.
func (p *parser) alternatives() (Node, error) {
	if t := p.tokens[p.pos]; isOr(t) {
		return nil, p.orNeedsSides(t)
	}
	var any Or
	for {
		node, err := p.term()
		if err != nil {
			return nil, err
		}
		if node != nil {
			any = append(any, node)
		}
		if p.pos == len(p.tokens) || !isOr(p.tokens[p.pos]) {
			break
		}
		or := p.tokens[p.pos]
		p.pos++
		if p.pos == len(p.tokens) || isOr(p.tokens[p.pos]) {
			return nil, p.orNeedsSides(or)
		}
	}
	switch len(any) {
	case 0:
		return nil, nil
	case 1:
		return any[0], nil
	}
	return any, nil
}

func (p *parser) orNeedsSides(t token) *Error {
	return p.fail(t.at, t.end, "or needs something on both sides", `to look for the word, write "or"`)
}

func isOr(t token) bool {
	return !t.quoted && !t.negated && t.field == "" && (strings.EqualFold(t.text, "or") || t.text == "|" || t.text == "||")
}

// isAnd finds the connectors that change nothing.
func isAnd(t token) bool {
	return !t.quoted && !t.negated && t.field == "" && (t.text == "AND" || t.text == "&" || t.text == "&&" || t.text == "+")
}

// term reads one term; nil for what holds no letter or digit.
func (p *parser) term() (Node, error) {
	t := p.tokens[p.pos]
	node, err := p.positive(t)
	if err != nil || node == nil || !t.negated {
		return node, err
	}
	return Not{node}, nil
}

func (p *parser) positive(t token) (Node, error) {
	switch {
	case t.field != "":
		return p.field(t)
	case isAnd(t):
		p.pos++
		return nil, nil
	case t.quoted:
		p.pos++
		return phrase(t.text), nil
	case t.negated:
		p.pos++
		return p.number([]token{t})
	}
	return p.words()
}

// words reads a word, or the words of an identifier: digits, or a short word
// and then digits.
func (p *parser) words() (Node, error) {
	first := p.tokens[p.pos]
	p.pos++
	run := []token{first}
	for p.pos < len(p.tokens) && continues(p.tokens[p.pos]) && len(run) < 5 &&
		(terms.HasDigit(first.text) || len(first.text) <= 4) {
		run = append(run, p.tokens[p.pos])
		p.pos++
	}
	return p.number(run)
}

// continues reports whether a token can be a later group of an identifier.
func continues(t token) bool {
	return t.field == "" && !t.negated && !t.quoted && terms.HasDigit(t.text)
}

// number reads tokens as one identifier, or apart. A short word before the
// digits may belong to them, as in NGM 447 180 263, or not, as in Ruiz 447180263.
func (p *parser) number(run []token) (Node, error) {
	apart, err := p.apart(run)
	if err != nil || apart == nil {
		return nil, err
	}
	joined := ""
	for _, t := range run {
		joined += terms.Identifier(t.text)
	}
	if strings.HasSuffix(run[len(run)-1].text, "*") || !terms.IsIdentifier(joined) {
		return apart, nil
	}
	return Number{Identifier: joined, Apart: apart}, nil
}

func (p *parser) apart(run []token) (Node, error) {
	if len(run) == 1 {
		return p.word(run[0])
	}
	var all And
	parts := [][]token{run[:1], run[1:]}
	if terms.HasDigit(run[0].text) {
		parts = slices.Collect(slices.Chunk(run, 1))
	}
	for _, part := range parts {
		node, err := p.number(part)
		if err != nil {
			return nil, err
		}
		if node != nil {
			all = append(all, node)
		}
	}
	return all, nil
}

// minPrefix is the number of letters that must stand before a star; fewer
// begin too many words.
const minPrefix = 2

// word makes a Word, or nil of a token without letters and digits.
func (p *parser) word(t token) (Node, error) {
	stem, prefix := strings.CutSuffix(t.text, "*")
	switch n := len(terms.Terms(stem)); {
	case n == 0:
		return nil, nil
	case prefix && n == 1 && utf8.RuneCountInString(stem) < minPrefix:
		return nil, p.badValue(t, "the beginning of a word is too short", "write at least two letters before *")
	case n > 1:
		return Phrase{Text: stem}, nil
	}
	return Word{Text: stem, Prefix: prefix}, nil
}

func phrase(text string) Node {
	switch len(terms.Terms(text)) {
	case 0:
		return nil
	case 1:
		return Word{Text: text}
	}
	return Phrase{Text: text}
}

func simplest(all And) Node {
	if len(all) == 1 {
		return all[0]
	}
	return all
}
