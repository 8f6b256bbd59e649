package extract

import (
	"math"
	"slices"
	"strings"

	"recourse/extract/label"
	"recourse/internal/layout"
	"recourse/internal/letter"
)

// spot is a place where the value of a label may stand.
type spot struct {
	tokens []label.Token
	how    string
	// trust is how often the value of a label stands in such a place, up to 1.
	trust float64
}

// Trust in the places around a label.
const (
	trustColon  = 1.0  // Member ID: 4471
	trustInline = 0.92 // Member ID 4471
	trustBeside = 0.97 // in the next column of the row
	trustCell   = 0.93 // in the cell whose lines stand around the label's
	trustBelow  = 0.95 // in the line below, as in a table
	trustFar    = 0.82 // further below
	// trustCellBelow is for the second line of a cell whose first is none.
	trustCellBelow = 0.75
	// trustWrapped is for running text that goes on in the next line.
	trustWrapped = 0.9
	// maxBelow is how many heights of the label's line a value stands below it.
	maxBelow = 4.0
	// minHeight is how high a value is at least, by its label's height.
	minHeight = 0.4
	// belowLines is how many lines below a label are looked at.
	belowLines = 3
)

// The places: right behind a label without a colon, or with one, and in the
// next column.
const (
	inline     = "inline"
	afterColon = "after colon"
	beside     = "beside"
)

// spots are the places where the value of a label of a line may stand, the
// likeliest first.
func (v *view) spots(l labelAt) []spot {
	line, m, tokens := l.line, l.Match, v.lines[l.line].tokens
	if l.To < l.next {
		return v.inlineSpots(line, tokens[l.To:l.next], m)
	}
	if above := v.captionSpot(l); above != nil {
		return above
	}
	words := layout.Range{From: tokens[m.From].Word, To: tokens[m.To-1].Word + 1}
	if m.Whole { // with the number of the form's box
		words = v.Lines[line].Range
	}
	var out []spot
	if l.next == len(tokens) {
		out = append(v.wrappedSpot(line, m), v.besideSpots(words)...)
		if len(out) == 0 && (m.Colon || m.Whole) {
			out = v.cellBeside(words)
		}
		if len(out) == 0 && m.Colon && m.Whole {
			out = v.besideFirstLine(line)
		}
	}
	return append(out, v.belowSpots(words)...)
}

// wrappedSpot is the start of the paragraph's next line, where running text
// goes on that ends its line with the label.
func (v *view) wrappedSpot(line int, m label.Match) []spot {
	n := line + 1
	if m.Whole || n >= len(v.lines) || v.Lines[n].Page != v.Lines[line].Page ||
		v.Words[v.Lines[n].From].Paragraph != v.Words[v.Lines[line].From].Paragraph || v.isLabels(v.Lines[n].Range) {
		return nil
	}
	return []spot{{tokens: v.lines[n].tokens, how: "on the next line", trust: trustWrapped}}
}

func (v *view) inlineSpots(line int, tokens []label.Token, m label.Match) []spot {
	if onlyRemark(tokens) {
		words := v.Lines[line].Range
		return append(v.besideSpots(words), v.belowSpots(words)...)
	}
	tokens, open := afterVerb(tokens)
	if len(tokens) == 0 && open {
		return v.wrappedSpot(line, m)
	}
	s := spot{tokens: tokens, how: inline, trust: trustInline}
	if m.Colon {
		s.how, s.trust = afterColon, trustColon
	}
	out := []spot{s}
	if m.Whole {
		out = append(out, v.belowSpots(v.Lines[line].Range)...)
	}
	return append(out, v.cellGoesOn(line, tokens)...)
}

// cellGoesOn is the next line of the cell that the tokens begin, or of the
// sentence where they are too few to hold a value.
func (v *view) cellGoesOn(line int, tokens []label.Token) []spot {
	n := line + 1
	last := tokens[len(tokens)-1]
	if n >= len(v.lines) || v.Lines[n].Page != v.Lines[line].Page || last.Word != v.Lines[line].To-1 || v.isLabels(v.Lines[n].Range) {
		return nil
	}
	if len(tokens) < verbWithin && v.Words[v.Lines[n].From].Sentence == v.Words[last.Word].Sentence && v.Lines[line].Len() >= textLine {
		rest, open := afterVerb(append(slices.Clone(tokens), v.lines[n].tokens...))
		if open {
			return []spot{{tokens: rest, how: "on the next line", trust: trustWrapped}}
		}
		return nil
	}
	return v.goesOnBelow(tokens)
}

