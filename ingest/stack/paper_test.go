package stack

import (
	"strings"

	"recourse/internal/letter"
)

// Measures of the paper on which the test letters are written, in points.
const (
	paperWidth  = 612
	paperHeight = 792
	leftEdge    = 54
	lineHeight  = 14
	charWidth   = 5
	textHeight  = 8
)

// paper writes a page: a line of text for a line, three spaces for a wide gap,
// "~" before a line of the foot.
func paper(text string) letter.Page {
	p := letter.Page{Method: letter.MethodOCR, Width: paperWidth, Height: paperHeight}
	y := 36.0
	for i, line := range strings.Split(strings.Trim(text, "\n"), "\n") {
		at := y
		if foot, ok := strings.CutPrefix(line, "~"); ok {
			line, at = foot, 760
		} else {
			y += lineHeight
		}
		write(&p, line, at, i+1)
	}
	return p
}

func write(p *letter.Page, line string, y float64, n int) {
	x := float64(leftEdge)
	for _, word := range strings.Split(line, " ") {
		if word == "" {
			x += 4 * charWidth
			continue
		}
		right := x + charWidth*float64(len(word))
		p.Words = append(p.Words, letter.Word{Text: word, Box: letter.Box{x, y, right, y + textHeight}, Confidence: 0.95, Line: n})
		x = right + charWidth
	}
}

// papers writes the pages of a document.
func papers(texts ...string) []letter.Page {
	var all []letter.Page
	for i, t := range texts {
		p := paper(t)
		p.Number = letter.PageNumber(i + 1)
		all = append(all, p)
	}
	return all
}

// sizes are the numbers of pages of the letters.
func sizes(cuts []Cut) []int {
	var all []int
	for _, c := range cuts {
		all = append(all, len(c.Pages))
	}
	return all
}
