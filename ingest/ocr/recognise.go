package ocr

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/otiai10/gosseract/v2"

	"recourse/internal/letter"
)

// Recognizer is a Tesseract that stays loaded. It serves one goroutine.
type Recognizer struct{ client *gosseract.Client }

// pageMode is Tesseract's variable for how it takes a page apart.
const pageMode gosseract.SettableVariable = "tessedit_pageseg_mode"

// variables are how Tesseract is set up. Sparse text (11) finds every word on
// its own, where the other modes lose cells of tables and columns that are not
// quite in line; what belongs together is told by the boxes later. White on
// black has been turned around before.
var variables = map[gosseract.SettableVariable]string{
	pageMode:             modeSparse,
	"tessedit_do_invert": "0",
}

// NewRecognizer prepares to recognise the languages; the models are loaded with
// the first page.
func NewRecognizer(languages []string) (*Recognizer, error) {
	r := &Recognizer{gosseract.NewClient()}
	if len(languages) > 0 {
		r.client.Languages = languages
	}
	for name, value := range variables {
		if err := r.client.SetVariable(name, value); err != nil {
			r.Close()
			return nil, fmt.Errorf("tesseract: %w", err)
		}
	}
	return r, nil
}

// Close frees what it can; Tesseract keeps some of it, so end the process.
func (r *Recognizer) Close() { r.client.Close() }

// line is where Tesseract counts lines: within a paragraph of a block.
type line struct{ block, paragraph, line int }

// recogniseAs reads a prepared sheet in another mode.
func (r *Recognizer) recogniseAs(s sheet, mode string) ([]letter.Word, error) {
	if err := r.client.SetVariable(pageMode, mode); err != nil {
		return nil, fmt.Errorf("tesseract: %w", err)
	}
	words, err := r.recognise(s)
	if back := r.client.SetVariable(pageMode, modeSparse); back != nil && err == nil {
		err = fmt.Errorf("tesseract: %w", back)
	}
	return words, err
}

// recognise reads a prepared sheet. Asking the client once recognises once.
func (r *Recognizer) recognise(s sheet) ([]letter.Word, error) {
	data, err := s.pix.encode()
	if err != nil {
		return nil, fmt.Errorf("encode page: %w", err)
	}
	if err := r.client.SetImageFromBytes(data); err != nil {
		return nil, fmt.Errorf("tesseract: %w", err)
	}
	boxes, err := r.client.GetBoundingBoxesVerbose()
	if err != nil {
		return nil, fmt.Errorf("tesseract: %w", err)
	}
	return s.words(boxes), nil
}

// words makes words of the page of what was recognised.
func (s sheet) words(boxes []gosseract.BoundingBox) []letter.Word {
	var all []found
	last, number := line{}, 0
	for _, b := range boxes {
		text := strings.TrimSpace(b.Word)
		if text == "" || !utf8.ValidString(text) || b.Box.Empty() || isScrap(text, b.Box.Dy()) {
			continue
		}
		if at := (line{b.BlockNum, b.ParNum, b.LineNum}); at != last {
			last, number = at, number+1
		}
		all = append(all, found{text, b.Confidence / 100, rect{b.Box.Min.X, b.Box.Min.Y, b.Box.Dx(), b.Box.Dy()}, number})
	}
	words := make([]letter.Word, 0, len(all)+len(s.ticks))
	for _, f := range s.repair(all) {
		w := s.place(f.text, f.confidence, f.at)
		w.Line = f.line
		words = append(words, w)
	}
	for _, t := range s.ticks {
		words = append(words, t.word(s))
	}
	return words
}
