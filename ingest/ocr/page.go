package ocr

import (
	"fmt"

	"recourse/internal/letter"
)

// Page reads one image. The page's number and the reason for recognising it are
// left to the caller.
func (r *Recognizer) Page(f Frame) (letter.Page, error) {
	s, err := prepare(f, 0)
	if err != nil {
		return letter.Page{}, fmt.Errorf("prepare page: %w", err)
	}
	defer s.pix.Close()
	words, err := r.recognise(s)
	if err != nil {
		return letter.Page{}, err
	}
	return letter.Page{Method: letter.MethodOCR, Confidence: mean(words), Width: s.width, Height: s.height,
		Rotation: f.Turn, DPI: s.dpi, Words: words}, nil
}

// mean is the confidence of the page: of its words, by their length.
func mean(words []letter.Word) letter.Confidence {
	var sum, length float64
	for _, w := range words {
		n := float64(len([]rune(w.Text)))
		sum += float64(w.Confidence) * n
		length += n
	}
	if length == 0 {
		return 0
	}
	return letter.Confidence(sum / length)
}
