package ocr

import "math"

// recognisedDPI is the resolution at which body text of 9 to 12 points
// recognises best and fastest: 25 to 33 pixels from ascender to descender.
const recognisedDPI = 200

// levelBelow is the skew in radians that needs no straightening: over the width
// of a page it is a third of a line.
const levelBelow = 0.003

// sheet is a prepared page: the image to recognise and the way back.
type sheet struct {
	pix *Pix
	dpi int
	// toPage maps pixels of pix to points of the upright page.
	toPage matrix
	// level is false where pix was straightened.
	level bool
	// width and height of the upright page, in points.
	width, height float64
}

// work is an image on its way through preparation. Steps replace the image and
// note how its pixels map to the page.
type work struct {
	pix    *Pix
	toPage matrix
}

// replace makes x, which the step made from the current image, the current one;
// back maps its pixels to those of the one before.
func (w *work) replace(x *Pix, err error, back matrix) error {
	if err != nil {
		return err
	}
	w.pix.Close()
	w.pix, w.toPage = x, w.toPage.after(back)
	return nil
}

// prepare makes an image ready: extra is a clockwise turn in degrees beyond the
// frame's own. The frame stays as it is.
func prepare(f Frame, extra int) (s sheet, err error) {
	turn := (f.Turn + extra) % 360
	upright, err := f.Pix.turn(turn)
	if err != nil {
		return sheet{}, err
	}
	w := &work{pix: upright, toPage: identity}
	defer func() {
		if err != nil {
			w.pix.Close()
		}
	}()
	dpiX, dpiY, width, height := f.measure(upright, turn, extra)
	w.toPage = scaling(72/dpiX, 72/dpiY)
	if err := w.toGrey(dpiX, dpiY); err != nil {
		return sheet{}, err
	}
	level, err := w.clean()
	if err != nil {
		return sheet{}, err
	}
	w.pix.setResolution(recognisedDPI)
	return sheet{pix: w.pix, dpi: int(math.Round(max(dpiX, dpiY))), toPage: w.toPage, level: level, width: width, height: height}, nil
}

// measure finds the resolution of the turned image and the size of its page.
func (f Frame) measure(upright *Pix, turn, extra int) (dpiX, dpiY, width, height float64) {
	w, h := upright.Size()
	width, height = f.PageWidth, f.PageHeight
	if extra%180 != 0 {
		width, height = height, width
	}
	if width > 0 && height > 0 {
		return float64(w) * 72 / width, float64(h) * 72 / height, width, height
	}
	claimedX, claimedY := f.Pix.Resolution()
	if turn%180 != 0 {
		claimedX, claimedY = claimedY, claimedX
	}
	dpiX, dpiY = resolution(w, h, claimedX, claimedY)
	return dpiX, dpiY, float64(w) * 72 / dpiX, float64(h) * 72 / dpiY
}

// toGrey makes the image grey, with square pixels, at the resolution that is
// recognised.
func (w *work) toGrey(dpiX, dpiY float64) error {
	fx, fy := recognisedDPI/dpiX, recognisedDPI/dpiY
	grey, err := w.pix.grey()
	if err := w.replace(grey, err, identity); err != nil {
		return err
	}
	if math.Abs(fx-1) < 0.03 && math.Abs(fy-1) < 0.03 {
		return nil
	}
	scaled, err := w.pix.scale(fx, fy)
	return w.replace(scaled, err, scaling(1/fx, 1/fy))
}

// clean takes away light and shadow, then skew. It reports whether the page was
// level as it lay.
func (w *work) clean() (level bool, err error) {
	even, err := w.pix.evenLight()
	if err := w.replace(even, err, identity); err != nil {
		return false, err
	}
	black, err := w.pix.binary(160)
	if err != nil {
		return false, err
	}
	angle, confidence := black.skew()
	black.Close()
	level = confidence < 2 || math.Abs(angle) < levelBelow
	if !level {
		width, height := w.pix.Size()
		straight, err := w.pix.rotate(angle)
		if err := w.replace(straight, err, rotation(-angle, width, height)); err != nil {
			return false, err
		}
	}
	clear, err := w.pix.stretch(80, 200)
	return level, w.replace(clear, err, identity)
}