// goesOnBelow is the line close under the tokens that begins at their left
// edge.
func (v *view) goesOnBelow(tokens []label.Token) []spot {
	value := v.Place(layout.Range{From: tokens[0].Word, To: tokens[len(tokens)-1].Word + 1})
	for i, l := range v.Lines {
		d := l.Place[1] - value[3]
		if l.Page == v.Words[tokens[0].Word].Page && d > -value.Height()/2 && d < value.Height() && l.Place[0]-value[0] < value.Height() &&
			value[0]-l.Place[0] < value.Height() && !v.isLabels(l.Range) && !v.besideLabel(i) {
			return []spot{{tokens: v.lines[i].tokens, how: "below the first line of its cell", trust: trustCellBelow}}
		}
	}
	return nil
}

// verbWithin is how many words can stand between a label and its verb.
const verbWithin = 6

// afterVerb skips what stands between a label and its verb in a sentence: "the
// reference number of this request is". open reports that there was a verb.
func afterVerb(tokens []label.Token) (rest []label.Token, open bool) {
	for i, t := range tokens[:min(len(tokens), verbWithin)] {
		if t.Norm == "is" || t.Norm == "was" {
			return tokens[i+1:], true
		}
		if t.Text[len(t.Text)-1] == '.' || t.Text[len(t.Text)-1] == ',' {
			break
		}
	}
	return tokens, false
}

// onlyRemark reports whether nothing but a remark in brackets or a dash stands
// behind a label: "Member (last, first, MI)".
func onlyRemark(tokens []label.Token) bool {
	if tokens[0].Text[0] == '(' {
		last := tokens[len(tokens)-1].Text
		return last[len(last)-1] == ')' || last[len(last)-1] == ':'
	}
	for _, t := range tokens {
		if t.Norm != "" {
			return false
		}
	}
	return true
}

// besideSpots are the lines of the next column that are level with the words.
func (v *view) besideSpots(words layout.Range) []spot {
	for _, r := range v.Beside(words) {
		if v.isSpeck(r, words) {
			continue
		}
		if v.isOther(r, words) {
			break
		}
		tokens := v.tokensOf(r)
		return append([]spot{{tokens: tokens, how: beside, trust: trustBeside}}, v.goesOnBelow(tokens)...)
	}
	return nil
}

// cellBeside is the cell of two lines in the next column that stands around
// the middle of its label.
func (v *view) cellBeside(words layout.Range) []spot {
	place := v.Place(words)
	middle, h := (place[1]+place[3])/2, place.Height()
	for i, a := range v.Lines {
		if a.Page != v.Words[words.From].Page || a.Place[0] < place[2] || v.isLabels(a.Range) {
			continue
		}
		for k, b := range v.Lines {
			ma, mb := (a.Place[1]+a.Place[3])/2, (b.Place[1]+b.Place[3])/2
			around := (ma+mb)/2 - middle
			if k == i || b.Page != a.Page || ma >= middle || mb <= middle || mb-ma > 3*h || around > h/2 || around < -h/2 ||
				b.Place[0]-a.Place[0] > h || a.Place[0]-b.Place[0] > h || !v.isNext(place, a.Place) {
				continue
			}
			return []spot{{tokens: hyphenated(v.lines[i].tokens, v.lines[k].tokens), how: beside, trust: trustCell}}
		}
	}
	return nil
}

// besideFirstLine is what stands beside the first line of a label of two: its
// words without a colon close above the line, at the same left edge.
func (v *view) besideFirstLine(line int) []spot {
	if line == 0 {
		return nil
	}
	above, l := v.Lines[line-1], v.Lines[line]
	h, gap := l.Place.Height(), l.Place[1]-above.Place[3]
	tokens := v.lines[line-1].tokens
	if above.Page != l.Page || gap > h || gap < -h/2 || above.Place[0]-l.Place[0] > h || l.Place[0]-above.Place[0] > h ||
		!asLabel(tokens) || tokens[len(tokens)-1].Colon {
		return nil
	}
	return v.besideSpots(above.Range)
}

