package pdf

import (
	"fmt"

	"github.com/klippa-app/go-pdfium/requests"

	"recourse/internal/letter"
)

// frame turns PDF user space (origin bottom left, not rotated) into points from
// the top left of the upright page.
type frame struct {
	left, bottom, right, top float64 // the crop box in user space
	quarters                 int     // clockwise quarter turns of the page
}

func (d *Document) frame(p page) (frame, error) {
	bounds, err := d.engine.pdfium.FPDF_GetPageBoundingBox(&requests.FPDF_GetPageBoundingBox{Page: p.request()})
	if err != nil {
		return frame{}, fmt.Errorf("page %d: bounds: %w", p.number, err)
	}
	turn, err := d.engine.pdfium.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: p.request()})
	if err != nil {
		return frame{}, fmt.Errorf("page %d: rotation: %w", p.number, err)
	}
	b := bounds.Rect
	f := frame{float64(b.Left), float64(b.Bottom), float64(b.Right), float64(b.Top), int(turn.PageRotation)}
	if f.right-f.left < 1 || f.top-f.bottom < 1 {
		return frame{}, letter.Refuse("damaged", "page %d has no area", p.number)
	}
	return f, nil
}

// size is the width and height of the upright page.
func (f frame) size() (w, h float64) {
	w, h = f.right-f.left, f.top-f.bottom
	if f.quarters%2 == 1 {
		return h, w
	}
	return w, h
}

// box places a rectangle of user space on the upright page.
func (f frame) box(left, bottom, right, top float64) letter.Box {
	w, h := f.right-f.left, f.top-f.bottom
	l, t, r, b := left-f.left, f.top-top, right-f.left, f.top-bottom
	switch f.quarters {
	case 1:
		return letter.Box{h - b, l, h - t, r}
	case 2:
		return letter.Box{w - r, h - b, w - l, h - t}
	case 3:
		return letter.Box{t, w - r, b, w - l}
	}
	return letter.Box{l, t, r, b}
}

// holds reports whether the middle of the box lies on the page.
func (f frame) holds(b letter.Box) bool {
	w, h := f.size()
	x, y := (b[0]+b[2])/2, (b[1]+b[3])/2
	return x >= 0 && x <= w && y >= 0 && y <= h
}

// clip cuts the box at the page's edges.
func (f frame) clip(b letter.Box) letter.Box {
	w, h := f.size()
	return letter.Box{max(b[0], 0), max(b[1], 0), min(b[2], w), min(b[3], h)}
}
