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

// variables are how Tesseract is set up. Sparse text (11) finds every word on
// its own, where the other modes lose cells of tables and columns that are not
// quite in line; what belongs together is told by the boxes later. White on
// black has been turned around before.
var variables = map[gosseract.SettableVariable]string{
	"tessedit_pageseg_mode": "11",
	"tessedit_do_invert":    "0",
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

// recognise reads a prepared sheet. Asking the client once recognises once.
func (r *Recognizer) recognise(s sheet) ([]letter.Word, error) {
	data, err := s.pix.encode()
	if err != nil {
		return nil, fmt.Errorf("encode page: %w", err)
	}
	if err := r.client.SetImageFromBytes(data); err != nil {
		return nil, fmt.Errorf("tesseract: %w", err)
	}
	found, err := r.client.GetBoundingBoxesVerbose()
	if err != nil {
		return nil, fmt.Errorf("tesseract: %w", err)
	}
	words := make([]letter.Word, 0, len(found))
	last, number := line{}, 0
	for _, b := range found {
		text := strings.TrimSpace(b.Word)
		if text == "" || !utf8.ValidString(text) || b.Box.Empty() {
			continue
		}
		if at := (line{b.BlockNum, b.ParNum, b.LineNum}); at != last {
			last, number = at, number+1
		}
		words = append(words, s.word(text, b, number))
	}
	return words, nil
}

// word places a recognised word on the page.
func (s sheet) word(text string, b gosseract.BoundingBox, line int) letter.Word {
	at := letter.Box{float64(b.Box.Min.X), float64(b.Box.Min.Y), float64(b.Box.Max.X), float64(b.Box.Max.Y)}
	w := letter.Word{Text: text, Line: line, Box: s.onPage(s.toPage.box(at)),
		Confidence: letter.Confidence(min(max(b.Confidence/100, 0), 1))}
	if !s.level {
		const points = 72.0 / recognisedDPI
		w.Level = letter.Box{at[0] * points, at[1] * points, at[2] * points, at[3] * points}
	}
	return w
}

// onPage cuts a box at the page's edges.
func (s sheet) onPage(b letter.Box) letter.Box {
	return letter.Box{clamp(b[0], s.width), clamp(b[1], s.height), clamp(b[2], s.width), clamp(b[3], s.height)}
}

func clamp(v, limit float64) float64 { return min(max(v, 0), limit) }
