package pdf

import (
	"errors"
	"fmt"
	"io"

	pdfium_errors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"recourse/internal/letter"
)

// Document is an open PDF file.
type Document struct {
	engine *Engine
	ref    references.FPDF_DOCUMENT
	pages  int
	loaded page
}

// Open opens the size bytes behind r, which must stay open as long as the
// document. The error tells an encrypted, a truncated and a damaged file apart.
func (e *Engine) Open(r io.ReadSeeker, size int64, password string) (*Document, error) {
	request := &requests.OpenDocument{FileReader: r, FileReaderSize: size}
	if password != "" {
		request.Password = &password
	}
	opened, err := e.pdfium.OpenDocument(request)
	if err != nil {
		return nil, refusal(err, r, size, password)
	}
	d := &Document{engine: e, ref: opened.Document}
	count, err := e.pdfium.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: d.ref})
	if err != nil {
		d.Close()
		return nil, fmt.Errorf("page count: %w", err)
	}
	d.pages = count.PageCount
	if d.pages > 0 {
		return d, nil
	}
	d.Close()
	return nil, incomplete(r, size, letter.Refuse("damaged", "the PDF has no pages"))
}

// Pages is the number of pages that the file claims to have.
func (d *Document) Pages() int { return d.pages }

// Close gives back what the document holds.
func (d *Document) Close() {
	d.unload()
	// The document is gone either way; PDFium has nothing to say here.
	_, _ = d.engine.pdfium.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: d.ref})
}

func refusal(err error, r io.ReadSeeker, size int64, password string) error {
	switch {
	case errors.Is(err, pdfium_errors.ErrPassword) && password != "":
		return letter.Refuse("wrong_password", "the password does not open the PDF")
	case errors.Is(err, pdfium_errors.ErrPassword):
		return letter.Refuse("encrypted", "the PDF is encrypted and needs a password: give it with --password (recourse read, recourse failed retry)")
	case errors.Is(err, pdfium_errors.ErrSecurity):
		return letter.Refuse("encrypted", "the PDF is encrypted in a way that is not supported")
	}
	return incomplete(r, size, letter.Refuse("damaged", "the PDF is damaged and cannot be repaired"))
}
