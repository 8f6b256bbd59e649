package deadline

import (
	"regexp"
	"strings"

	"recourse/internal/layout"
)

// vocabulary is the words that cues are made of, by first letter. A misread
// word is mended to the word of the vocabulary that it is like.
type vocabulary map[byte][]string

// minMended is the shortest word that is mended.
const minMended = 5

var plainWord = regexp.MustCompile(`[a-z]{3,}`)

// learn takes up the words of a pattern or an example.
func (v vocabulary) learn(s string) {
	for _, w := range plainWord.FindAllString(strings.ReplaceAll(s, `\b`, " "), -1) {
		if !v.has(w) {
			v[w[0]] = append(v[w[0]], w)
		}
	}
}

func (v vocabulary) has(w string) bool {
	if w == "" {
		return false
	}
	for _, known := range v[w[0]] {
		if known == w {
			return true
		}
	}
	return false
}

// mend returns the word in lower case, as it was probably printed. Punctuation
// stays.
func (v vocabulary) mend(word string) string {
	s := strings.ToLower(plainQuotes.Replace(word))
	core := strings.Trim(s, `.,:;!?"'()[]*`)
	if len(core) < minMended || v.has(core) {
		return s
	}
	for _, first := range firstLetters(core[0]) {
		for _, known := range v[first] {
			if d := len(known) - len(core); len(known) >= minMended && d <= 2 && d >= -2 && layout.Alike(core, known) {
				return strings.Replace(s, core, known, 1)
			}
		}
	}
	return s
}

var plainQuotes = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "–", "-", "—", "-", "‑", "-", "•", "")

// firstLetters are the letters that the first letter can have been.
func firstLetters(c byte) []byte {
	switch c {
	case '0':
		return []byte{'o'}
	case '1', '|', '!':
		return []byte{'i', 'l'}
	case '5':
		return []byte{'s'}
	case 'l':
		return []byte{'l', 'i'}
	}
	return []byte{c}
}
