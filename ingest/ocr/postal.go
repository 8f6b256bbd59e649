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
		for _, run := range evenRuns(buf, dpi) {
			codes = joinRow(codes, rect{run.from, y, run.to - run.from, 1})
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

// evenRuns finds the runs of thin strokes at one pitch that are long enough to
// be a code.
func evenRuns(s []stroke, dpi int) []stroke {
	if len(s) < postalBars {
		return nil
	}
	widest, pitch := pixels(postalBar, dpi), float64(pixels(postalPitch, dpi))
	var runs runs
	for _, next := range s {
		if next.to-next.from > widest {
			runs.end(postalBars)
			continue
		}
		if n := len(runs.current); n > 0 {
			first, last := runs.current[0], runs.current[n-1]
			step := next.middle() - last.middle()
			mean := (last.middle() - first.middle()) / float64(max(1, n-1))
			if step > pitch || n > 1 && abs(step-mean) > postalSpread {
				runs.end(postalBars)
			}
		}
		runs.add(next)
	}
	runs.end(postalBars)
	return runs.found
}

func abs(v float64) float64 { return max(v, -v) }

func (r rect) touches(o rect) bool {
	return r.x < o.x+o.w && o.x < r.x+r.w && r.y < o.y+o.h && o.y < r.y+r.h
}
