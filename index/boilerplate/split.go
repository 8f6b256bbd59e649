package boilerplate

import (
	"strings"
	"unicode"

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
	var p Page
	var body, rest strings.Builder
	passage := false
	words := terms.Words([]byte(text))
	lines := linesOf(text, words)
	for i, l := range lines {
		heading := isHeading(l.text, l.words(words))
		switch {
		case l.from == l.to || heading:
			passage = false
		}
		switch {
		case heading && known.operative.within(l.words(words), l.to-l.from):
			section = false
		case heading && known.headings.within(l.words(words), l.to-l.from):
			section = true
		case known.passages.within(words[l.from:lines[min(i+1, len(lines)-1)].to], l.to-l.from): // a line's end may break a cue
			passage = true
		}
		if section || passage {
			rest.WriteString(l.text)
			p.BoilerplateWords = append(p.BoilerplateWords, l.words(words)...)
		} else {
			body.WriteString(l.text)
			p.BodyWords = append(p.BodyWords, l.words(words)...)
		}
	}
	p.Body, p.Boilerplate = strings.TrimRight(body.String(), "\r\n "), strings.TrimRight(rest.String(), "\r\n ")
	return p, section
}

// line is a line of a page with the numbers of its words.
type line struct {
	text     string
	from, to int
}

func (l line) words(page []terms.Word) []terms.Word { return page[l.from:l.to] }

// linesOf cuts a page into lines. No word is on two.
func linesOf(text string, words []terms.Word) []line {
	var all []line
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
	first := []rune(strings.TrimLeft(line, "*•-– "))
	if len(first) == 0 || unicode.IsLower(first[0]) {
		return false
	}
	return !strings.ContainsAny(line[len(line)-1:], ".,;")
}
