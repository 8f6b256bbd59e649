package pdf

import (
	_ "embed"
	"strings"
	"unicode"
)

// wordList are frequent words of English, of denial letters, and of the
// languages of their taglines: of a page of language they are a third or more,
// of a page whose font lies hardly any.
//
//go:embed words.txt
var wordList string

var frequent = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(wordList) {
		m[w] = true
	}
	return m
}()

// language counts what the words of a page look like.
type language struct {
	// alphabetic words have letters and no digits; lone are those of one letter,
	// endless those longer than any word of a letter.
	alphabetic, lone, endless int
	// long words have three letters or more; plausible of them can be spoken.
	long, plausible int
	// latin words can stand in the list of frequent ones; known do.
	latin, known int
}

// longest is how many letters words have at most; compounds of taglines have 24.
const longest = 25

func (l *language) add(word string) {
	t := strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
	if t == "" || strings.ContainsFunc(t, unicode.IsDigit) {
		return
	}
	l.alphabetic++
	rs := []rune(t)
	if len(rs) == 1 {
		l.lone++
	}
	if len(rs) > longest && unicode.Is(unicode.Latin, rs[0]) {
		l.endless++
	}
	if len(rs) >= 3 {
		l.long++
		if isPlausible(t) {
			l.plausible++
		}
	}
	if len(rs) >= 2 && unicode.Is(unicode.Latin, rs[0]) {
		l.latin++
		if frequent[strings.ToLower(t)] {
			l.known++
		}
	}
}
