package ocr

// The bar code of the post: bars of one width at one pitch, 20 to 25 an inch, of
// four heights. After a fax they touch, so that they are no parts of their own.
const (
	postalBar     = 0.05  // the widest, in inches
	postalPitch   = 0.07  // the widest
	postalReach   = 0.1   // of the long bars above and below the shortest
	postalTracker = 0.035 // the shortest bars, which all others contain
	postalSpread  = 2     // pixels by which the pitch varies
	// postalBars in a row: thirteen zeros in fixed pitch make twenty-six strokes.
	postalBars = 30
)

// code is rows of strokes one under the other.
type code struct {
	rect
	rows int
}

// postalCodes finds rows of strokes at one pitch that are more than a dotted or
// dashed line.
func postalCodes(ink *Pix, dpi int) []rect {
	_, h := ink.Size()
	var codes []code
	var buf []stroke
	for y := range h {
		buf = ink.strokes(y, buf)
		if from, to, ok := evenRun(buf, dpi); ok {
			codes = joinRow(codes, rect{from, y, to - from, 1})
		}
	}
	reach := pixels(postalReach, dpi)
	var out []rect
	for _, c := range codes {
		if c.rows >= pixels(postalTracker, dpi) {
			out = append(out, rect{c.x - 3, c.y - reach, c.w + 6, c.h + 2*reach})
		}
	}
	return out
}

// joinRow adds a row to the code above it, or begins one.
func joinRow(codes []code, row rect) []code {
	for i := range codes {
		if codes[i].touches(row.grown(2)) {
			codes[i] = code{codes[i].union(row), codes[i].rows + 1}
			return codes
		}
	}
	return append(codes, code{row, 1})
}

// evenRun finds the longest run of thin strokes at one pitch; not ok if it is
// too short to be a code.
func evenRun(s []stroke, dpi int) (from, to int, ok bool) {
	if len(s) < postalBars {
		return 0, 0, false
	}
	widest, pitch := pixels(postalBar, dpi), pixels(postalPitch, dpi)
	first := 0
	for i := range s {
		if s[i].to-s[i].from > widest {
			first = i + 1
			continue
		}
		if i <= first {
			continue
		}
		step := s[i].middle() - s[i-1].middle()
		mean := (s[i-1].middle() - s[first].middle()) / float64(max(1, i-1-first))
		if step > float64(pitch) || i-first >= 2 && abs(step-mean) > postalSpread {
			first = i
			continue
		}
		if i-first+1 >= postalBars {
			from, to, ok = s[first].from, s[i].to, true
		}
	}
	return from, to, ok
}

func abs(v float64) float64 { return max(v, -v) }

func (r rect) touches(o rect) bool {
	return r.x < o.x+o.w && o.x < r.x+r.w && r.y < o.y+o.h && o.y < r.y+r.h
}
