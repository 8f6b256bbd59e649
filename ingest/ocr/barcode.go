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
		if from, to, ok := barRun(buf, dpi); ok {
			codes = joinRow(codes, rect{from, y, to - from, 1})
		}
	}
	out := make([]rect, len(codes))
	for i, c := range codes {
		out[i] = c.grown(pixels(0.02, dpi))
	}
	return out, nil
}

// barRun finds the longest run of bars in a row; not ok if it is too short to be
// a code.
func barRun(s []stroke, dpi int) (from, to int, ok bool) {
	widest, gap := pixels(barWidth, dpi), pixels(barGap, dpi)
	first, most := 0, codeBars
	for i := range s {
		if s[i].to-s[i].from > widest {
			first = i + 1
			continue
		}
		if i > first && s[i].from-s[i-1].to > gap {
			first = i
		}
		if n := i - first + 1; n >= most {
			from, to, ok, most = s[first].from, s[i].to, true, n
		}
	}
	return from, to, ok
}
