package payer

import (
	"strings"

	"recourse/internal/layout"
)

// relation is what the words before and behind the name tell.
func (f *finder) relation(o org) float64 {
	before := f.around(o.From-4, o.From)
	if line := f.t.LineOf(o.From); o.From == line.From {
		before = f.above(line)
	}
	after := f.around(o.To, o.To+3)
	best := 0.0
	for _, p := range words().Before {
		if strings.HasSuffix(before, " "+p.Words+" ") && (best == 0 || p.Points > best) {
			best = p.Points
		}
	}
	for _, p := range words().After {
		if strings.HasPrefix(after, " "+p.Words+" ") {
			best += p.Points
			break
		}
	}
	return best
}

// above is the end of the line that stands over a line, as around gives it.
func (f *finder) above(line layout.Line) string {
	best := -1
	for i, l := range f.t.Lines {
		gap := line.Place[1] - l.Place[1]
		if l.Page != line.Page || gap < 0.5*line.Place.Height() || gap > 2.5*line.Place.Height() ||
			min(l.Place[2], line.Place[2])-max(l.Place[0], line.Place[0]) < 0.3*min(l.Place.Width(), line.Place.Width()) {
			continue
		}
		if best < 0 || l.Place[1] > f.t.Lines[best].Place[1] {
			best = i
		}
	}
	if best < 0 {
		return " "
	}
	return f.around(max(f.t.Lines[best].From, f.t.Lines[best].To-4), f.t.Lines[best].To)
}

// around is the words of a stretch of the letter in lower case, with a space
// before and behind each.
func (f *finder) around(from, to int) string {
	s := " "
	for i := max(0, from); i < min(to, len(f.t.Words)); i++ {
		s += bare(f.t.Words[i].Text) + " "
	}
	return s
}
