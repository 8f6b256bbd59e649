package pdf

import (
	"fmt"
	"strings"
	"unicode"

	"recourse/internal/letter"
)

// maxChars bounds the characters of one page; a dense page has 10,000.
const maxChars = 200_000

// lineHyphen is what PDFium puts for a hyphen that ends a line.
const lineHyphen = 0x02

// Layer is the text layer of a page.
type Layer struct {
	Width, Height float64
	// Words are in the order of the file, lines numbered.
	Words []letter.Word
	// Hidden are the words of a former OCR run, which are not painted.
	Hidden []letter.Word
	// Glyphs counts the characters that leave a mark; Unmapped those of them
	// that the font gives no meaning; Invisible those that are not painted.
	Glyphs, Unmapped, Invisible int
	// Outside counts words beyond the page's edges, which nobody sees.
	Outside int
	// Sight is what a look at the page tells; nil before Document.Look.
	Sight *Sight
}

// Text reads the text layer of page n (from 1).
func (d *Document) Text(n int) (Layer, error) {
	p, err := d.load(n)
	if err != nil {
		return Layer{}, err
	}
	direct := d.engine.direct
	text, count, err := direct.text(p.handle)
	if err != nil {
		return Layer{}, fmt.Errorf("page %d: text: %w", n, err)
	}
	defer direct.endText(text)
	g := gatherer{direct: direct, text: text, frame: p.frame, line: 1}
	g.layer.Width, g.layer.Height = p.frame.size()
	for i := range min(count, maxChars) {
		if err := g.char(i); err != nil {
			return Layer{}, fmt.Errorf("page %d: text: %w", n, err)
		}
	}
	g.endWord()
	return g.layer, nil
}

// gatherer makes words of characters.
type gatherer struct {
	direct *direct
	text   handle
	frame  frame
	layer  Layer
	line   int
	// used tells whether the line has a word yet: empty lines get no number.
	used bool
	word strings.Builder
	box  letter.Box
	// hidden holds for the current word; one text object paints it all.
	hidden bool
}

func (g *gatherer) char(i int) error {
	r, err := g.direct.char(g.text, i)
	if err != nil {
		return err
	}
	switch {
	case r == '\n' || r == '\r':
		g.endLine()
	case r == lineHyphen:
		g.add(i, '-')
		g.endLine()
	case unicode.IsSpace(r):
		g.endWord()
	default:
		g.add(i, r)
	}
	return nil
}

// add appends a character to the current word. A character without a box is
// one that PDFium made up; it leaves no mark on the page.
func (g *gatherer) add(i int, r rune) {
	left, bottom, right, top, ok := g.direct.box(g.text, i)
	if !ok {
		return
	}
	box := g.frame.box(left, bottom, right, top)
	if g.word.Len() > 0 && apart(g.box, box) {
		g.endWord()
	}
	if g.word.Len() == 0 {
		g.hidden = g.direct.isInvisible(g.direct.painter(g.text, i))
	}
	g.layer.Glyphs++
	if g.hidden {
		g.layer.Invisible++
	}
	if !meaningful(r) {
		g.layer.Unmapped++
		r = unicode.ReplacementChar
	}
	for _, c := range plain(r) {
		g.word.WriteRune(c)
	}
	g.box = g.box.Union(box)
}

// apart reports whether a character cannot belong to the word before it:
// it stands on another line, or several heights away.
func apart(word, char letter.Box) bool {
	h := max(word.Height(), char.Height(), 4)
	dx := max(char[0]-word[2], word[0]-char[2])
	dy := max(char[1]-word[3], word[1]-char[3])
	return dx > 2*h || dy > h
}

func (g *gatherer) endWord() {
	text, box := g.word.String(), g.box
	g.word.Reset()
	g.box = letter.Box{}
	if text == "" {
		return
	}
	if !g.frame.holds(box) {
		g.layer.Outside++
		return
	}
	w := letter.Word{Text: text, Box: g.frame.clip(box), Confidence: 1, Line: g.line}
	if g.hidden {
		g.layer.Hidden = append(g.layer.Hidden, w)
		return
	}
	g.used = true
	g.layer.Words = append(g.layer.Words, w)
}

func (g *gatherer) endLine() {
	g.endWord()
	if g.used {
		g.line++
	}
	g.used = false
}
