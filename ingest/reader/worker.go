package reader

import (
	"context"
	"fmt"
	"net"
	"os"
	"time"

	"recourse/ingest/heic"
	"recourse/ingest/ocr"
	"recourse/ingest/pdf"
	"recourse/internal/letter"
)

// worker does the work of a child: one goroutine, one PDFium, one Tesseract,
// each loaded when first needed. It keeps the last document open, because the
// pages of a document tend to come one after another.
type worker struct {
	settings settings
	engine   *pdf.Engine
	reader   *ocr.Recognizer
	heic     *heic.Decoder
	current  document
	binding  *binding // nil where no packet is in the making
	key      fileKey
}

// document is an open file of any type.
type document interface {
	kind() string
	pages() int
	// text reads page n by its text layer alone; not ok where it needs more.
	text(n int) (letter.Page, bool)
	// page reads page n by whatever is best.
	page(n int) (letter.Page, error)
	// scene is an image that shows the spot, and the spot's box in it. For spots
	// of one recognised page it is the same image.
	scene(spot letter.Spot) (ocr.Frame, letter.Box, error)
	// former is what a former run of recognition left there as invisible text.
	former(spot letter.Spot) string
	close()
}

func newWorker(s settings) *worker { return &worker{settings: s} }

func (w *worker) do(conn *net.UnixConn, o order) (any, error) {
	switch o.Op {
	case opReread:
		return w.reread(o)
	case opBind:
		return w.bind(conn, o)
	}
	d, err := w.open(o)
	if err != nil {
		return nil, err
	}
	switch o.Op {
	case opOpen:
		return readEasy(d), nil
	case opPage:
		return w.page(d, o.Page)
	case opUnpack:
		return w.unpack(conn, d, o)
	}
	return nil, fmt.Errorf("operation %q: %w", o.Op, errFrame)
}

// The pages that opening a file reads along the way.
const (
	easyPages = 24
	easyTime  = 3 * time.Second
)

// readEasy reads the pages whose text layer is good, as far as time allows.
func readEasy(d document) Opened {
	o := Opened{Type: d.kind(), Pages: d.pages(), Container: d.pages() == 0}
	start := time.Now()
	for n := 1; n <= min(o.Pages, easyPages) && time.Since(start) < easyTime; n++ {
		if p, ok := d.text(n); ok {
			o.Read = append(o.Read, p)
		}
	}
	return o
}

// page reads one page. A page that cannot be read is an answer, not an error.
func (w *worker) page(d document, n int) (letter.Page, error) {
	if n < 1 || n > d.pages() {
		return letter.Page{}, letter.Refuse("no_such_page", "the document has %d pages, not %d", d.pages(), n)
	}
	p, err := d.page(n)
	if err == nil {
		return p, nil
	}
	fmt.Fprintf(os.Stderr, "page %d: %s\n", n, letter.CodeOf(err))
	return unread(n, letter.CodeOf(err)), nil
}

func unread(n int, code string) letter.Page {
	if code == "internal" {
		code = "damaged"
	}
	return letter.Page{Number: letter.PageNumber(n), Method: letter.MethodUnread, Why: code}
}

// pdfium starts PDFium when first needed.
func (w *worker) pdfium() (*pdf.Engine, error) {
	if w.engine == nil {
		engine, err := pdf.Start(context.Background(), w.settings.cacheDir)
		if err != nil && w.settings.cacheDir != "" {
			// A confined child can not make what the cache lacks: it does without.
			engine, err = pdf.Start(context.Background(), "")
		}
		if err != nil {
			return nil, err
		}
		w.engine = engine
	}
	return w.engine, nil
}

// heicDecoder prepares libheif when first needed.
func (w *worker) heicDecoder() (*heic.Decoder, error) {
	if w.heic == nil {
		d, err := heic.Start(context.Background(), w.settings.cacheDir)
		if err != nil && w.settings.cacheDir != "" {
			d, err = heic.Start(context.Background(), "")
		}
		if err != nil {
			return nil, err
		}
		w.heic = d
	}
	return w.heic, nil
}

// recognizer prepares Tesseract when first needed: digital files never do.
func (w *worker) recognizer() (*ocr.Recognizer, error) {
	if w.reader == nil {
		r, err := ocr.NewRecognizer(w.settings.languages)
		if err != nil {
			return nil, err
		}
		w.reader = r
	}
	return w.reader, nil
}
