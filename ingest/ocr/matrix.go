package ocr

import (
	"math"

	"recourse/internal/letter"
)

// matrix maps a place on one image to a place on another: a projective map,
// row by row. Turning, scaling, levelling and flattening are all of this kind,
// so that a word's box goes back to the page in one step.
type matrix [9]float64

var identity = matrix{1, 0, 0, 0, 1, 0, 0, 0, 1}

func scaling(fx, fy float64) matrix { return matrix{fx, 0, 0, 0, fy, 0, 0, 0, 1} }

// rotation turns clockwise, as seen, by radians about the middle of an image.
func rotation(radians float64, w, h int) matrix {
	sin, cos := math.Sincos(radians)
	cx, cy := float64(w)/2, float64(h)/2
	return matrix{cos, -sin, cx - cos*cx + sin*cy, sin, cos, cy - sin*cx - cos*cy, 0, 0, 1}
}

// after is the map that does m first, then n.
func (n matrix) after(m matrix) matrix {
	var out matrix
	for r := range 3 {
		for c := range 3 {
			for k := range 3 {
				out[3*r+c] += n[3*r+k] * m[3*k+c]
			}
		}
	}
	return out
}

func (m matrix) point(x, y float64) (float64, float64) {
	w := m[6]*x + m[7]*y + m[8]
	if w == 0 {
		return 0, 0
	}
	return (m[0]*x + m[1]*y + m[2]) / w, (m[3]*x + m[4]*y + m[5]) / w
}

// box is the smallest upright box around the mapped corners.
func (m matrix) box(b letter.Box) letter.Box {
	out := letter.Box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, x := range []float64{b[0], b[2]} {
		for _, y := range []float64{b[1], b[3]} {
			px, py := m.point(x, y)
			out = letter.Box{min(out[0], px), min(out[1], py), max(out[2], px), max(out[3], py)}
		}
	}
	return out
}
