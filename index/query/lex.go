package query

import (
	"strings"
	"unicode"
)

// token is a run of the query between spaces or quotes.
type token struct {
	// text is a word, or what stands between quotes.
	text string
	// field is what stands before a colon, lower case; "" if there is none.
	field string
	// at and end are the characters that the token takes, counted from 0;
	// value is where text begins.
	at, end, value int
	negated        bool
	quoted         bool
	// apart is true where space stands between the colon and the value.
	apart bool
}

// lexer cuts a query into tokens.
type lexer struct {
	runes []rune
	pos   int
}

func lex(text string) []token {
	l := &lexer{runes: []rune(text)}
	var tokens []token
	for {
		l.skipSpace()
		if l.pos == len(l.runes) {
			return tokens
		}
		tokens = append(tokens, l.next())
	}
}

func (l *lexer) next() token {
	t := token{at: l.pos}
	t.negated = l.negation()
	t.field = l.field()
	if t.field != "" {
		start := l.pos
		l.skipSpace()
		t.apart = l.pos > start
	}
	t.value = l.pos
	t.quoted = l.pos < len(l.runes) && isQuote(l.runes[l.pos])
	if t.quoted {
		t.text = l.quoted()
	} else {
		t.text = l.word()
	}
	t.end = l.pos
	return t
}

func (l *lexer) skipSpace() {
	for l.pos < len(l.runes) && isSpace(l.runes[l.pos]) {
		l.pos++
	}
}

// negation takes a dash that stands before something.
func (l *lexer) negation() bool {
	if l.runes[l.pos] != '-' || l.pos+1 >= len(l.runes) || isSpace(l.runes[l.pos+1]) || l.runes[l.pos+1] == '-' {
		return false
	}
	l.pos++
	return true
}

// field takes letters and a colon.
func (l *lexer) field() string {
	i := l.pos
	for i < len(l.runes) && (unicode.IsLetter(l.runes[i]) || l.runes[i] == '_' || i > l.pos && unicode.IsDigit(l.runes[i])) {
		i++
	}
	if i == l.pos || i == len(l.runes) || l.runes[i] != ':' {
		return ""
	}
	name := strings.ToLower(string(l.runes[l.pos:i]))
	l.pos = i + 1
	return name
}

// quoted takes what stands between quotes; without a second one, the rest.
func (l *lexer) quoted() string {
	l.pos++
	start := l.pos
	for l.pos < len(l.runes) && !isQuote(l.runes[l.pos]) {
		l.pos++
	}
	text := string(l.runes[start:l.pos])
	if l.pos < len(l.runes) {
		l.pos++
	}
	return text
}

func (l *lexer) word() string {
	start := l.pos
	for l.pos < len(l.runes) && !isSpace(l.runes[l.pos]) && !isQuote(l.runes[l.pos]) {
		l.pos++
	}
	return string(l.runes[start:l.pos])
}

// isSpace counts parentheses as space: people write them around what they add.
func isSpace(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || r == '(' || r == ')' || r == ','
}

func isQuote(r rune) bool { return r == '"' || r == '“' || r == '”' || r == '„' }
