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

// Upright is a page that is known to stand upright, ready for second readings.
type Upright struct {
	frame Frame
	turn  int
	// skew levels the page's lines, clockwise in radians.
	skew float64
}

// Upright finds out how a page lies. The frame must stay open.
func (f Frame) Upright() (Upright, error) {
	s, err := prepare(f, way{})
	if err != nil {
		return Upright{}, fmt.Errorf("second reading: %w", err)
	}
	defer s.pix.Close()
	if s.turn == 0 {
		return Upright{f, 0, s.skew}, nil
	}
	turned, err := prepare(f, way{turn: s.turn, settled: true})
	if err != nil {
		return Upright{}, fmt.Errorf("second reading: %w", err)
	}
	defer turned.pix.Close()
	return Upright{f, s.turn, turned.skew}, nil
}

// Reread reads the words in a box of the upright page again, independently of
// the first reading. Text is "" where nothing is recognised.
func (r *Recognizer) Reread(u Upright, box letter.Box) (text string, confidence letter.Confidence, err error) {
	s, err := u.cutOut(box)
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

// cutOut prepares the part of the page around a box.
func (u Upright) cutOut(box letter.Box) (sheet, error) {
	turn := (u.frame.Turn + u.turn) % 360
	upright, err := u.frame.Pix.turn(turn)
	if err != nil {
		return sheet{}, err
	}
	w := &work{pix: upright}
	dpiX, dpiY, width, height := u.frame.measure(upright, turn, u.turn)
	w.toPage = scaling(72/dpiX, 72/dpiY)
	if err := w.cut(box, dpiX, dpiY, u.skew); err != nil {
		w.pix.Close()
		return sheet{}, err
	}
	w.pix.setResolution(rereadDPI)
	return sheet{pix: w.pix, toPage: w.toPage, level: true, width: width, height: height, dpi: int(math.Round(dpiX))}, nil
}

func (w *work) cut(box letter.Box, dpiX, dpiY, skew float64) error {
	part := rect{int((box[0] - rereadMargin) * dpiX / 72), int((box[1] - rereadMargin) * dpiY / 72),
		int((box.Width() + 2*rereadMargin) * dpiX / 72), int((box.Height() + 2*rereadMargin) * dpiY / 72)}
	clip, at, err := w.pix.clip(part)
	if err := w.replace(clip, err, matrix{1, 0, float64(at.x), 0, 1, float64(at.y), 0, 0, 1}); err != nil {
		return err
	}
	if err := w.toGrey(dpiX, dpiY, rereadDPI); err != nil {
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
	if err := w.replace(framed, err, matrix{1, 0, -rereadBorder, 0, 1, -rereadBorder, 0, 0, 1}); err != nil {
		return err
	}
	black, err := w.pix.localContrast(rereadDPI)
	return w.replace(black, err, identity)
}
