package layout

import (
	"math"
	"slices"

	"recourse/internal/letter"
)

// besideLevel is how much of the lower of two boxes is level with the other
// where they stand in one visual row.
const besideLevel = 0.5

// Place is where the words stand on the straightened page, as far as they are
// on the page of the first.
func (t *Text) Place(r Range) letter.Box {
	var b letter.Box
	for i := r.From; i < r.To; i++ {
		if t.Words[i].Page == t.Words[r.From].Page {
			b = b.Union(t.Words[i].Place())
		}
	}
	return b
}

// Beside is what stands to the right of a range in the same visual row, from
// left to right: first the rest of its own line, then the lines, each a range,
// that other columns have there.
func (t *Text) Beside(r Range) []Range {
	if r.Empty() {
		return nil
	}
	last := r.To - 1
	place := t.Words[last].Place()
	line := t.LineOf(last)
	var out []Range
	if r.To < line.To {
		out = append(out, Range{r.To, line.To})
	}
	for _, l := range t.Lines {
		if l.Page == line.Page && l.From != line.From && l.Place[0] >= place[0] && l.Place[0] > line.Place[0] &&
			overlap(l.Place, place) > besideLevel {
			out = append(out, l.Range)
		}
	}
	slices.SortStableFunc(out, func(a, b Range) int { return cmpFloat(t.Place(a)[0], t.Place(b)[0]) })
	return out
}

// Row is the lines (indexes) in the visual row of a line, itself included,
// from left to right.
func (t *Text) Row(line int) []int {
	var row []int
	for i, l := range t.Lines {
		if l.Page == t.Lines[line].Page && (i == line || overlap(l.Place, t.Lines[line].Place) > besideLevel) {
			row = append(row, i)
		}
	}
	slices.SortStableFunc(row, func(a, b int) int { return cmpFloat(t.Lines[a].Place[0], t.Lines[b].Place[0]) })
	return row
}

// Below is what stands under a range on its page, from top to bottom: of every
// line the words that stand under it. Without layout nothing stands below.
func (t *Text) Below(r Range) []Range {
	p := t.Place(r)
	return t.under(r, p[0], p[2])
}

// Under is the column under a table header: of every line below it on the page
// the words that stand nearer to this header than to its neighbours in the
// header's row.
func (t *Text) Under(header Range) []Range {
	if header.Empty() {
		return nil
	}
	p := t.Place(header)
	left, right := 0.0, t.pageWidth(t.Words[header.From].Page)
	for _, n := range t.neighbours(header) {
		q := t.Place(n)
		if q[2] <= p[0] {
			left = max(left, (q[2]+p[0])/2)
		}
		if q[0] >= p[2] {
			right = min(right, (p[2]+q[0])/2)
		}
	}
	return t.under(header, left, right)
}

// neighbours are the other lines of the header's row, and the rest of its own.
func (t *Text) neighbours(header Range) []Range {
	line := t.LineOf(header.From)
	out := []Range{{line.From, header.From}, {header.To, line.To}}
	for _, i := range t.Row(t.Words[header.From].Line) {
		if t.Lines[i].From != line.From {
			out = append(out, t.Lines[i].Range)
		}
	}
	return slices.DeleteFunc(out, Range.Empty)
}

func (t *Text) pageWidth(n letter.PageNumber) float64 {
	for _, p := range t.Pages {
		if p.Number == n {
			if p.Width > 0 {
				return p.Width
			}
		}
	}
	return math.Inf(1)
}

// under is, of every line lower than the range, the words whose middle lies
// between left and right or that reach right over the interval.
func (t *Text) under(r Range, left, right float64) []Range {
	if r.Empty() {
		return nil
	}
	p := t.Place(r)
	var out []Range
	for _, l := range t.Lines {
		if l.Page != t.Words[r.From].Page || l.Place[1]+l.Place[3] <= p[1]+p[3] || overlap(l.Place, p) > besideLevel {
			continue
		}
		if s := t.between(l, left, right); !s.Empty() {
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(a, b Range) int { return cmpFloat(t.Place(a)[1], t.Place(b)[1]) })
	return out
}

// between is the words of a line that stand within an interval of x.
func (t *Text) between(l Line, left, right float64) Range {
	var r Range
	for i := l.From; i < l.To; i++ {
		b := t.Words[i].Place()
		if b[0] < right && b[2] > left && min(b[2], right)-max(b[0], left) > 0.3*min(b.Width(), right-left) {
			r = r.Union(Range{i, i + 1})
		}
	}
	return r
}
