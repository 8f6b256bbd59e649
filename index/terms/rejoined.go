package terms

import (
	"regexp"
	"strings"
)

var broken = regexp.MustCompile(`(\pL{2,})-[ \t]*\r?\n[ \t]*(\p{Ll}{2,})`)

// Rejoined are the words that a line's end broke, made whole, with spaces
// between. Whether the hyphen belongs to the word can not be told, so both the
// broken and the whole word are to be found.
func Rejoined(text string) string {
	var whole []string
	for _, m := range broken.FindAllStringSubmatch(text, -1) {
		whole = append(whole, m[1]+m[2])
	}
	return strings.Join(whole, " ")
}
