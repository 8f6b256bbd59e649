package reader

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"time"

	"github.com/go-pdf/fpdf"

	"recourse/ingest/ocr"
	"recourse/ingest/pdf"
	"recourse/internal/letter"
)

// binding is a packet in the making, in a child.
type binding struct {
	binder *pdf.Binder
	// sources stay open until the packet is written.
	sources []*pdf.Document
	files   []*os.File
}

// bound is the answer to a part: how many pages it has.
type bound struct{ Pages int }

// bind takes a part, and after the last one sends the packet.
func (w *worker) bind(conn *net.UnixConn, o order) (answer any, err error) {
	defer func() {
		if err != nil || o.Last {
			w.endBinding()
		}
	}()
	if o.Part == 1 || w.binding == nil {
		if err := w.beginBinding(); err != nil {
			o.file.Close()
			return nil, err
		}
	}
	n, err := w.bindPart(o)
	if err != nil || !o.Last {
		return bound{n}, err
	}
	var packet bytes.Buffer
	if err := w.binding.binder.Write(&packet); err != nil {
		return nil, err
	}
	return bound{n}, sendPieces(conn, packet.Bytes())
}

func (w *worker) beginBinding() error {
	w.endBinding()
	engine, err := w.pdfium()
	if err != nil {
		return err
	}
	b, err := engine.NewBinder()
	if err == nil {
		w.binding = &binding{binder: b}
	}
	return err
}

func (w *worker) endBinding() {
	if w.binding == nil {
		return
	}
	w.binding.binder.Close()
	for _, d := range w.binding.sources {
		d.Close()
	}
	for _, f := range w.binding.files {
		f.Close()
	}
	w.binding = nil
}

// bindPart adds the pages of a PDF as they are, those of an image as pictures.
func (w *worker) bindPart(o order) (int, error) {
	w.binding.files = append(w.binding.files, o.file)
	key, err := keyOf(o)
	if err != nil {
		return 0, err
	}
	as, err := formatOf(o.file, key.size)
	switch {
	case err != nil:
		return 0, err
	case as == formatPDF:
		return w.bindPDF(io.NewSectionReader(o.file, 0, key.size), key.size, o)
	case as.isText(), as.isContainer():
		return 0, letter.Refuse("not_for_paper", "only PDFs and images can be put into a packet: print it to PDF first")
	}
	made, err := w.pictures(o, as, key.size)
	if err != nil {
		return 0, err
	}
	o.Pages = nil // the pictures are those that were asked for
	return w.bindPDF(bytes.NewReader(made), int64(len(made)), o)
}

func (w *worker) bindPDF(r io.ReadSeeker, size int64, o order) (int, error) {
	d, err := w.engine.Open(r, size, o.Password)
	if err != nil {
		return 0, err
	}
	w.binding.sources = append(w.binding.sources, d)
	if d.Pages() > o.MaxPages {
		return 0, letter.Refuse("too_many_pages", "it has %d pages, more than the limit of %d", d.Pages(), o.MaxPages)
	}
	return w.binding.binder.Add(d, o.Pages, o.First)
}

// pictures makes a PDF of the pages of an image file.
func (w *worker) pictures(o order, as format, size int64) ([]byte, error) {
	d, err := w.openImage(o.file, as, size)
	if err != nil {
		return nil, err
	}
	image := d.(*imageDocument)
	defer d.close()
	pages := o.Pages
	for n := 1; len(o.Pages) == 0 && n <= min(image.pages(), o.MaxPages); n++ {
		pages = append(pages, n)
	}
	out := fpdf.New("P", "pt", "Letter", "")
	for _, n := range pages {
		if n < 1 || n > image.pages() {
			return nil, letter.Refuse("no_such_page", "the image has %d pages, not %d", image.pages(), n)
		}
		if err := addPicture(out, image, n); err != nil {
			return nil, err
		}
	}
	var b bytes.Buffer
	if err := out.Output(&b); err != nil {
		return nil, letter.Refuse("damaged", "the image can not be put into a packet")
	}
	return b.Bytes(), nil
}

