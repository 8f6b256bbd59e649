package pdf

import (
	"fmt"
	"io"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"recourse/internal/letter"
)

// Binder puts pages of several documents together in a new one. It must be
// closed.
type Binder struct {
	engine *Engine
	ref    references.FPDF_DOCUMENT
	pages  int
}

// NewBinder begins an empty document.
func (e *Engine) NewBinder() (*Binder, error) {
	made, err := e.pdfium.FPDF_CreateNewDocument(&requests.FPDF_CreateNewDocument{})
	if err != nil {
		return nil, fmt.Errorf("new document: %w", err)
	}
	return &Binder{engine: e, ref: made.Document}, nil
}

// Pages is how many pages there are so far.
func (b *Binder) Pages() int { return b.pages }

// Add takes pages of a document, numbered from 1, or all where none are given,
// and returns how many. They come last, or first of all.
func (b *Binder) Add(d *Document, pages []int, first bool) (int, error) {
	var indices []int
	for _, n := range pages {
		if n < 1 || n > d.pages {
			return 0, letter.Refuse("no_such_page", "the document has %d pages, not %d", d.pages, n)
		}
		indices = append(indices, n-1)
	}
	count, at := len(indices), b.pages
	if count == 0 {
		count = d.pages
	}
	if first {
		at = 0
	}
	_, err := b.engine.pdfium.FPDF_ImportPagesByIndex(&requests.FPDF_ImportPagesByIndex{
		Source: d.ref, Destination: b.ref, PageIndices: indices, Index: at})
	if err != nil {
		return 0, letter.Refuse("damaged", "its pages can not be put into a packet")
	}
	b.pages += count
	return count, nil
}

// Write writes the document.
func (b *Binder) Write(w io.Writer) error {
	err := asBuilt(b.engine.pdfium, func() error {
		_, err := b.engine.pdfium.FPDF_SaveAsCopy(&requests.FPDF_SaveAsCopy{
			Document: b.ref, Flags: requests.SaveFlagNoIncremental, FileWriter: w})
		return err
	})
	if err != nil {
		return fmt.Errorf("save document: %w", err)
	}
	return nil
}

// Close gives back what the document holds.
func (b *Binder) Close() {
	_, _ = b.engine.pdfium.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: b.ref})
}
