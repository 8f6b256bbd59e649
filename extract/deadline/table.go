package deadline

import (
	"strings"

	"recourse/internal/layout"
)

// cellWords is how many words a table cell has at most for its row and column
// to say what it is.
const cellWords = 20

// loneCellWords is the same for a cell that is alone in its row.
const loneCellWords = 8

// rowsUp is how far above a cell, in heights, its column's header can stand.
const rowsUp = 40

// cellContext is the context of a time in a table cell or behind a label: the
// row's label is its sentence, the column's header its heading. ok is false
// where the time stands in running text.
func (r *reader) cellContext(m mention) (context, bool) {
	if !r.inCell(m) {
		return context{}, false
	}
	t := r.t
	line := t.LineOf(m.words.From)
	cell := t.SentenceOf(m.words.From)
	label := r.label(m, line)
	header := r.header(m.words, line)
	if label.Empty() && (header == "" || cell.Len() > loneCellWords) {
		return context{}, false
	}
	own := r.text(cell, m.words)
	of := r.text(label, layout.Range{})
	if !label.Empty() && !namesStep(of) {
		of = strings.TrimSpace(r.over(label) + " " + of)
	}
	c := context{cues: r.cues, dateLabels: r.dateLabels, clause: of + " ; " + own, sentence: of + " ; " + header + " ; " + own, heading: header, header: header, parent: r.heading(m.words.From)}
	c.before, c.after, _ = strings.Cut(own, mark)
	c.act, c.whole, c.event = c.clause, c.sentence, c.after
	if e := r.event(m, cell); e != "" {
		c.event = e
		c.act, c.whole = strings.Replace(c.clause, e, "", 1), strings.Replace(c.sentence, e, "", 1)
	}
	c.quote = append(label.Words(), cell.Words()...)
	return c, true
}

// inCell reports whether a time can stand in a table.
func (r *reader) inCell(m mention) bool {
	return r.t.SentenceOf(m.words.From).Len() <= cellWords && !r.t.LineOf(m.words.From).Place.IsZero()
}

// label is what stands in the row before a time: the label that tells a
// date's role, a label with a colon right before it, or else the first cell.
func (r *reader) label(m mention, line layout.Line) layout.Range {
	if m.date != nil && !m.date.Label.Empty() {
		return m.date.Label
	}
	var first, last layout.Range
	for _, i := range r.t.Row(r.t.Words[line.From].Line) {
		l := r.t.Lines[i]
		if l.From == line.From || l.Place[2] > line.Place[0] {
			continue
		}
		last = l.Range
		if first.Empty() {
			first = r.t.SentenceOf(l.From).Union(l.Range)
			if p := r.t.ParagraphOf(l.From); p.Len() <= cellWords {
				first = first.Union(p)
			}
		}
	}
	if !last.Empty() && strings.HasSuffix(r.t.Words[last.To-1].Text, ":") {
		return last
	}
	return first
}

// header is what stands above a cell in its column and says whose time it is.
func (r *reader) header(cell layout.Range, line layout.Line) string {
	return r.above(cell, line, func(s string) bool {
		return r.cues.lastMatch("user", s+" "+mark) != none || r.cues.lastMatch("plan", s+" "+mark) != none || r.cues.matches("header", s)
	})
}

// over is the header over a row's label that says what the table is about.
func (r *reader) over(label layout.Range) string {
	return r.above(label, r.t.LineOf(label.From), namesStep)
}

func namesStep(s string) bool { return strings.Contains(s, "appeal") || strings.Contains(s, "review") }

// above is the nearest line above a cell in its column that is as wanted.
func (r *reader) above(cell layout.Range, line layout.Line, wanted func(string) bool) string {
	p := r.t.Place(cell)
	best, nearest := "", rowsUp*line.Place.Height()
	for _, l := range r.t.Lines {
		gap := p[1] - l.Place[3]
		whole := r.t.ParagraphOf(l.From).Union(l.Range)
		if l.Page != line.Page || l.Furniture || gap < 0 || gap > nearest || l.Place[0] >= p[2] || l.Place[2] <= p[0] || whole.Len() > cellWords/2 {
			continue
		}
		if s := r.text(whole, layout.Range{}); wanted(s) && !strings.Contains(s, other) {
			best, nearest = s, gap
		}
	}
	return best
}
