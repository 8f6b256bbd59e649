package ocr

import (
	"fmt"
	"math"
	"strings"

	"recourse/internal/letter"
)

// The second reading is prepared otherwise than the first, so that it errs
// otherwise: at another resolution, in black and white by another threshold.
const (
	rereadDPI = 300
	softDPI   = 250
	// rereadMargin is around the box, which is tight, and lineHeight the most
	// that a line has; in points. What stands beside stays out: a strip of the
	// neighbour would be read as a 1 or a dash.
	rereadMargin = 1.5
	lineHeight   = 22.0
	// rereadBorder is white, in pixels: the engine needs air around the letters.
	rereadBorder = 30
)

// Tesseract's modes for a line and for a block of lines.
const (
	modeBlock  = "6"
	modeLine   = "7"
	modeSparse = "11"
)

// Preparation is how a cut-out is made ready for another reading.
type Preparation int

// The preparations. Each errs otherwise than the others and the page's own.
const (
	Sharp Preparation = iota // large, in black and white
	Soft                     // smaller, in grey
)

// dpi is the resolution that is recognised.
func (p Preparation) dpi() int {
	if p == Soft {
		return softDPI
	}
	return rereadDPI
}

// Reread reads the words in a box of the upright page again, independently of
// the first reading. rotation is how far the page's image was turned clockwise
// to stand upright, skew levels its lines, clockwise in radians. Text is ""
// where nothing is recognised.
func (r *Recognizer) Reread(f Frame, how Preparation, rotation int, box letter.Box, skew float64) (text string, confidence letter.Confidence, err error) {
	s, err := f.cutOut(how, rotation, box, skew)
	if err != nil {
		return "", 0, fmt.Errorf("second reading: %w", err)
	}
	defer s.pix.Close()
	mode := modeBlock
	if box.Height() < lineHeight {
		mode = modeLine
	}
	words, err := r.recogniseAs(s, mode)
	if err != nil {
		return "", 0, err
	}
	var inside []letter.Word
	var texts []string
	for _, w := range words {
		if x, y := (w.Box[0]+w.Box[2])/2, (w.Box[1]+w.Box[3])/2; x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] {
			inside = append(inside, w)
			texts = append(texts, w.Text)
		}
	}
	return strings.Join(texts, " "), mean(inside), nil
}

// cutOut prepares the part of the page around a box. Only that part is turned,
// scaled and levelled: a whole page costs twenty times as much.
func (f Frame) cutOut(how Preparation, rotation int, box letter.Box, skew float64) (sheet, error) {
	w, h := f.Pix.Size()
	if rotation%180 != 0 {
		w, h = h, w
	}
	dpiX, dpiY, width, height := f.measure(w, h, rotation, rotation-f.Turn)
	part := rect{int((box[0] - rereadMargin) * dpiX / 72), int((box[1] - rereadMargin) * dpiY / 72),
		int((box.Width() + 2*rereadMargin) * dpiX / 72), int((box.Height() + 2*rereadMargin) * dpiY / 72)}
	clip, at, err := f.Pix.clipTurned(part, rotation)
	if err != nil {
		return sheet{}, err
	}
	work := &work{pix: clip}
	work.toPage = scaling(72/dpiX, 72/dpiY).after(shift(float64(at.x), float64(at.y)))
	if err := work.clear(how, dpiX, dpiY, skew); err != nil {
		work.pix.Close()
		return sheet{}, err
	}
	work.pix.setResolution(how.dpi())
	return sheet{pix: work.pix, toPage: work.toPage, level: true, width: width, height: height, dpi: int(math.Round(dpiX))}, nil
}

// clear makes a cut-out ready to be recognised.
func (w *work) clear(how Preparation, dpiX, dpiY, skew float64) error {
	if err := w.toGrey(dpiX, dpiY, float64(how.dpi())); err != nil {
		return err
	}
	if math.Abs(skew) >= levelBelow {
		width, height := w.pix.Size()
		straight, err := w.pix.rotate(skew)
		if err := w.replace(straight, err, rotation(-skew, width, height)); err != nil {
			return err
		}
	}
	framed, err := w.pix.bordered(rereadBorder)
	if err := w.replace(framed, err, shift(-rereadBorder, -rereadBorder)); err != nil {
		return err
	}
	if how == Soft {
		return nil
	}
	black, err := w.pix.localContrast(rereadDPI)
	return w.replace(black, err, identity)
}

// shift moves a place.
func shift(x, y float64) matrix { return matrix{1, 0, x, 0, 1, y, 0, 0, 1} }

// clipTurned cuts a part out of the image as it lies when turned clockwise by
// degrees, and turns only that. It tells where the part lies in the turned image.
func (x *Pix) clipTurned(r rect, degrees int) (*Pix, rect, error) {
	w, h := x.Size()
	lying := r
	switch degrees {
	case 90:
		lying = rect{r.y, h - r.x - r.w, r.h, r.w}
	case 180:
		lying = rect{w - r.x - r.w, h - r.y - r.h, r.w, r.h}
	case 270:
		lying = rect{w - r.y - r.h, r.x, r.h, r.w}
	}
	clip, at, err := x.clip(lying)
	if err != nil || degrees == 0 {
		return clip, at, err
	}
	defer clip.Close()
	turned, err := clip.turn(degrees)
	switch degrees {
	case 90:
		at = rect{h - at.y - at.h, at.x, at.h, at.w}
	case 180:
		at = rect{w - at.x - at.w, h - at.y - at.h, at.w, at.h}
	case 270:
		at = rect{at.y, w - at.x - at.w, at.h, at.w}
	}
	return turned, at, err
}
