package layout

import (
	"regexp"
	"strings"
)

const (
	// headingWords is how many words a heading has at most.
	headingWords = 14
	// textWords is how many words are running text even where they break off.
	textWords = 8
	// headingGap times the usual distance of lines stands above a heading.
	headingGap = 1.12
)

// longNumber is in addresses, phone numbers and values, not in headings.
var longNumber = regexp.MustCompile(`\d{5}|\d[-. ]\d{3,4}\b|(?i)\bp\.?\s?o\.? box`)

// findHeadings marks the paragraphs that head what follows: short, set apart,
// no sentence, with running text or another heading below them.
func (t *Text) findHeadings() {
	heads := make([]bool, len(t.Paragraphs))
	for i := len(t.Paragraphs) - 2; i >= 0; i-- {
		heads[i] = t.looksLikeHeading(i) && t.leadsTo(i+1, heads[i+1])
	}
	for i, h := range heads {
		if h {
			t.Headings = append(t.Headings, t.Paragraphs[i])
		}
	}
}

// looksLikeHeading judges a paragraph by itself and what stands above it.
func (t *Text) looksLikeHeading(i int) bool {
	p := t.Paragraphs[i]
	a, b := t.LineOf(p.From), t.LineOf(p.To-1)
	first, last := t.Words[p.From].Text, t.Words[p.To-1].Text
	switch {
	case p.Len() > headingWords, a.Furniture, t.Words[p.To-1].Line-t.Words[p.From].Line > 1, a.Page != b.Page:
		return false
	case !startsUpper(first) && !startsDigit(first), strings.HasSuffix(last, ","), strings.HasSuffix(last, ";"):
		return false
	case strings.HasSuffix(last, ".") && t.endsSentence(p.To-1) && !marker.MatchString(last):
		return false
	case longNumber.MatchString(t.String(p)):
		return false
	}
	return t.setApart(i)
}

// setApart reports whether there is more room above the paragraph than between
// lines, another font size, or no line of its block at all.
func (t *Text) setApart(i int) bool {
	line := t.LineOf(t.Paragraphs[i].From)
	n := t.Words[line.From].Line
	if n == 0 || line.Place.IsZero() || !t.sameBlock(n-1, n) {
		return true
	}
	above := t.Lines[n-1]
	return middle(line)-middle(above) > headingGap*t.pitchAround(n) || otherSize(above, line)
}

// pitchAround is the usual distance of lines in the line's block.
func (t *Text) pitchAround(line int) float64 {
	from, to := line, line+1
	for from > 0 && t.sameBlock(from-1, line) {
		from--
	}
	for to < len(t.Lines) && t.sameBlock(line, to) {
		to++
	}
	return usualPitch(t.Lines[from:to])
}

// leadsTo reports whether a paragraph is what a heading above it would head.
func (t *Text) leadsTo(i int, heading bool) bool {
	p, above := t.Paragraphs[i], t.LineOf(t.Paragraphs[i-1].To-1)
	l := t.LineOf(p.From)
	if l.Furniture || !heading && p.Len() < textWords && !t.endsSentence(p.To-1) {
		return false
	}
	return l.Page != above.Page || above.Place.IsZero() ||
		l.Place[1] >= above.Place[1]+0.5*above.Place.Height() && l.Place[0] < above.Place[2]
}

func startsDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// HeadingOf is the heading under which the word stands, empty where there is
// none. A heading stands under itself.
func (t *Text) HeadingOf(word int) Range {
	var h Range
	for _, r := range t.Headings {
		if r.From > word {
			break
		}
		h = r
	}
	return h
}
