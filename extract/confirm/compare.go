package confirm

import (
	"strings"
	"unicode"
)

// Outcome is what a second reading says of the first.
type Outcome int

// The outcomes, the better first. Unavailable tells nothing; LooksAlike is a difference only in characters
// that recognition takes for each other.
const (
	Agrees Outcome = iota
	Unavailable
	LooksAlike
	Differs
)

// confusable folds characters that look alike in print into one; "rn" and "vv"
// are what an m and a w fall apart into.
var confusable = strings.NewReplacer(
	"rn", "m", "RN", "M", "vv", "w", "VV", "W", "cl", "d",
	"O", "0", "o", "0", "Q", "0", "D", "0",
	"I", "1", "i", "1", "l", "1", "L", "1", "|", "1", "!", "1", "J", "1", "j", "1", "T", "7",
	"S", "5", "s", "5", "$", "5",
	"B", "8", "b", "6", "G", "6",
	"Z", "2", "z", "2",
	"g", "9", "q", "9",
)

// Compare compares the words of two readings. Space, punctuation and case do
// not count: a value's characters do.
func Compare(first, second string) Outcome {
	a, b := squeeze(first), squeeze(second)
	switch {
	case b == "":
		return Unavailable
	case strings.EqualFold(a, b):
		return Agrees
	case folded(first) == folded(second):
		return LooksAlike
	}
	return Differs
}

// folded is a text in which what looks alike is the same.
func folded(s string) string {
	marks := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("|!$", r) {
			return r
		}
		return -1
	}, s)
	return strings.ToUpper(confusable.Replace(marks))
}

// squeeze is a text's letters and digits.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}
