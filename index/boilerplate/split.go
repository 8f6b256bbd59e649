package boilerplate

import (
	"strings"
	"unicode"

	"recourse/index/terms"
)

// Page is the text of a page, divided.
type Page struct {
	Body, Boilerplate string
}

// maxHeading is the number of words that a heading has at most.
const maxHeading = 9

// Split divides the pages of one letter, given as lines of text. Boilerplate
// that begins on one page goes on over the next.
func Split(pages []string) []Page {
	divided := make([]Page, len(pages))
	section := false
	for i, text := range pages {
		divided[i], section = splitPage(text, section)
	}
	return divided
}

// splitPage divides a page; section tells whether a section of boilerplate
// goes on from the page before, and after it to the next.
func splitPage(text string, section bool) (Page, bool) {
	var body, rest strings.Builder
	passage := false
	lines := strings.SplitAfter(text, "\n")
	words := make([][]string, len(lines))
	for i, line := range lines {
		words[i] = terms.Terms(line)
	}
	for i, line := range lines {
		heading := isHeading(line, words[i])
		switch {
		case len(words[i]) == 0 || heading:
			passage = false
		}
		switch {
		case heading && known.operative.within(words[i], len(words[i])):
			section = false
		case heading && known.headings.within(words[i], len(words[i])):
			section = true
		case known.passages.within(spanning(words, i), len(words[i])):
			passage = true
		}
		if section || passage {
			rest.WriteString(line)
		} else {
			body.WriteString(line)
		}
	}
	return Page{Body: strings.TrimRight(body.String(), "\r\n "), Boilerplate: strings.TrimRight(rest.String(), "\r\n ")}, section
}

// spanning is a line's words with those of the next, for cues that a line's
// end breaks.
func spanning(words [][]string, i int) []string {
	if i+1 == len(words) {
		return words[i]
	}
	return append(words[i][:len(words[i]):len(words[i])], words[i+1]...)
}

// isHeading reports whether a line stands for itself: it is short, begins
// with a capital or number and does not end as a sentence does.
func isHeading(line string, words []string) bool {
	line = strings.TrimSpace(line)
	if len(words) == 0 || len(words) > maxHeading {
		return false
	}
	first := []rune(strings.TrimLeft(line, "*•-– "))
	if len(first) == 0 || unicode.IsLower(first[0]) {
		return false
	}
	return !strings.ContainsAny(line[len(line)-1:], ".,;")
}
