package ocr

import "math"

// recognisedDPI is the resolution that is recognised. Between 150 and 300 dpi
// the words come out equally right; what costs time is pixels.
const recognisedDPI = 200

// levelBelow is the skew in radians that needs no straightening: over the width
// of a page it is a third of a line.
const levelBelow = 0.003

// sure is how sure the search for skew must be to be followed.
const sure = 2

// The grey levels, of 255, after the light is even: ink is darker than inkBelow,
// colouredBelow is also the ground of a field with white letters; from clearBlack
// to clearWhite the contrast is stretched.
const (
	inkBelow      = 160
	colouredBelow = 175
	clearBlack    = 80
	clearWhite    = 200
)

// sheet is a prepared page: the image to recognise and the way back.
type sheet struct {
	pix *Pix
	// dpi is the resolution of the image that came in.
	dpi int
	// toPage maps pixels of pix to points of the upright page.
	toPage matrix
	// level is false where pix was straightened, by skew radians clockwise.
	level bool
	skew  float64
	// turn is how far the sheet should be turned clockwise for its letters to
	// stand upright; known only if oriented.
	turn     int
	oriented bool
	// width and height of the upright page, in points.
	width, height float64
	// parts are the connected parts of the ink, ticks the check boxes that were
	// taken out.
	parts []rect
	ticks []tick
}

// way is one of the ways to prepare a page.
type way struct {
	// turn is a clockwise turn in degrees beyond the frame's own.
	turn int
	// settled means that the letters have been asked how they lie.
	settled bool
	// local thresholds every spot by its surroundings, for stained and badly
	// exposed pages; it loses thin strokes of good ones.
	local bool
}

// prepare makes an image ready. The frame stays as it is.
func prepare(f Frame, way way) (sheet, error) {
	turn := (f.Turn + way.turn) % 360
	upright, err := f.Pix.turn(turn)
	if err != nil {
		return sheet{}, err
	}
	w := &work{pix: upright}
	wide, high := upright.Size()
	dpiX, dpiY, width, height := f.measure(wide, high, turn, way.turn)
	w.toPage = scaling(72/dpiX, 72/dpiY)
	s, err := w.prepare(dpiX, dpiY, way)
	if err != nil {
		w.pix.Close()
		return sheet{}, err
	}
	s.dpi, s.width, s.height = int(math.Round(max(dpiX, dpiY))), width, height
	return s, nil
}

// measure finds the resolution of the turned image of w by h pixels and the size
// of its page.
func (f Frame) measure(w, h, turn, extra int) (dpiX, dpiY, width, height float64) {
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

func (w *work) prepare(dpiX, dpiY float64, way way) (sheet, error) {
	if err := w.toGrey(dpiX, dpiY, recognisedDPI); err != nil {
		return sheet{}, err
	}
	even, err := w.pix.lit(way.local)
	if err := w.replace(even, err, identity); err != nil {
		return sheet{}, err
	}
	var s sheet
	if err := w.straighten(&s); err != nil || s.turn != 0 && !way.settled {
		s.pix = w.pix
		return s, err
	}
	if s.parts, s.ticks, err = w.clean(); err != nil {
		return sheet{}, err
	}
	w.pix.setResolution(recognisedDPI)
	s.pix, s.toPage = w.pix, w.toPage
	return s, nil
}

// lit is the image as if it lay in even light.
func (x *Pix) lit(local bool) (*Pix, error) {
	if local {
		return x.localContrast(recognisedDPI)
	}
	return x.evenLight(recognisedDPI)
}

// toGrey makes the image grey, with square pixels, at the wanted resolution.
func (w *work) toGrey(dpiX, dpiY, want float64) error {
	grey, err := w.pix.grey()
	if err := w.replace(grey, err, identity); err != nil {
		return err
	}
	fx, fy := want/dpiX, want/dpiY
	if math.Abs(fx-1) < 0.03 && math.Abs(fy-1) < 0.03 {
		return nil
	}
	scaled, err := w.pix.scale(fx, fy)
	return w.replace(scaled, err, scaling(1/fx, 1/fy))
}

// straighten finds how the page lies and levels its lines.
func (w *work) straighten(s *sheet) error {
	ink, err := w.pix.binary(inkBelow)
	if err != nil {
		return err
	}
	defer ink.Close()
	s.turn, s.oriented = ink.orientation()
	angle, confidence := ink.skew()
	if confidence < sure || math.Abs(angle) < levelBelow {
		s.level = true
		return nil
	}
	s.skew = angle
	width, height := w.pix.Size()
	straight, err := w.pix.rotate(angle)
	return w.replace(straight, err, rotation(-angle, width, height))
}

// clean turns white on black around and takes out what is no text. It returns
// the connected parts of the ink, and the check boxes.
func (w *work) clean() ([]rect, []tick, error) {
	if err := w.turnReversed(); err != nil {
		return nil, nil, err
	}
	ink, err := w.pix.binary(inkBelow)
	if err != nil {
		return nil, nil, err
	}
	defer ink.Close()
	parts := ink.parts()
	boxes := ticks(ink, parts, recognisedDPI)
	mask, err := clutter(ink, parts, recognisedDPI)
	if err != nil {
		return nil, nil, err
	}
	defer mask.Close()
	for _, t := range boxes {
		mask.fill(t.grown(1))
	}
	w.pix.erase(mask)
	clear, err := w.pix.stretch(clearBlack, clearWhite)
	return parts, boxes, w.replace(clear, err, identity)
}

// turnReversed makes fields with white letters black on white.
func (w *work) turnReversed() error {
	dark, err := w.pix.binary(colouredBelow)
	if err != nil {
		return err
	}
	defer dark.Close()
	fields, err := reversed(dark, recognisedDPI)
	if err != nil {
		return err
	}
	for _, r := range fields {
		if err := w.pix.turnField(r); err != nil {
			return err
		}
	}
	return nil
}
