package boilerplate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"recourse/index/terms"
)

// Page is the text of a page, divided, and the words of each part. Their places
// are those in the whole page.
type Page struct {
	Body, Boilerplate           string
	BodyWords, BoilerplateWords []terms.Word
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
	words := terms.Words([]byte(text))
	lines := linesOf(text, words)
	passage := false
	for i := range lines {
		l := &lines[i]
		own := words[l.from:l.to]
		heading := isHeading(l.text, own)
		if len(own) == 0 || heading {
			passage = false
		}
		switch {
		case heading && known.operative.within(own, len(own)):
			section = false
		case heading && known.headings.within(own, len(own)):
			section = true
		case known.passages.within(words[l.from:lines[min(i+1, len(lines)-1)].to], len(own)): // a line's end may break a cue
			passage = true
		}
		l.boilerplate = section || passage
	}
	var p Page
	p.Body, p.BodyWords = join(lines, words, false)
	p.Boilerplate, p.BoilerplateWords = join(lines, words, true)
	return p, section
}

// join makes one text of the lines that are boilerplate, or of those that are not.
func join(lines []line, words []terms.Word, boilerplate bool) (string, []terms.Word) {
	size, n := 0, 0
	for _, l := range lines {
		if l.boilerplate == boilerplate {
			size, n = size+len(l.text), n+l.to-l.from
		}
	}
	var text strings.Builder
	text.Grow(size)
	own := make([]terms.Word, 0, n)
	for _, l := range lines {
		if l.boilerplate == boilerplate {
			text.WriteString(l.text)
			own = append(own, words[l.from:l.to]...)
		}
	}
	return strings.TrimRight(text.String(), "\r\n "), own
}

// line is a line of a page with the numbers of its words.
type line struct {
	text        string
	from, to    int
	boilerplate bool
}

// linesOf cuts a page into lines. No word is on two.
func linesOf(text string, words []terms.Word) []line {
	all := make([]line, 0, strings.Count(text, "\n")+1)
	end, word := 0, 0
	for _, t := range strings.SplitAfter(text, "\n") {
		l := line{text: t, from: word}
		for end += len(t); word < len(words) && words[word].Start < end; {
			word++
		}
		l.to = word
		all = append(all, l)
	}
	return all
}

// isHeading reports whether a line stands for itself: it is short, begins
// with a capital or number and does not end as a sentence does.
func isHeading(line string, words []terms.Word) bool {
	line = strings.TrimSpace(line)
	if len(words) == 0 || len(words) > maxHeading {
		return false
	}
	first, size := utf8.DecodeRuneInString(strings.TrimLeft(line, "*•-– "))
	if size == 0 || unicode.IsLower(first) {
		return false
	}
	return !strings.ContainsAny(line[len(line)-1:], ".,;")
}
