package layout

import (
	"math"
	"slices"
	"strings"

	"recourse/internal/letter"
)

// Slopes between these bounds are worth levelling and can be believed.
const (
	minSlope = 0.002
	maxSlope = 0.2
	// minSlopeWords is how many words a line needs to show a slope.
	minSlopeWords = 6
)

// level returns the words of the page that have text, with a Level place where
// the page's lines are not level and the reader gave none.
func level(p letter.Page) []letter.Word {
	words := make([]letter.Word, 0, len(p.Words))
	straightened := false
	for _, w := range p.Words {
		if strings.TrimSpace(w.Text) == "" {
			continue
		}
		straightened = straightened || !w.Level.IsZero()
		words = append(words, w)
	}
	s := slope(words)
	if straightened || math.Abs(s) < minSlope || math.Abs(s) > maxSlope {
		return words
	}
	for i, w := range words {
		words[i].Level = turned(w.Box, s, p)
	}
	return words
}

// turned is the box where it would stand if lines of this slope were level.
func turned(b letter.Box, slope float64, p letter.Page) letter.Box {
	x := (b[0]+b[2])/2 - p.Width/2
	y := (b[1]+b[3])/2 - p.Height/2
	dx, dy := slope*y, -slope*x
	return letter.Box{b[0] + dx, b[1] + dy, b[2] + dx, b[3] + dy}
}

// slope is the median slope of the reader's longer lines, each as far as no
// wide gap parts it, 0 where it saw none.
func slope(words []letter.Word) float64 {
	if !placed(words) {
		return 0
	}
	space := usualSpace(words)
	var slopes []float64
	for _, line := range readerLines(words) {
		if len(line) < minSlopeWords || line[0].Line == 0 {
			continue
		}
		for _, r := range split(line, space) {
			if len(r.words) >= minSlopeWords {
				slopes = append(slopes, fit(r.words))
			}
		}
	}
	return median(slopes)
}

// fit is the slope of the straight line through the words' middles.
func fit(line []letter.Word) float64 {
	var sx, sy, sxx, sxy float64
	n := float64(len(line))
	for _, w := range line {
		x, y := (w.Box[0]+w.Box[2])/2, (w.Box[1]+w.Box[3])/2
		sx, sy, sxx, sxy = sx+x, sy+y, sxx+x*x, sxy+x*y
	}
	d := n*sxx - sx*sx
	if d == 0 {
		return 0
	}
	return (n*sxy - sx*sy) / d
}

// readerLines cuts the words where the reader's line changes; words without a
// line are each on their own.
func readerLines(words []letter.Word) [][]letter.Word {
	var lines [][]letter.Word
	for from, i := 0, 1; i <= len(words); i++ {
		if i < len(words) && words[i].Line != 0 && words[i].Line == words[from].Line {
			continue
		}
		lines = append(lines, words[from:i:i])
		from = i
	}
	if len(words) == 0 {
		return nil
	}
	return lines
}

func median(v []float64) float64 { return quantile(v, 0.5) }

// quantile is the value below which a share q of the values lies.
func quantile(v []float64, q float64) float64 {
	if len(v) == 0 {
		return 0
	}
	s := slices.Clone(v)
	slices.Sort(s)
	return s[min(int(q*float64(len(s))), len(s)-1)]
}
