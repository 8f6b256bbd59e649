package reader

import (
	"io"
	"os"

	"recourse/ingest/ocr"
	"recourse/ingest/unpack/textfile"
	"recourse/internal/letter"
)

// textDocument is a file that is text without a layout: a Word document, a web
// page, plain text. All of it is read when it is opened.
type textDocument struct {
	format format
	file   *os.File
	read   []letter.Page
}

func openText(f *os.File, as format, size int64) (document, error) {
	r := io.NewSectionReader(f, 0, size)
	var pages []letter.Page
	var err error
	switch as {
	case formatDocx:
		pages, err = textfile.Docx(r, size)
	case formatHTML:
		pages, err = textfile.HTML(r)
	default:
		pages, err = textfile.Text(r)
	}
	if err == nil && countWords(pages) < fewWords {
		err = letter.Refuse("not_a_document", "the file is a text of a few words, not a letter")
	}
	if err != nil {
		return nil, err
	}
	return &textDocument{as, f, pages}, nil
}

func countWords(pages []letter.Page) int {
	n := 0
	for _, p := range pages {
		n += len(p.Words)
	}
	return n
}

func (d *textDocument) kind() string { return string(d.format) }

func (d *textDocument) pages() int { return len(d.read) }

func (d *textDocument) text(n int) (letter.Page, bool) { return d.read[n-1], true }

func (d *textDocument) page(n int) (letter.Page, error) { return d.read[n-1], nil }

func (d *textDocument) scene(letter.Spot) (ocr.Frame, letter.Box, error) { return noScene() }

func (d *textDocument) former(letter.Spot) string { return "" }

// noScene is for what was never on paper.
func noScene() (ocr.Frame, letter.Box, error) {
	return ocr.Frame{}, letter.Box{}, letter.Refuse("no_layout", "the text stands on no page")
}

func (d *textDocument) close() { d.file.Close() }
