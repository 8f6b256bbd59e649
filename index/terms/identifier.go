package terms

import (
	"strings"
	"unicode"
)

// Identifier is the comparable form of a member ID, authorization number or
// the like: capitals and digits without spaces, dashes and other marks.
func Identifier(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case '0' <= r && r <= '9' || 'A' <= r && r <= 'Z':
			return r
		case 'a' <= r && r <= 'z':
			return r - 'a' + 'A'
		case r > unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			return unicode.ToUpper(r)
		}
		return -1
	}, s)
}

// confusables are characters that recognition and people take for each other.
var confusables = strings.NewReplacer("O", "0", "I", "1", "L", "1", "S", "5", "B", "8", "Z", "2")

// Folded is the form that an identifier shares with all its misreadings by
// confusable characters: 0 and O; 1, I and L; 5 and S; 8 and B; 2 and Z.
func Folded(identifier string) string { return confusables.Replace(identifier) }

// Code is the comparable form of a billing, denial or diagnosis code: CO-197,
// co 197 and CO197 are the same.
func Code(s string) string { return Identifier(s) }

// The size of what is looked up as an identifier.
const (
	minIdentifier       = 5
	minIdentifierDigits = 3
	maxIdentifier       = 40
)

// IsIdentifier reports whether a comparable form is long enough, and has
// enough digits, to be looked up as an identifier.
func IsIdentifier(identifier string) bool {
	return len(identifier) >= minIdentifier && len(identifier) <= maxIdentifier &&
		digits(identifier) >= minIdentifierDigits
}

// HasDigit reports whether there is a digit in s.
func HasDigit(s string) bool { return digits(s) > 0 }

func digits(s string) int {
	n := 0
	for i := range len(s) {
		if '0' <= s[i] && s[i] <= '9' {
			n++
		}
	}
	return n
}
