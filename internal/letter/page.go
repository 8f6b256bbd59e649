package letter

import (
	"encoding/json"
	"math"
)

// Box is left, top, right, bottom in points (1/72 inch) from the top left of
// the upright page. The zero Box means that there is no place, as in text
// without layout; in JSON it is null.
type Box [4]float64

// Page numbers count from 1; 0 means that there is no page and is null in JSON.
type PageNumber int

// Confidence is between 0 and 1: how often of a hundred such answers are right.
type Confidence float64

// Method tells how the words of a page were come by.
type Method string

// The methods of reading. The words of an unread page are missing, not absent.
const (
	MethodText   Method = "text"
	MethodOCR    Method = "ocr"
	MethodUnread Method = "unread"
)

// Word is one word as it stands on a page.
type Word struct {
	Text string `json:"t"`
	// Box is the place on the upright page as a person sees it.
	Box Box `json:"b"`
	// Level is the place on the straightened page, where lines are level; it
	// serves layout only. Zero where the page needed no straightening.
	Level      Box        `json:"l,omitzero"`
	Confidence Confidence `json:"c"`
	// Line numbers the lines of the page from 1 as the reader saw them; words
	// of one line are adjacent. 0 where the reader saw no lines.
	Line int `json:"n,omitempty"`
}

// Page is one page as it was read.
type Page struct {
	Number PageNumber `json:"page"`
	Method Method     `json:"method"`
	// Why says why this method was used, or why the page is unread: a short
	// code such as "text_layer", "no_text_layer", "time_limit".
	Why        string     `json:"why,omitempty"`
	Confidence Confidence `json:"confidence"`
	// Width and Height are of the upright page, in points.
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
	// Rotation is the clockwise turn in degrees (0, 90, 180, 270) that made
	// the page upright.
	Rotation int `json:"rotation"`
	// DPI is the resolution of the image that was recognised; 0 for a text layer.
	DPI   int    `json:"dpi"`
	Words []Word `json:"words,omitempty"`
	// Attempt is the attempt of the document in which the page was read.
	Attempt int `json:"attempt,omitempty"`
}

// IsZero reports whether there is no place.
func (b Box) IsZero() bool { return b == Box{} }

// Width is the horizontal extent in points.
func (b Box) Width() float64 { return b[2] - b[0] }

// Height is the vertical extent in points.
func (b Box) Height() float64 { return b[3] - b[1] }

// Area is in square points.
func (b Box) Area() float64 { return b.Width() * b.Height() }

// Union is the smallest box around both; a zero box adds nothing.
func (b Box) Union(c Box) Box {
	if b.IsZero() {
		return c
	}
	if c.IsZero() {
		return b
	}
	return Box{min(b[0], c[0]), min(b[1], c[1]), max(b[2], c[2]), max(b[3], c[3])}
}

// Place is where layout looks for the word: Level where there is one, else Box.
func (w Word) Place() Box {
	if w.Level.IsZero() {
		return w.Box
	}
	return w.Level
}

// MarshalJSON writes tenths of a point, or null.
func (b Box) MarshalJSON() ([]byte, error) {
	if b.IsZero() {
		return []byte("null"), nil
	}
	var tenths [4]float64
	for i, v := range b {
		tenths[i] = math.Round(v*10) / 10
	}
	return json.Marshal(tenths)
}

// MarshalJSON writes the number, or null for none.
func (p PageNumber) MarshalJSON() ([]byte, error) {
	if p == 0 {
		return []byte("null"), nil
	}
	return json.Marshal(int(p))
}

// MarshalJSON writes thousandths.
func (c Confidence) MarshalJSON() ([]byte, error) {
	return json.Marshal(math.Round(float64(c)*1000) / 1000)
}