// isNext reports whether nothing stands level between a label and a cell.
func (v *view) isNext(label, cell letter.Box) bool {
	return !slices.ContainsFunc(v.Lines, func(l layout.Line) bool {
		return l.Place[0] >= label[2] && l.Place[2] <= cell[0] && min(l.Place[3], label[3])-max(l.Place[1], label[1]) > 0
	})
}

// hyphenated joins the tokens of two lines, and a word that is cut at a hyphen.
func hyphenated(a, b []label.Token) []label.Token {
	joined := slices.Clone(a)
	if last := len(joined) - 1; strings.HasSuffix(joined[last].Text, "-") && len(b) > 0 {
		joined[last].Text += b[0].Text
		b = b[1:]
	}
	return append(joined, b...)
}

// isSpeck reports whether recognition made the words of dirt or a rule: nothing
// that is read, or much lower than the words they stand with.
func (v *view) isSpeck(r, with layout.Range) bool {
	for _, t := range v.tokensOf(r) {
		if t.Norm != "" {
			return v.Place(r).Height() < minHeight*v.Place(with).Height()
		}
	}
	return true
}

// belowSpots are the first lines under the words that are not labels.
func (v *view) belowSpots(words layout.Range) []spot {
	var out []spot
	place := v.Place(words)
	right := v.nextHeader(words)
	lost := 0.0
	column := v.columnUnder(words)
	cells := v.deniedCells(column)
	chosen := len(cells) < len(column) // by their row, however far below
	for _, r := range cells {
		p := v.Place(r)
		if len(out) == belowLines || !chosen && p[1]-place[3] > maxBelow*max(place.Height(), p.Height()) {
			break
		}
		if v.isOther(r, words) {
			if len(out) > 0 { // what follows is that label's
				break
			}
			lost += 0.15
			continue
		}
		if line := v.LineOf(r.From); line.Place[2] <= right {
			r = line.Range // a value that is wider than its header
		}
		whole := r == v.LineOf(r.From).Range
		r = v.fromEdge(r, place)
		s := spot{tokens: v.tokensOf(r), how: "below", trust: trustBelow - lost}
		if len(out) > 0 {
			s.how, s.trust = "further below", trustFar-lost
		}
		if !whole {
			s.trust -= 0.1
		}
		if !aligned(place, v.Place(r)) {
			s.trust -= 0.2
		}
		out = append(out, s)
	}
	return out
}

// nextHeader is the left edge of what stands next to the words in their row, or
// of nothing.
func (v *view) nextHeader(words layout.Range) float64 {
	right := math.Inf(1)
	for _, r := range v.Beside(words) {
		if !v.isSpeck(r, words) {
			right = min(right, v.Place(r)[0])
		}
	}
	return right
}

// fromEdge leaves out the words to the left of the label's left edge where the
// reader made one line of two columns.
func (v *view) fromEdge(r layout.Range, label letter.Box) layout.Range {
	for i := r.From; i < r.To; i++ {
		left := v.Words[i].Place()[0]
		if left > label[0]-label.Height() && left < label[0]+label.Height() {
			return layout.Range{From: i, To: r.To}
		}
	}
	return r
}

// columnUnder is what stands under the words, of each row only what is aligned
// with them if anything is.
func (v *view) columnUnder(words layout.Range) []layout.Range {
	place := v.Place(words)
	rs := slices.DeleteFunc(slices.Clone(v.Under(words)), func(r layout.Range) bool { return v.isSpeck(r, words) })
	return slices.DeleteFunc(slices.Clone(rs), func(r layout.Range) bool {
		p := v.Place(r)
		return !aligned(place, p) && slices.ContainsFunc(rs, func(other layout.Range) bool {
			q := v.Place(other)
			return other != r && aligned(place, q) && min(p[3], q[3])-max(p[1], q[1]) > 0.3*min(p.Height(), q.Height())
		})
	})
}

// aligned reports whether a value stands under its label: at the same left
// edge, centre or right edge.
func aligned(above, below letter.Box) bool {
	tolerance := 1.5 * max(above.Height(), below.Height())
	near := func(a, b float64) bool { return a-b < tolerance && b-a < tolerance }
	return near(above[0], below[0]) || near(above[2], below[2]) ||
		near(above[0]+above[2], below[0]+below[2])
}
