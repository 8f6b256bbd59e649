package flow

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Block is a paragraph or, where it has rows, a table.
type Block struct {
	// Lines are the paragraph's lines as its author broke them; each is wrapped
	// where it is long. A tab starts a column.
	Lines []string
	// Fixed lines keep their spaces and are not wrapped.
	Fixed bool
	Rows  [][]Cell
	// Gap is a blank line before the block, NewPage a new page.
	Gap, NewPage bool
}

// Cell is one cell of a table.
type Cell struct {
	Blocks []Block
	// Columns and Rows are how many the cell spans; 0 means one.
	Columns, Rows int

	natural int // the width that needs no wrapping, once it is known
}

// NewParagraph is a paragraph of wrapped lines. One that is longer than a line
// stands apart from its neighbours even where its author left no gap.
func NewParagraph(lines ...string) Block {
	for _, l := range lines {
		if utf8.RuneCountInString(l) > Width {
			return Block{Lines: lines, Gap: true}
		}
	}
	return Block{Lines: lines}
}

// IsProse reports whether the block is a paragraph longer than a line.
func (b Block) IsProse() bool {
	for _, l := range b.Lines {
		if utf8.RuneCountInString(l) > Width {
			return true
		}
	}
	return false
}

// Clean drops what takes no place on paper: control and format characters,
// such as soft hyphens, joiners and marks of direction. Every kind of space but
// tab and form feed becomes a plain one; line ends are the caller's business.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\f':
			return r
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
