package label

import (
	"strings"
	"unicode"
)

// Token is a word of a line, or a part of one where the printer or the
// recognition left out a space ("ID:4471", "MemberID", "Auth/Ref:").
type Token struct {
	// Word is the index that the caller gave for the word.
	Word int
	// Text is the part as printed.
	Text string
	// Norm is the part in lower case without punctuation and possessive.
	Norm string
	// Colon reports whether a colon ends the part.
	Colon bool
}

// Tokens cuts a word into its tokens.
func Tokens(index int, word string) []Token {
	var out []Token
	for _, part := range parts(word) {
		out = append(out, Token{Word: index, Text: part, Norm: normal(part),
			Colon: strings.HasSuffix(part, ":") || strings.HasSuffix(part, leader)})
	}
	return out
}

// Lead marks the tokens of a line behind which dots of their own lead to a value, as
// a colon does: "Beneficiary ........ Odette Quinlan".
func Lead(tokens []Token) {
	for i := 1; i < len(tokens); i++ {
		if t := tokens[i].Text; len(t) > 1 && strings.Trim(t, ".…") == "" && tokens[i-1].Norm != "" {
			tokens[i-1].Colon = true
		}
	}
}

// leader are the dots that lead from a label to its value.
const leader = "...."

// parts cuts behind colons, leading dots, bars, number signs and commas of names, between joined words of a label,
// and at slashes between words; a number with slashes stays whole.
func parts(word string) []string {
	rs := []rune(word)
	var out []string
	from := 0
	for i := 1; i < len(rs); i++ {
		if cut(rs, i) {
			out = append(out, string(rs[from:i]))
			from = i
		}
	}
	return append(out, string(rs[from:]))
}

func cut(rs []rune, i int) bool {
	before, at := rs[i-1], rs[i]
	switch {
	case before == '|' || at == '|':
		return true
	case before == '.' && at != '.':
		return strings.HasSuffix(string(rs[:i]), leader)
	case before == ',': // "QUINLAN,ODETTE"
		return letters(rs[:i-1]) && letters(rs[i:])
	case before == ':' && !unicode.IsPunct(at):
		return !(i >= 2 && unicode.IsDigit(rs[i-2]) && unicode.IsDigit(at))
	case at == '#' || before == '#' && at != ':':
		return true
	case at == '/':
		return letters(rs[:i]) && letters(rs[i:])
	case before == '/':
		return letters(rs[:i-1]) && letters(rs[i:])
	}
	return unicode.IsLower(before) && unicode.IsUpper(at) && strings.HasPrefix(string(rs[i:]), "ID")
}

// letters reports whether the runes hold letters and no digits.
func letters(rs []rune) bool {
	found := false
	for _, r := range rs {
		if unicode.IsDigit(r) {
			return false
		}
		found = found || unicode.IsLetter(r)
	}
	return found
}

func normal(s string) string {
	s = strings.ToLower(strings.ReplaceAll(s, "’", "'"))
	if trimmed := strings.Trim(s, ":.,;"); trimmed == "#" || trimmed == "/" || trimmed == "&" || trimmed == "+" {
		return trimmed
	}
	s = strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	s = strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "'")
	return strings.ReplaceAll(s, ".", "")
}
