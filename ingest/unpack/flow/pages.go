package flow

import (
	"strings"
	"unicode/utf8"

	"recourse/internal/letter"
)

// Why is the reason given for the method of the pages.
const Why = "no_layout"

// The grid in points: characters of a typewriter on Letter paper.
const (
	cellWidth  = 5.0
	lineHeight = 11.0
	linePitch  = 12.5
	cellMargin = 30.0
)

// What a page holds before the next begins. All of it must be far below what
// an answer of the reader may hold.
const (
	pageLines = 1_000
	pageWords = 4_000
	pageBytes = 128 << 10
	// maxWord is the longest word in bytes; a longer one is cut.
	maxWord = 500
	// maxLine is how many characters a line has at most, whatever its columns.
	maxLine = 1_000
	// typedGap tells a line with columns from a paragraph.
	typedGap = "    "
	// maxWords is more than any letter has.
	maxWords = 200_000
)

// Pages makes pages of words of a text; form feeds separate its pages. Lines
// that are far longer than the grid is wide are wrapped.
func Pages(text string) ([]letter.Page, error) {
	p := &pager{}
	for i, s := range strings.Split(text, "\f") {
		if i > 0 {
			p.turn()
		}
		for line := range strings.SplitSeq(s, "\n") {
			p.line(line)
			if p.total > maxWords {
				return nil, letter.Refuse("too_large", "the text has more than %d words, more than any letter", maxWords)
			}
		}
	}
	p.turn()
	if p.total == 0 {
		return nil, letter.Refuse("no_text", "there is no text in it")
	}
	return p.pages, nil
}

// pager fills pages line by line.
type pager struct {
	pages       []letter.Page
	words       []letter.Word
	bytes, rows int
	total       int
}

// line adds a line of text, wrapped where it is a whole paragraph.
func (p *pager) line(s string) {
	s = expand(Clean(s))
	n := utf8.RuneCountInString(s)
	if n <= Width+Width/2 || n <= maxLine && strings.Contains(s, typedGap) {
		p.row(s)
		return
	}
	p.row("")
	for _, part := range wrap(s, Width) {
		p.row(part)
	}
	p.row("")
}

// row sets one line of the grid. A line that is one endless word goes on in
// further rows.
func (p *pager) row(s string) {
	p.next(len(s))
	column := 0
	for s != "" {
		end := strings.IndexByte(s, ' ')
		if end < 0 {
			end = len(s)
		}
		for w := s[:end]; w != ""; {
			if column > maxLine {
				p.next(len(s))
				column = 0
			}
			n := prefix(w)
			p.words = append(p.words, word(w[:n], column, p.rows))
			p.total++
			column += utf8.RuneCountInString(w[:n])
			w = w[n:]
		}
		column++
		s = s[min(end+1, len(s)):]
	}
}

// next begins a row, on the next page where this one is full.
func (p *pager) next(bytes int) {
	if p.rows >= pageLines || len(p.words) >= pageWords || p.bytes >= pageBytes {
		p.turn()
	}
	p.rows++
	p.bytes += min(bytes, maxLine+maxWord)
}

// prefix is as much of a word as can be one word.
func prefix(w string) int {
	if len(w) <= maxWord {
		return len(w)
	}
	n := maxWord
	for n > 0 && !utf8.RuneStart(w[n]) {
		n--
	}
	return n
}

// word is a word on the grid: it has a place for the layout only.
func word(s string, column, row int) letter.Word {
	left, top := cellMargin+cellWidth*float64(column), cellMargin+linePitch*float64(row-1)
	right := left + cellWidth*float64(utf8.RuneCountInString(s)) - 1
	return letter.Word{Text: s, Level: letter.Box{left, top, right, top + lineHeight}, Confidence: 1, Line: row}
}

// turn ends the page at hand; a page without words is none.
func (p *pager) turn() {
	if len(p.words) > 0 {
		p.pages = append(p.pages, letter.Page{Number: letter.PageNumber(len(p.pages) + 1),
			Method: letter.MethodText, Why: Why, Confidence: 1, Words: p.words})
	}
	p.words, p.bytes, p.rows = nil, 0, 0
}
