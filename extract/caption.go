package extract

import (
	"math"

	"recourse/internal/layout"
)

// A caption is a label that stands under its value, as on the lines of a form.
const (
	trustCaption = 0.93
	// captionGap is how many heights of a caption its value stands above it at
	// most; nearer is how much nearer it must stand than what follows below.
	captionGap = 1.5
	nearer     = 0.7
	// formHeight is how many heights the lines of a form stand apart at most.
	formHeight = 14.0
	// captions is how many labels a form has at least that has its values above:
	// what stands above one label alone can be anything.
	captions = 2
)

// captionSpot is the value above a label where the values of its row or column
// stand above the labels, and nearer than anything below.
func (v *view) captionSpot(l labelAt) []spot {
	if !l.Whole || l.Colon {
		return nil
	}
	n := 0
	var own layout.Range
	for i := range v.Lines {
		if !v.isHeader(i) || !v.sameForm(i, l.line) {
			continue
		}
		above, gap := v.nearestAbove(i)
		if above.Empty() || v.isLabels(above) || gap > nearer*v.gapBelow(i) {
			continue
		}
		n++
		if i == l.line {
			own = above
		}
	}
	if n < captions || own.Empty() {
		return nil
	}
	return []spot{{tokens: v.tokensOf(own), how: "above", trust: trustCaption}}
}

// sameForm reports whether two lines stand in one row, or in one column not far
// from each other.
func (v *view) sameForm(a, b int) bool {
	p, q := v.Lines[a].Place, v.Lines[b].Place
	h := max(p.Height(), q.Height())
	if v.Lines[a].Page != v.Lines[b].Page {
		return false
	}
	row := min(p[3], q[3])-max(p[1], q[1]) > h/2
	column := p[0]-q[0] < h && q[0]-p[0] < h && p[1]-q[1] < formHeight*h && q[1]-p[1] < formHeight*h
	return row || column
}

// isHeader reports whether a line is a label and nothing else.
func (v *view) isHeader(line int) bool {
	return len(v.lines[line].labels) == 1 && v.lines[line].labels[0].Whole
}

// nearestAbove is the line over another one and aligned with it, and the gap
// between them; none where it is too far.
func (v *view) nearestAbove(line int) (best layout.Range, gap float64) {
	gap = captionGap * v.Lines[line].Place.Height()
	for _, l := range v.Lines {
		d := v.Lines[line].Place[1] - l.Place[3]
		if l.Page == v.Lines[line].Page && l.Place[1] < v.Lines[line].Place[1] && d < gap && aligned(v.Lines[line].Place, l.Place) {
			best, gap = l.Range, d
		}
	}
	return best, gap
}

// gapBelow is the distance from a line to what stands under it.
func (v *view) gapBelow(line int) float64 {
	gap := math.Inf(1)
	place := v.Lines[line].Place
	for _, l := range v.Lines {
		if d := l.Place[1] - place[3]; l.Page == v.Lines[line].Page && l.Place[1] > place[1] && d < gap && l.Place[0] < place[2] && l.Place[2] > place[0] {
			gap = d
		}
	}
	return gap
}
