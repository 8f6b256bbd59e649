package stack

import (
	"slices"
	"strings"
	"unicode"

	"recourse/internal/letter"
)

// token is one word of a page.
type token struct {
	text string
	// norm is the text in lower case without punctuation at its ends.
	norm            string
	digits, letters int
	confidence      letter.Confidence
}

// segment is words that stand together on a line. Its edges are parts of the
// page's width and height, so that pages of any size compare.
type segment struct {
	tokens                   []token
	left, top, right, bottom float64
	// numbered is true where the segment prints the page's number.
	numbered bool
}

// The zones of a page, as parts of its height.
const (
	headZone = 0.14
	footZone = 0.88
	// openingZone is where a first page shows what it is: letterhead, date,
	// address, subject.
	openingZone = 0.45
)

// wordGap is the white between two words, in heights of the line, that parts
// what stands in different columns.
const wordGap = 2.0

// mostSegments are looked at on a page, half from its beginning and half from
// its end; a page of print has a tenth of them.
const mostSegments = 2000

// sheet is a page as the cutting looks at it.
type sheet struct {
	number   letter.PageNumber
	kind     sheetKind
	segments []segment
	words    int

	printed []printed // page numbers, the most credible first
	fax     []printed // those of a fax machine's header line

	values
}

// newSheet takes a page apart.
func newSheet(p letter.Page) *sheet {
	s := &sheet{number: p.Number, segments: segmentsOf(p), words: len(p.Words)}
	s.kind = kindOf(p, s)
	if s.kind == textSheet {
		s.findNumbers()
		s.findValues()
	}
	return s
}

func newToken(w letter.Word) token {
	t := token{text: w.Text, confidence: w.Confidence}
	for _, r := range w.Text {
		switch {
		case unicode.IsDigit(r):
			t.digits++
		case unicode.IsLetter(r):
			t.letters++
		}
	}
	t.norm = strings.ToLower(strings.TrimFunc(w.Text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '#'
	}))
	return t
}

// segmentsOf groups the words of a page. Text without places is taken to fill
// the page evenly in its order.
func segmentsOf(p letter.Page) []segment {
	width, height := extent(p)
	var all []segment
	var last letter.Word
	var lastBox letter.Box
	tokens := make([]token, 0, len(p.Words))
	for i, w := range p.Words {
		if strings.TrimSpace(w.Text) == "" {
			continue
		}
		box := w.Place()
		if box.IsZero() {
			y := float64(i) / float64(len(p.Words)) * height
			box = letter.Box{0, y, width, y}
		}
		if len(all) == 0 || parted(last, w, lastBox, box) {
			all = append(all, segment{left: box[0] / width, top: box[1] / height, bottom: box[3] / height})
		}
		s := &all[len(all)-1]
		tokens = append(tokens, newToken(w))
		s.tokens = tokens[len(tokens)-len(s.tokens)-1 : len(tokens) : len(tokens)]
		s.right = max(s.right, box[2]/width)
		s.top, s.bottom = min(s.top, box[1]/height), max(s.bottom, box[3]/height)
		last, lastBox = w, box
	}
	if len(all) > mostSegments {
		all = slices.Concat(all[:mostSegments/2], all[len(all)-mostSegments/2:])
	}
	return all
}

// extent is the size of the page; where none is known, of what is on it.
func extent(p letter.Page) (width, height float64) {
	width, height = p.Width, p.Height
	if width > 0 && height > 0 {
		return width, height
	}
	width, height = 1, 1
	for _, w := range p.Words {
		width, height = max(width, w.Place()[2]), max(height, w.Place()[3])
	}
	return width, height
}

// parted reports whether a word begins a segment: on another line, or far
// from the word before.
func parted(last, w letter.Word, a, b letter.Box) bool {
	if last.Line != w.Line {
		return true
	}
	if last.Place().IsZero() || w.Place().IsZero() {
		return false
	}
	size := max(a.Height(), b.Height())
	if w.Line == 0 && min(a[3], b[3])-max(a[1], b[1]) < size/3 {
		return true
	}
	return b[0]-a[2] > wordGap*size || b[0] < a[0]-size
}

// inMargin reports whether the segment stands where running headers and
// footers do.
func (s segment) inMargin() bool { return s.bottom < headZone || s.top > footZone }
