package ocr

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"recourse/internal/letter"
)

// badBelow is the confidence under which a page reads badly. Letters, faxes and
// photos of them lie above 0.88.
const badBelow = 0.75

// reading is one try at a page.
type reading struct {
	way  way
	page letter.Page
	// sure counts the characters of words that were read well.
	sure int
	// oriented tells whether the letters themselves showed how the page lies.
	oriented bool
	// blank means that there is next to no ink.
	blank bool
	// parts counts the connected parts of the ink: letters, mostly.
	parts int
}

// Page reads one image. A page that reads badly is read in other ways as well,
// and the best reading counts. The page's number and the reason for recognising
// it are left to the caller.
func (r *Recognizer) Page(f Frame) (letter.Page, error) {
	best, err := r.read(f, way{})
	if err != nil || best.isGood() {
		return best.page, err
	}
	var others []way
	if !best.oriented {
		others = []way{{turn: 180}, {turn: 90}, {turn: 270}}
	}
	for _, w := range others {
		if err := r.improve(&best, f, w); err != nil || best.isGood() {
			return best.page, err
		}
	}
	err = r.improve(&best, f, way{turn: best.way.turn, local: true})
	return best.page, err
}

// improve reads a page in another way and keeps the better reading.
func (r *Recognizer) improve(best *reading, f Frame, w way) error {
	next, err := r.read(f, w)
	if err == nil && next.sure > best.sure {
		*best = next
	}
	return err
}

// read reads a page in one way, or turned as its letters say.
func (r *Recognizer) read(f Frame, w way) (reading, error) {
	s, err := prepare(f, w)
	if err == nil && s.turn != 0 {
		s.pix.Close()
		w.turn, w.settled = (w.turn+s.turn)%360, true
		s, err = prepare(f, w)
	}
	if err != nil {
		return reading{}, fmt.Errorf("prepare page: %w", err)
	}
	defer s.pix.Close()
	words, err := r.recognise(s)
	if err != nil {
		return reading{}, err
	}
	return reading{way: w, sure: sureCharacters(words), oriented: s.oriented, blank: len(s.parts) < fewParts, parts: len(s.parts),
		page: letter.Page{Method: letter.MethodOCR, Confidence: mean(words), Width: s.width, Height: s.height,
			Rotation: (f.Turn + w.turn) % 360, DPI: s.dpi, Words: words}}, nil
}

// fewParts of ink are no print: specks of dust.
const fewParts = 10

// leastRead is the share of the ink's parts that are read as characters at least.
// Of print that lies on its side a few are, with confidence: lines and digits.
const leastRead = 0.4

// isGood reports whether no other way to read the page is to be tried.
func (r reading) isGood() bool {
	if r.blank {
		return true
	}
	return r.page.Confidence >= badBelow && (r.oriented || float64(r.sure) >= leastRead*float64(r.parts))
}

// mean is the confidence of the page: of its words, by their length.
func mean(words []letter.Word) letter.Confidence {
	var sum, length float64
	for _, w := range words {
		n := float64(characters(w.Text))
		sum += float64(w.Confidence) * n
		length += n
	}
	if length == 0 {
		return 0
	}
	return letter.Confidence(sum / length)
}

func sureCharacters(words []letter.Word) int {
	n := 0
	for _, w := range words {
		if w.Confidence >= badBelow {
			n += characters(w.Text)
		}
	}
	return n
}

// characters counts what the engine has recognised, not the marks that were
// told from the image.
func characters(text string) int {
	if strings.ContainsAny(text, marks) {
		return 0
	}
	return utf8.RuneCountInString(text)
}
