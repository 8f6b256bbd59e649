package layout

import "recourse/internal/letter"

// Text is a letter as its reader sees it.
type Text struct {
	Pages []letter.Page
	// Words are all words of all pages in reading order: first the body of all
	// pages, then the furniture of all pages. A place in the letter is an index
	// into Words, a passage a Range of them.
	Words []Word
	Lines []Line
	// Paragraphs and Sentences do not run over pages' headers and footers.
	// A paragraph that plainly goes on over a column or page break is one.
	Paragraphs []Range
	Sentences  []Range
	// Headings are the paragraphs that head what follows them, in order.
	Headings []Range
}

// Word is a word of a page with where it belongs.
type Word struct {
	letter.Word
	Page      letter.PageNumber
	Line      int // index into Text.Lines
	Paragraph int // index into Text.Paragraphs
	Sentence  int // index into Text.Sentences
}

// Line is words side by side that are read together: a line of a column.
type Line struct {
	Range
	Page letter.PageNumber
	// Place is where the line stands on the straightened page.
	Place letter.Box
	// Block tells lines of one column of text or one table cell, which are read
	// one below the other, from those of others.
	Block int
	// Furniture marks headers, footers, page numbers and fax headers.
	Furniture bool
}

// New lays out the pages of one letter.
func New(pages []letter.Page) *Text {
	t := &Text{Pages: pages}
	drafts := make([][]*run, len(pages))
	block := 0
	for i, p := range pages {
		drafts[i], block = readingOrder(runsOf(level(p)), block)
	}
	markFurniture(drafts, pages)
	for _, furniture := range []bool{false, true} {
		for i, rs := range drafts {
			t.add(rs, pages[i].Number, furniture)
		}
	}
	t.findParagraphs()
	t.findHeadings()
	t.findSentences()
	return t
}

// add appends the runs of a page that are, or are not, furniture.
func (t *Text) add(rs []*run, page letter.PageNumber, furniture bool) {
	for _, r := range rs {
		if r.furniture != furniture {
			continue
		}
		from := len(t.Words)
		for _, w := range r.words {
			t.Words = append(t.Words, Word{Word: w, Page: page, Line: len(t.Lines)})
		}
		t.Lines = append(t.Lines, Line{Range: Range{from, len(t.Words)}, Page: page,
			Place: r.place, Block: r.block, Furniture: furniture})
	}
}
