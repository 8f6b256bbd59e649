package terms

import (
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis/char/asciifolding"
)

// Word is a word of a text.
type Word struct {
	*Form
	// Start and End are the bytes that it takes in the text.
	Start, End int
}

// Form is what is compared of a word. Equal words share it.
type Form struct {
	// Term is what the index holds: lower case, without accents, stemmed.
	Term string
	// Spelling is the word as it is written, in lower case and without accents,
	// where it is worth looking for with an error in it: it has four letters or
	// more and no digits. It is "" elsewhere.
	Spelling string
	// run is what Runs makes keys of.
	run uint64
}

// Words are the words of a text in order. Letters and digits make words;
// apostrophes within are dropped, so that O'Brien is obrien, and a possessive
// s goes with its apostrophe.
func Words(text []byte) []Word {
	words := make([]Word, 0, len(text)/5+1)
	look := known.open()
	defer look.close()
	for i := 0; i < len(text); {
		start, end := next(text, i)
		if start == end {
			break
		}
		if form := look.up(text[start:end]); form.Term != "" {
			words = append(words, Word{form, start, end})
		}
		i = end
	}
	return words
}

// Spellings are the different spellings of a text's words.
func Spellings(text []byte) []string {
	var found []string
	seen := map[string]bool{}
	for _, w := range Words(text) {
		if w.Spelling != "" && !seen[w.Spelling] {
			seen[w.Spelling] = true
			found = append(found, w.Spelling)
		}
	}
	return found
}

// minSpelling is the length from which a word may hold an error: shorter ones
// become other words.
const minSpelling = 4

// Terms are the words of a text, without their places.
func Terms(text string) []string {
	words := Words([]byte(text))
	terms := make([]string, len(words))
	for i, w := range words {
		terms[i] = w.Term
	}
	return terms
}

// next finds the next word at or after byte i.
func next(text []byte, i int) (start, end int) {
	for i < len(text) {
		r, size := runeAt(text, i)
		if wordRune(r) {
			break
		}
		i += size
	}
	start = i
	for i < len(text) {
		r, size := runeAt(text, i)
		if !wordRune(r) && !joins(text, i, r, size) {
			break
		}
		i += size
	}
	return start, i
}

func runeAt(text []byte, i int) (rune, int) {
	if text[i] < utf8.RuneSelf {
		return rune(text[i]), 1
	}
	return utf8.DecodeRune(text[i:])
}

func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// joins reports whether the rune at i is inside a word though no letter: an
// apostrophe between two letters, or a soft hyphen.
func joins(text []byte, i int, r rune, size int) bool {
	if r != '\'' && r != '’' && r != '\u00ad' || i+size >= len(text) {
		return false
	}
	following, _ := runeAt(text, i+size)
	return unicode.IsLetter(following)
}

var accents = asciifolding.New()

// simplify makes lower-case letters without accents and apostrophes.
func simplify(word []byte) []byte {
	out := make([]byte, 0, len(word))
	for i := 0; i < len(word); {
		r, size := runeAt(word, i)
		i += size
		switch {
		case r == '\'' || r == '’':
			if s, n := runeAt(word, i); (s == 's' || s == 'S') && i+n == len(word) {
				return fold(out)
			}
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			out = utf8.AppendRune(out, unicode.ToLower(r))
		}
	}
	return fold(out)
}

func fold(word []byte) []byte {
	for _, c := range word {
		if c >= utf8.RuneSelf {
			return accents.Filter(word)
		}
	}
	return word
}
