package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lines of a paragraph are told from their neighbours by these measures.
const (
	// paragraphPitch times the usual distance of lines starts a paragraph.
	paragraphPitch = 1.3
	// pitchShare of the distances at most are smaller than the usual one.
	pitchShare = 0.3
	// strayPitch times the usual distance can lie between the lines of a
	// sentence where a fax machine has lost or doubled scan lines.
	strayPitch = 2.2
	// headingHeight times the height of the neighbour is another font size.
	headingHeight = 1.35
	// indent, in heights, of a first line starts a paragraph.
	indent = 1.2
	// fitSlack, in heights, is room that must be left over for a word that
	// would have fitted on the line above.
	fitSlack = 1.5
	// farShort, in heights, is so much room that the line above ends for good.
	farShort = 12
	// goesOnWords is how long a paragraph is that can go on over a page.
	goesOnWords = 5
)

// findParagraphs cuts the lines into paragraphs.
func (t *Text) findParagraphs() {
	for from := 0; from < len(t.Lines); {
		to := from + 1
		for to < len(t.Lines) && t.sameBlock(from, to) {
			to++
		}
		t.cutBlock(t.Lines[from:to])
		from = to
	}
	for i, p := range t.Paragraphs {
		for w := p.From; w < p.To; w++ {
			t.Words[w].Paragraph = i
		}
	}
}

func (t *Text) sameBlock(a, b int) bool {
	x, y := t.Lines[a], t.Lines[b]
	return x.Block == y.Block && x.Page == y.Page && x.Furniture == y.Furniture
}

// cutBlock cuts the lines of one block into paragraphs. The first of them may
// go on from the last paragraph of another column or page.
func (t *Text) cutBlock(lines []Line) {
	right := 0.0
	for _, l := range lines {
		right = max(right, l.Place[2])
	}
	pitch := usualPitch(lines)
	for i, l := range lines {
		n := len(t.Paragraphs)
		starts := i > 0 && t.startsParagraph(lines[i-1], l, right, pitch)
		if i > 0 && !starts || i == 0 && n > 0 && t.goesOn(t.Paragraphs[n-1], l) {
			t.Paragraphs[n-1].To = l.To
			continue
		}
		t.Paragraphs = append(t.Paragraphs, l.Range)
	}
}

// usualPitch is the usual distance of lines in the block: a low one, because
// blank lines can be half of the gaps between short paragraphs.
func usualPitch(lines []Line) float64 {
	var d []float64
	for i := 1; i < len(lines); i++ {
		step := middle(lines[i]) - middle(lines[i-1])
		if step > 0 && step < 2.5*lines[i].Place.Height() {
			d = append(d, step)
		}
	}
	return quantile(d, pitchShare)
}

func middle(l Line) float64 { return (l.Place[1] + l.Place[3]) / 2 }

// startsParagraph reports whether b does not go on from the line a above it.
// right is the right edge of their block.
func (t *Text) startsParagraph(a, b Line, right, pitch float64) bool {
	first := t.Words[b.From]
	if marker.MatchString(first.Text) && b.Len() > 1 {
		return true
	}
	if b.Place.IsZero() {
		return startsUpper(first.Text) && t.endsSentence(a.To-1)
	}
	if t.isLabelled(a) && t.isLabelled(b) {
		return true
	}
	h := min(a.Place.Height(), b.Place.Height())
	step := middle(b) - middle(a)
	if t.breaksOff(a, b, right-a.Place[2] < farShort*h) && step < strayPitch*pitch {
		return false
	}
	if pitch > 0 && step > paragraphPitch*pitch || otherSize(a, b) {
		return true
	}
	if b.Place[0]-a.Place[0] > indent*h && startsUpper(first.Text) && t.endsSentence(a.To-1) {
		return true
	}
	room := right - a.Place[2] - fitSlack*h
	return first.Place().Width() < room && (!startsLower(first.Text) || room > farShort*h)
}

// labelWords is how many words a label at the start of a line has at most.
const labelWords = 3

// isLabelled reports whether the line begins with a label: "Mail:", "Who:".
func (t *Text) isLabelled(l Line) bool {
	for i := l.From; i < min(l.To, l.From+labelWords); i++ {
		if strings.HasSuffix(t.Words[i].Text, ":") {
			return startsUpper(t.Words[l.From].Text)
		}
	}
	return false
}

// breaksOff reports whether the line above ends in mid-sentence at the end of
// its column and the line below goes on in lower case.
func (t *Text) breaksOff(a, b Line, full bool) bool {
	last := t.Words[a.To-1].Text
	return full && startsLower(t.Words[b.From].Text) && !t.endsSentence(a.To-1) && !strings.HasSuffix(last, ":") && !strings.HasSuffix(last, ";")
}

// otherSize reports whether two lines of some length differ in font size.
func otherSize(a, b Line) bool {
	h, k := a.Place.Height(), b.Place.Height()
	return a.Len() > 1 && b.Len() > 1 && max(h, k) > headingHeight*min(h, k)
}

// goesOn reports whether a paragraph plainly goes on with a line of another
// block: it breaks off, and the line starts in mid-sentence, on another page or
// at the top of another column, or right below where a stray mark cut the
// column in two.
func (t *Text) goesOn(p Range, l Line) bool {
	last := t.LineOf(p.To - 1)
	if last.Furniture || l.Furniture || p.Len() < goesOnWords || t.endsSentence(p.To-1) {
		return false
	}
	lower := startsLower(t.Words[l.From].Text)
	if last.Page != l.Page || l.Place[1] < last.Place[1] {
		return lower
	}
	step, h := middle(l)-middle(last), max(last.Place.Height(), l.Place.Height())
	below := step > 0.5*h && step < strayPitch*h && l.Place[0] < last.Place[2] && l.Place[2] > last.Place[0]
	return below && (lower || hanging[Fold(t.Words[p.To-1].Text)])
}

// hanging are words with which no sentence and no line of an address ends.
var hanging = set(`within of the a an and or by to for from in on at with that which this your our we you is are was be must may
	than after before until their his her if not no as has have`)

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, `"'“‘([`))
	return unicode.IsUpper(r)
}
