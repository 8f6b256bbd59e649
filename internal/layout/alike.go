package layout

import (
	"strings"

	"recourse/internal/edits"
)

// confusable folds characters that recognition takes for each other.
var confusable = strings.NewReplacer("rn", "m", "vv", "w", "cl", "d", "0", "o", "1", "l", "|", "l", "!", "l", "i", "l", "5", "s", "8", "b")

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
	d := edits.Distance(confusable.Replace(r), confusable.Replace(want))
	return d == 0 || d <= slips && !inflected(r, want)
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
