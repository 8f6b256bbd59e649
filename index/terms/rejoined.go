package terms

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Rejoined are the words that a line's end broke, made whole, with spaces
// between. Whether the hyphen belongs to the word can not be told, so both the
// broken and the whole word are to be found.
func Rejoined(text string) string {
	var whole []string
	for rest := text; ; {
		i := strings.Index(rest, "-\n")
		if i < 0 {
			return strings.Join(whole, " ")
		}
		before, after := lastLetters(rest[:i]), firstLetters(strings.TrimLeft(rest[i+2:], " \t"))
		if len(before) > 1 && len(after) > 1 && unicode.IsLower(rune(after[0])) {
			whole = append(whole, before+after)
		}
		rest = rest[i+2:]
	}
}

func lastLetters(s string) string {
	i := len(s)
	for i > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if !unicode.IsLetter(r) {
			break
		}
		i -= size
	}
	return s[i:]
}

func firstLetters(s string) string {
	for i, r := range s {
		if !unicode.IsLetter(r) {
			return s[:i]
		}
	}
	return s
}
