package layout

import (
	"math"
	"testing"

	"recourse/internal/letter"
)

// Where half of the gaps are blank lines the pitch is still that of the lines.
func TestUsualPitchOfShortParagraphs(t *testing.T) {
	var lines []Line
	for i, y := range []float64{0, 12, 34, 46, 68} {
		lines = append(lines, Line{Range: Range{From: i, To: i + 1}, Place: letter.Box{0, y, 100, y + 10}})
	}
	if got := usualPitch(lines); got != 12 {
		t.Errorf("usual pitch is %v, want 12", got)
	}
}

// Text without layout has no edge at which a column ends.
func TestPageWidthOfTextWithoutLayout(t *testing.T) {
	x := &Text{Pages: []letter.Page{{Number: 1}}}
	if got := x.pageWidth(1); !math.IsInf(got, 1) {
		t.Errorf("page width is %v, want infinity", got)
	}
}