// addPicture adds a page that an image fills as far as its proportions allow.
func addPicture(out *fpdf.Fpdf, image *imageDocument, n int) error {
	pix, err := image.decode(n)
	if err != nil {
		return err
	}
	defer pix.Close()
	data, format, err := pix.Export()
	if err != nil {
		return letter.Refuse("damaged", "the image can not be put into a packet")
	}
	width, height := paperSize(pix)
	orientation := "P"
	if width > height {
		orientation = "L"
	}
	out.AddPageFormat(orientation, fpdf.SizeType{Wd: letterWidth, Ht: letterHeight})
	name := fmt.Sprintf("page%d", n)
	options := fpdf.ImageOptions{ImageType: strings.ToUpper(format)}
	out.RegisterImageOptionsReader(name, options, bytes.NewReader(data))
	paperWidth, paperHeight := out.GetPageSize()
	scale := min(paperWidth/width, paperHeight/height)
	out.ImageOptions(name, (paperWidth-scale*width)/2, (paperHeight-scale*height)/2, scale*width, scale*height, false, options, 0, "")
	return nil
}

// US Letter, in points.
const letterWidth, letterHeight = 612.0, 792.0

// paperSize is the proportion of an image on paper: the pixels of a fax are not
// square.
func paperSize(pix *ocr.Pix) (width, height float64) {
	w, h := pix.Size()
	x, y := pix.Resolution()
	if x <= 0 || y <= 0 {
		x, y = 1, 1
	}
	return float64(w) / float64(x), float64(h) / float64(y)
}

// sendPieces sends bytes in frames, and their end.
func sendPieces(conn *net.UnixConn, b []byte) error {
	for len(b) > 0 {
		n := min(len(b), memberPiece)
		if err := send(conn, kindBytes, b[:n], nil); err != nil {
			return err
		}
		b = b[n:]
	}
	return nil
}

// Part is a file of a packet.
type Part struct {
	File *os.File
	// Pages are those that are taken, from 1; none means all.
	Pages []int
	// First puts them before all others.
	First bool
	// Last ends the packet.
	Last     bool
	Password string
}

// bindTime bounds one part of a packet, and the writing of the whole.
const bindTime = time.Minute

// Bind puts parts together in one PDF, in a child: next gives them one after
// the other, told how many pages there are so far, until it gives the last. The
// packet is written to out. A *letter.Error of kind Permanent says what is wrong
// with the part that next gave last.
func (p *Pool) Bind(ctx context.Context, next func(pages int) (Part, error), out io.Writer) error {
	if err := p.acquire(ctx); err != nil {
		return err
	}
	defer func() { <-p.slots }()
	c, err := p.child()
	if err != nil {
		return err
	}
	b := &bindery{options: p.options, child: c, next: next, out: out}
	err = c.during(ctx, limits{bindTime, p.options.MaxMemory}, b.run)
	err = p.settle(c, request{Op: opBind}, err)
	var own callbackError
	if errors.As(err, &own) {
		return own.error
	}
	return spent(err)
}

// bindery speaks with the child that binds.
type bindery struct {
	options Options
	child   *process
	next    func(int) (Part, error)
	out     io.Writer
	pages   int
}

func (b *bindery) run(alarm *time.Timer) error {
	for n := 1; ; n++ {
		alarm.Stop() // the caller takes its own time
		part, err := b.next(b.pages)
		if err == nil {
			err = readOnly(part.File)
		}
		if err != nil {
			return callbackError{err}
		}
		alarm.Reset(bindTime)
		if err := b.add(n, part); err != nil || part.Last {
			return err
		}
	}
}

func (b *bindery) add(n int, part Part) error {
	err := b.child.request(part.File, request{Op: opBind, Part: n, Pages: part.Pages, First: part.First, Last: part.Last,
		Password: part.Password, MaxPages: b.options.MaxPages, MaxFile: b.options.MaxFile})
	if err != nil {
		return err
	}
	for {
		k, payload, err := b.child.receive()
		switch {
		case err != nil:
			return err
		case k == kindRefusal:
			return checkRefusal(payload)
		case k == kindAnswer:
			return b.count(payload)
		case k != kindBytes || !part.Last:
			return fmt.Errorf("kind %d: %w", k, errFrame)
		}
		if _, err := b.out.Write(payload); err != nil {
			return callbackError{err}
		}
	}
}

func (b *bindery) count(payload []byte) error {
	var answer bound
	if err := json.Unmarshal(payload, &answer); err != nil {
		return fmt.Errorf("%w: %w", errAnswer, err)
	}
	if answer.Pages < 1 || answer.Pages > b.options.MaxPages {
		return fmt.Errorf("%w: %d pages", errAnswer, answer.Pages)
	}
	b.pages += answer.Pages
	return nil
}
