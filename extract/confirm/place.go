package confirm

import (
	"math"
	"strings"
	"unicode/utf8"

	"recourse/internal/layout"
	"recourse/internal/letter"
)

// wordsOf are the words that an evidence is made of, in reading order.
func wordsOf(t *layout.Text, e letter.Evidence) []int {
	spans := e.Spans
	if len(spans) == 0 {
		spans = []letter.Span{{Page: e.Page, Box: e.Box}}
	}
	var words []int
	for i, w := range t.Words {
		for _, s := range spans {
			if w.Page == s.Page && within(w.Box, s.Box) {
				words = append(words, i)
				break
			}
		}
	}
	return words
}

// within reports whether the middle of a box lies in another.
func within(b, in letter.Box) bool {
	x, y := (b[0]+b[2])/2, (b[1]+b[3])/2
	return x >= in[0] && x <= in[2] && y >= in[1] && y <= in[3]
}

// linesOf are the words of an evidence, line by line.
func linesOf(t *layout.Text, e letter.Evidence) [][]int { return byLine(t, wordsOf(t, e)) }

func byLine(t *layout.Text, words []int) [][]int {
	var lines [][]int
	for i, w := range words {
		if i == 0 || t.Words[w].Line != t.Words[words[i-1]].Line {
			lines = append(lines, nil)
		}
		lines[len(lines)-1] = append(lines[len(lines)-1], w)
	}
	return lines
}

func textsOf(t *layout.Text, words []int) []string {
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = t.Words[w].Text
	}
	return texts
}

// spot is the place of words that stand on one line.
func spot(t *layout.Text, words []int) letter.Spot {
	first := t.Words[words[0]]
	s := letter.Spot{Page: first.Page, Text: strings.Join(textsOf(t, words), " ")}
	for _, w := range words {
		s.Box = s.Box.Union(t.Words[w].Box)
	}
	p := pageOf(t, first.Page)
	s.Method, s.Rotation, s.Skew = p.Method, p.Rotation, skew(p, first.Word)
	s.Before, s.After = neighbours(p, first.Word, t.Words[words[len(words)-1]].Word)
	return s
}

func pageOf(t *layout.Text, n letter.PageNumber) letter.Page {
	for _, p := range t.Pages {
		if p.Number == n {
			return p
		}
	}
	return letter.Page{}
}

// neighbours are the words before and behind in the order of the page.
func neighbours(p letter.Page, first, last letter.Word) (before, after string) {
	for i, w := range p.Words {
		if i > 0 && w.Box == first.Box && w.Text == first.Text {
			before = p.Words[i-1].Text
		}
		if i+1 < len(p.Words) && w.Box == last.Box && w.Text == last.Text {
			after = p.Words[i+1].Text
		}
	}
	return before, after
}

// leastReach is how far apart two words must stand, in points, for the slope
// between them to be known.
const leastReach = 30

// skew is how far the page must be turned clockwise, in radians, for the word's
// line to be level: the reader has told both places of each word.
func skew(p letter.Page, w letter.Word) float64 {
	if w.Level.IsZero() || !straightened(p) {
		return 0
	}
	reach, angle := 0.0, 0.0
	x, y := middle(w.Box)
	_, level := middle(w.Level)
	for _, o := range p.Words {
		ox, oy := middle(o.Box)
		_, olevel := middle(o.Level)
		dx := ox - x
		if math.Abs(dx) < max(leastReach, reach) || math.Abs(olevel-level) > w.Level.Height() {
			continue
		}
		reach, angle = math.Abs(dx), math.Atan2((oy-y)-(olevel-level), dx)
		if dx < 0 {
			angle = math.Atan2((y-oy)-(level-olevel), -dx)
		}
	}
	return -angle
}

// straightened reports whether the reader has straightened the page.
func straightened(p letter.Page) bool { return len(p.Words) > 0 && !p.Words[0].Level.IsZero() }

func middle(b letter.Box) (x, y float64) { return (b[0] + b[2]) / 2, (b[1] + b[3]) / 2 }

// row lays words out side by side, so that what is found in a letter can be
// found in them; its words are the given ones in their order.
func row(texts []string) *layout.Text {
	const height, width, space = 10.0, 5.0, 3.0
	p := letter.Page{Number: 1, Method: letter.MethodText, Width: 612, Height: 792}
	left := 10.0
	for _, text := range texts {
		right := left + width*float64(utf8.RuneCountInString(text))
		p.Words = append(p.Words, letter.Word{Text: text, Box: letter.Box{left, 100, right, 100 + height}, Confidence: 1, Line: 1})
		left = right + space
	}
	return layout.New([]letter.Page{p})
}
