package reader

import (
	"bytes"
	"errors"
	"io"
	"os"
	"time"

	"recourse/ingest/ocr"
	"recourse/ingest/pdf"
	"recourse/internal/letter"
)

// secondTime is how long the second reader of text layers may take over the
// spots of a letter; an honest page needs milliseconds.
const secondTime = time.Second

// errSpent tells that something runs on in this child which nothing can stop.
var errSpent = errors.New("the second reader does not end")

// reread reads spots again. PDFium is not asked where the second reader of text
// layers finds them all.
func (w *worker) reread(o order) (any, error) {
	key, err := keyOf(o)
	if err != nil {
		o.file.Close()
		return nil, err
	}
	readings := make([]letter.Reading, len(o.Spots))
	for i := range readings {
		readings[i].Method = letter.MethodUnread
	}
	if err := rereadText(o, key.size, readings); err != nil {
		return nil, err
	}
	if allRead(readings) {
		o.file.Close()
		return readings, nil
	}
	d, err := w.open(o)
	if err != nil {
		return nil, err
	}
	return readings, w.rereadImages(d, o.Spots, readings)
}

// rereadText has the second reader find the spots of text layers. It works in
// a goroutine of its own, because on some files it never ends.
func rereadText(o order, size int64, readings []letter.Reading) error {
	if !isPDF(o.file) {
		return nil
	}
	texts := make(chan map[int]string, 1)
	go func() { texts <- findTexts(o, size) }()
	deadline := time.NewTimer(secondTime)
	defer deadline.Stop()
	select {
	case found := <-texts:
		for i, text := range found {
			readings[i] = letter.Reading{Text: text, Confidence: 1, Method: letter.MethodText}
		}
		return nil
	case <-deadline.C:
		return errSpent
	}
}

// findTexts is what the second reader finds, by the number of the spot.
func findTexts(o order, size int64) map[int]string {
	found := map[int]string{}
	var second *pdf.Second
	for i, spot := range o.Spots {
		if spot.Method != letter.MethodText {
			continue
		}
		if second == nil {
			var err error
			if second, err = pdf.OpenSecond(o.file, size, o.Password); err != nil {
				return nil
			}
		}
		if text, ok := second.Find(spot); ok && len(text) <= maxReading && isPrintable(text) {
			found[i] = text
		}
	}
	return found
}

func isPDF(f *os.File) bool {
	head := make([]byte, headSize)
	n, err := f.ReadAt(head, 0)
	return (err == nil || errors.Is(err, io.EOF)) && bytes.Contains(head[:n], []byte("%PDF-"))
}

func allRead(readings []letter.Reading) bool {
	for _, r := range readings {
		if r.Method == letter.MethodUnread {
			return false
		}
	}
	return true
}

// rereadImages recognises the cut-outs of the spots that are not read yet. Those
// of one page follow each other, so that its image is made once.
func (w *worker) rereadImages(d document, spots []letter.Spot, readings []letter.Reading) error {
	r, err := w.recognizer()
	if err != nil {
		return err
	}
	var at letter.PageNumber
	var frame ocr.Frame
	defer func() { frame.Pix.Close() }()
	for i, spot := range spots {
		if readings[i].Method != letter.MethodUnread || spot.Page < 1 || int(spot.Page) > d.pages() {
			continue
		}
		box := spot.Box
		if spot.Method == letter.MethodText || at != spot.Page {
			frame.Pix.Close()
			if frame, box, err = d.scene(spot); err != nil {
				frame, at = ocr.Frame{}, 0
				continue // there is no second reading
			}
			at = spot.Page
		}
		if reading, err := recogniseSpot(r, d, frame, spot, box); err == nil {
			readings[i] = reading
		}
	}
	return nil
}

// recogniseSpot reads a cut-out a second time, and where that differs a third:
// what a former run of recognition found, or recognition prepared yet otherwise.
func recogniseSpot(r *ocr.Recognizer, d document, frame ocr.Frame, spot letter.Spot, box letter.Box) (letter.Reading, error) {
	text, confidence, err := r.Reread(frame, ocr.Sharp, spot.Rotation, box, spot.Skew)
	if err != nil {
		return letter.Reading{}, err
	}
	if len(text) > maxReading {
		return letter.Reading{}, errAnswer
	}
	reading := letter.Reading{Text: text, Confidence: confidence, Method: letter.MethodOCR}
	if text == spot.Text {
		return reading, nil
	}
	if spot.Method == letter.MethodOCR {
		reading.Third = d.former(spot)
	}
	if len(reading.Third) > 0 && len(reading.Third) <= maxReading && isPrintable(reading.Third) {
		return reading, nil
	}
	reading.Third = ""
	third, _, err := r.Reread(frame, ocr.Soft, spot.Rotation, box, spot.Skew)
	if err == nil && len(third) <= maxReading {
		reading.Third = third
	}
	return reading, nil
}
