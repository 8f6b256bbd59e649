package reader

import (
	"bytes"
	"context"
	"errors"
	"os"

	"golang.org/x/sys/unix"

	"recourse/ingest/heic"
	"recourse/ingest/ocr"
	"recourse/internal/letter"
)

// imageDocument is an image file; only a TIFF has more pages than one.
type imageDocument struct {
	w      *worker
	file   *os.File
	format format
	data   []byte
	tiff   []tiffPage
}

func (w *worker) openImage(f *os.File, as format, size int64) (document, error) {
	data, err := mapped(f, size)
	if err != nil {
		return nil, err
	}
	d := &imageDocument{w: w, file: f, format: as, data: data}
	if err := d.check(); err != nil {
		_ = unix.Munmap(data)
		return nil, err
	}
	return d, nil
}

// check refuses a file that is cut off or too large before it is decoded.
func (d *imageDocument) check() error {
	if d.format == "tiff" {
		pages, err := tiffPages(d.data, 1<<16)
		d.tiff = pages
		return err
	}
	if d.format == "heic" {
		return nil // its decoder looks at the size itself
	}
	if err := ocr.CheckHeader(d.data); err != nil {
		return err
	}
	if isCutOff(d.format, d.data) {
		return errCutOff
	}
	return nil
}

// isCutOff reports whether the mark that ends a file of the format is missing.
// Cameras append to JPEG files, so the mark may lie anywhere in the tail.
func isCutOff(f format, data []byte) bool {
	switch f {
	case "png":
		return !bytes.Contains(data[max(0, len(data)-4096):], []byte("IEND"))
	case "jpeg":
		return !bytes.Contains(data[max(0, len(data)-1<<16):], []byte("\xff\xd9"))
	}
	return false
}

func (d *imageDocument) kind() string { return string(d.format) }

func (d *imageDocument) pages() int { return max(1, len(d.tiff)) }

func (d *imageDocument) close() {
	_ = unix.Munmap(d.data)
	d.file.Close()
}

func (d *imageDocument) text(int) (letter.Page, bool) { return letter.Page{}, false }

// imageFile is why a page of an image file is recognised.
const imageFile = "image_file"

func (d *imageDocument) page(n int) (letter.Page, error) {
	pix, err := d.decode(n)
	if err != nil {
		return letter.Page{}, err
	}
	defer pix.Close()
	return d.w.recognise(n, imageFile, ocr.Frame{Pix: pix})
}

// scene is the whole page: it is what was recognised the first time.
func (d *imageDocument) scene(spot letter.Spot) (ocr.Frame, letter.Box, error) {
	pix, err := d.decode(int(spot.Page))
	return ocr.Frame{Pix: pix}, spot.Box, err
}

func (d *imageDocument) former(letter.Spot) string { return "" }

func (d *imageDocument) decode(n int) (*ocr.Pix, error) {
	switch d.format {
	case "tiff":
		p := d.tiff[n-1]
		if err := ocr.CheckSize(p.width, p.height, p.bits); err != nil {
			return nil, err
		}
		return ocr.DecodeTIFF(d.data, p.directory)
	case "jpeg":
		return ocr.DecodeJPEG(d.data)
	case "heic":
		return d.w.decodeHEIC(d.data)
	}
	return ocr.Decode(d.data)
}

// decodeHEIC decodes what Leptonica does not know.
func (w *worker) decodeHEIC(data []byte) (*ocr.Pix, error) {
	d, err := w.heicDecoder()
	if err != nil {
		return nil, err
	}
	img, err := d.Decode(context.Background(), data, func(width, height int) error { return ocr.CheckSize(width, height, 8) })
	if errors.Is(err, heic.ErrDamaged) {
		return nil, letter.Refuse("damaged", "the HEIC image is damaged or cut off and cannot be decoded")
	}
	if err != nil {
		return nil, err
	}
	return ocr.DecodeGrey(img.Grey, img.Width, img.Height)
}
