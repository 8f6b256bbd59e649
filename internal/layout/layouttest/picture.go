// Package layouttest draws letters for tests: a text as a typewriter would set
// it, every character in a cell of a fixed grid, becomes pages of words.
package layouttest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"recourse/internal/layout"
	"recourse/internal/letter"
)

// The grid, in points: 110 characters across and 58 lines down a Letter page.
const (
	cellWidth  = 5.0
	lineHeight = 11.0
	linePitch  = 12.5
	margin     = 30.0
)

// Pages draws a text; form feeds separate its pages. Every line of the text is
// a line of the page, so columns can be set with spaces.
func Pages(text string) []letter.Page {
	var pages []letter.Page
	for i, s := range strings.Split(text, "\f") {
		p := letter.Page{Number: letter.PageNumber(i + 1), Method: letter.MethodText, Confidence: 1, Width: 612, Height: 792}
		for n, line := range strings.Split(s, "\n") {
			p.Words = append(p.Words, words(line, n)...)
		}
		pages = append(pages, p)
	}
	return pages
}

// Text draws a text and lays it out.
func Text(text string) *layout.Text { return layout.New(Pages(text)) }

// words are the words of one line of the grid.
func words(line string, n int) []letter.Word {
	var ws []letter.Word
	column := 0
	for line != "" {
		end := strings.IndexFunc(line, unicode.IsSpace)
		if end < 0 {
			end = len(line)
		}
		if w := line[:end]; w != "" {
			ws = append(ws, word(w, column, n))
		}
		column += utf8.RuneCountInString(line[:end]) + 1
		line = line[min(end+1, len(line)):]
	}
	return ws
}

func word(s string, column, n int) letter.Word {
	left, top := margin+cellWidth*float64(column), margin+linePitch*float64(n)
	right := left + cellWidth*float64(utf8.RuneCountInString(s)) - 1
	return letter.Word{Text: s, Box: letter.Box{left, top, right, top + lineHeight}, Confidence: 1, Line: n + 1}
}
