package layout

import (
	"strings"

	"recourse/internal/edits"
)

// blurred is a word in which characters that recognition takes for each other
// are one.
func blurred(s string) string {
	var short [32]byte
	out := short[:0]
	for i := 0; i < len(s); i++ {
		c, pair := s[i], ""
		if i+1 < len(s) {
			pair = s[i : i+2]
		}
		switch {
		case pair == "rn":
			c = 'm'
		case pair == "vv":
			c = 'w'
		case pair == "cl":
			c = 'd'
		default:
			pair = ""
		}
		switch c {
		case '0':
			c = 'o'
		case '1', '|', '!', 'i':
			c = 'l'
		case '5':
			c = 's'
		case '8':
			c = 'b'
		}
		out = append(out, c)
		if pair != "" {
			i++
		}
	}
	return string(out)
}

// misreadFirst are characters for which another may stand at a word's start.
const misreadFirst = "0158|!ilrvcmwdsbo"

// Fold is a word in lower case without the punctuation around it.
func Fold(word string) string {
	return strings.ToLower(strings.Trim(word, `.,:;!?"'“”‘’()[]{}<>*•·|_~`))
}

// Alike reports whether a word as read can be the given word: equal but for
// case, characters that recognition confuses, and in longer words one slip
// more. The wanted word is in lower case.
func Alike(read, want string) bool {
	if len(want) < 3 || len(read) < len(want)-mostSlips-2 {
		return Fold(read) == want
	}
	r := Fold(read)
	if r == want {
		return true
	}
	slips := 0
	switch {
	case len(want) >= 9:
		slips = 2
	case len(want) >= 6:
		slips = 1
	}
	if d := len(r) - len(want); d > slips+2 || d < -slips-2 {
		return false
	}
	if r == "" || r[0] != want[0] && !strings.ContainsRune(misreadFirst, rune(r[0])) {
		return false
	}
	a, b := blurred(r), blurred(want)
	return a == b || slips > 0 && !inflected(r, want) && edits.Distance(a, b) <= slips
}

// mostSlips is how many slips a word has at most.
const mostSlips = 2

// inflected reports whether a word that is near another is a word of its own:
// English words differ from each other at their ends ("issue", "issued").
func inflected(r, want string) bool {
	for _, c := range r {
		if c < 'a' || c > 'z' {
			return false
		}
	}
	return r == "" || r[0] != want[0] || len(r) < 2 || r[len(r)-2:] != want[len(want)-2:]
}
