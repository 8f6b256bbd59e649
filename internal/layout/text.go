package layout

import "recourse/internal/letter"

// Text is a letter as its reader sees it.
type Text struct {
	Pages []letter.Page
	// Words are all words of all pages in reading order. A place in the letter
	// is an index into Words, a passage a Range of them.
	Words []Word
	Lines []Line
	// Paragraphs and Sentences do not run over pages' headers and footers.
	Paragraphs []Range
	Sentences  []Range
}

// Word is a word of a page with where it belongs.
type Word struct {
	letter.Word
	Page      letter.PageNumber
	Line      int // index into Text.Lines
	Paragraph int // index into Text.Paragraphs
}

// Line is words side by side that are read together: a line of a column.
type Line struct {
	Range
	Page letter.PageNumber
	// Place is where the line stands on the straightened page.
	Place letter.Box
}

// Range is the words From up to but not including To.
type Range struct{ From, To int }

// New lays out the pages of one letter.
func New(pages []letter.Page) *Text { return &Text{Pages: pages} }

// String is the words of the range with single spaces.
func (t *Text) String(r Range) string { return "" }

// Evidence is where a range stands, with its words as the quote.
func (t *Text) Evidence(r Range) letter.Evidence { return letter.Evidence{} }

// Plain is the text as read: a line of text for each line of the page, pages
// separated by form feeds.
func (t *Text) Plain() string { return "" }
