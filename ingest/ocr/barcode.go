package ocr

// Sizes of barcodes, in inches, and how many bars make one: no line of print has
// so many tall thin strokes side by side.
const (
	barHeight = 0.105
	barWidth  = 0.06
	barGap    = 0.07
	codeBars  = 16
)

// barcodes finds rows of bars. Only strokes as high as a bar are looked at, so
// that bars may touch.
func barcodes(ink *Pix, dpi int) ([]rect, error) {
	tall, err := ink.open(1, pixels(barHeight, dpi))
	if err != nil {
		return nil, err
	}
	defer tall.Close()
	_, h := tall.Size()
	var codes []code
	var buf []stroke
	for y := range h {
		buf = tall.strokes(y, buf)
		for _, run := range barRuns(buf, dpi) {
			codes = joinRow(codes, rect{run.from, y, run.to - run.from, 1})
		}
	}
	out := make([]rect, len(codes))
	for i, c := range codes {
		out[i] = c.grown(pixels(0.02, dpi))
	}
	return out, nil
}

// barRuns finds the runs of bars in a row that are long enough to be a code.
func barRuns(s []stroke, dpi int) []stroke {
	widest, gap := pixels(barWidth, dpi), pixels(barGap, dpi)
	var runs runs
	for i := range s {
		if s[i].to-s[i].from > widest {
			runs.end(codeBars)
			continue
		}
		if i > 0 && s[i].from-s[i-1].to > gap {
			runs.end(codeBars)
		}
		runs.add(s[i])
	}
	runs.end(codeBars)
	return runs.found
}

// runs collects strokes side by side.
type runs struct {
	found   []stroke
	current []stroke
}

func (r *runs) add(s stroke) { r.current = append(r.current, s) }

// end keeps the current run if it has enough strokes, and begins the next.
func (r *runs) end(enough int) {
	if n := len(r.current); n >= enough {
		r.found = append(r.found, stroke{r.current[0].from, r.current[n-1].to})
	}
	r.current = r.current[:0]
}
