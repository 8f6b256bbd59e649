package reader

import (
	"io"
	"os"
	"strings"

	"recourse/ingest/ocr"
	"recourse/ingest/pdf"
	"recourse/internal/letter"
)

// pdfDocument is an open PDF.
type pdfDocument struct {
	w    *worker
	file *os.File
	pdf  *pdf.Document
}

func (w *worker) openPDF(o order, size int64) (document, error) {
	engine, err := w.pdfium()
	if err != nil {
		return nil, err
	}
	d, err := engine.Open(io.NewSectionReader(o.file, 0, size), size, o.Password)
	if err != nil {
		return nil, err
	}
	return &pdfDocument{w, o.file, d}, nil
}

func (d *pdfDocument) kind() string { return "pdf" }

func (d *pdfDocument) pages() int { return d.pdf.Pages() }

func (d *pdfDocument) close() {
	d.pdf.Close()
	d.file.Close()
}

func (d *pdfDocument) text(n int) (letter.Page, bool) {
	l, err := d.look(n)
	if err != nil || !l.trusted {
		return letter.Page{}, false
	}
	return textPage(n, l.why, l.layer), true
}

// looked is a page's text layer and whether it is what the page shows.
type looked struct {
	layer    pdf.Layer
	pictures pdf.Pictures
	why      string
	trusted  bool
}

// look judges a page's text layer; the page is drawn only where the layer
// itself gives no reason to distrust it.
func (d *pdfDocument) look(n int) (looked, error) {
	var l looked
	var err error
	if l.layer, err = d.pdf.Text(n); err != nil {
		return looked{}, err
	}
	if l.pictures, err = d.pdf.Pictures(n); err != nil {
		return looked{}, err
	}
	if l.why, l.trusted = l.layer.Judge(l.pictures.Cover); !l.trusted {
		return l, nil
	}
	if err := d.pdf.Look(n, &l.layer); err != nil {
		return looked{}, err
	}
	l.why, l.trusted = l.layer.Judge(l.pictures.Cover)
	return l, nil
}

func textPage(n int, why string, l pdf.Layer) letter.Page {
	return letter.Page{Number: letter.PageNumber(n), Method: letter.MethodText, Why: why, Confidence: 1,
		Width: l.Width, Height: l.Height, Words: l.Words}
}

// page reads a page by its text layer if that can be trusted, else by OCR.
func (d *pdfDocument) page(n int) (letter.Page, error) {
	l, err := d.look(n)
	if err != nil {
		return letter.Page{}, err
	}
	if l.trusted {
		return textPage(n, l.why, l.layer), nil
	}
	frame, err := d.image(n, l.pictures)
	if err != nil {
		return letter.Page{}, err
	}
	defer frame.Pix.Close()
	return d.w.recognise(n, l.why, frame)
}

// image is page n as it is recognised.
func (d *pdfDocument) image(n int, pictures pdf.Pictures) (ocr.Frame, error) {
	raster, err := d.pdf.Raster(n, pictures)
	if err != nil {
		return ocr.Frame{}, err
	}
	return decode(raster)
}

// sceneMargin is what of a page is drawn around a spot, in points.
const sceneMargin = 18

// scene is the image that was recognised the first time, or for a text layer
// the page around the spot, drawn as a person sees it.
func (d *pdfDocument) scene(spot letter.Spot) (ocr.Frame, letter.Box, error) {
	n := int(spot.Page)
	if spot.Method != letter.MethodText {
		pictures, err := d.pdf.Pictures(n)
		if err != nil {
			return ocr.Frame{}, letter.Box{}, err
		}
		frame, err := d.image(n, pictures)
		return frame, spot.Box, err
	}
	raster, at, err := d.pdf.Part(n, spot.Box, sceneMargin)
	if err != nil {
		return ocr.Frame{}, letter.Box{}, err
	}
	frame, err := decode(raster)
	b := spot.Box
	return frame, letter.Box{b[0] - at[0], b[1] - at[1], b[2] - at[0], b[3] - at[1]}, err
}

// former is the invisible text in a spot.
func (d *pdfDocument) former(spot letter.Spot) string {
	layer, err := d.pdf.Text(int(spot.Page))
	if err != nil {
		return ""
	}
	var texts []string
	for _, w := range layer.Hidden {
		x, y := (w.Box[0]+w.Box[2])/2, (w.Box[1]+w.Box[3])/2
		if b := spot.Box; x >= b[0] && x <= b[2] && y >= b[1] && y <= b[3] {
			texts = append(texts, w.Text)
		}
	}
	return strings.Join(texts, " ")
}

func decode(r pdf.Raster) (ocr.Frame, error) {
	frame := ocr.Frame{Turn: r.Turn, PageWidth: r.PageWidth, PageHeight: r.PageHeight}
	var err error
	if r.JPEG != nil {
		frame.Pix, err = ocr.DecodeJPEG(r.JPEG)
	} else {
		frame.Pix, err = ocr.DecodeGrey(r.Grey, r.Width, r.Height)
	}
	return frame, err
}

// recognise makes page n of an image.
func (w *worker) recognise(n int, why string, frame ocr.Frame) (letter.Page, error) {
	r, err := w.recognizer()
	if err != nil {
		return letter.Page{}, err
	}
	p, err := r.Page(frame)
	if err != nil {
		return letter.Page{}, err
	}
	p.Number, p.Why = letter.PageNumber(n), why
	return p, nil
}
