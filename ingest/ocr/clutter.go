package ocr

// Sizes of what is no text, in inches.
const (
	ruleLength  = 0.4  // a line of a table or form is at least so long
	glyphHeight = 0.7  // headlines of 48 points are no higher
	speckWidth  = 0.07 // a dash of a dashed line
	speckHeight = 0.025
	speckGap    = 0.05
)

func pixels(inches float64, dpi int) int { return max(1, int(inches*float64(dpi)+0.5)) }

// clutter is a mask of the ink that is no text: lines of tables and forms,
// dotted leaders, barcodes, logos. Left in, it swallows words beside it and
// comes out as rubbish.
func clutter(ink *Pix, parts []rect, dpi int) (*Pix, error) {
	mask, err := rules(ink, dpi)
	if err != nil {
		return nil, err
	}
	for _, make := range []func() (*Pix, error){
		func() (*Pix, error) { return leaders(ink, parts, dpi) },
		func() (*Pix, error) { return drawings(ink, dpi) },
	} {
		more, err := make()
		if err != nil {
			mask.Close()
			return nil, err
		}
		mask.add(more)
		more.Close()
	}
	for _, r := range append(barcodes(parts, dpi), postalCodes(ink, dpi)...) {
		mask.fill(r.grown(2))
	}
	return mask, nil
}

// rules is a mask of straight lines across and down.
func rules(ink *Pix, dpi int) (*Pix, error) {
	lines, err := ink.open(pixels(ruleLength, dpi), 1)
	if err != nil {
		return nil, err
	}
	defer lines.Close()
	down, err := ink.open(1, pixels(ruleLength, dpi))
	if err != nil {
		return nil, err
	}
	defer down.Close()
	lines.add(down)
	return lines.grow(3, 3)
}

// leaders is a mask of dotted and dashed lines: rows of specks.
func leaders(ink *Pix, parts []rect, dpi int) (*Pix, error) {
	dots, err := ink.blank()
	if err != nil {
		return nil, err
	}
	defer dots.Close()
	for _, p := range parts {
		if p.w <= pixels(speckWidth, dpi) && p.h <= pixels(speckHeight, dpi) {
			dots.fill(p)
		}
	}
	joined, err := dots.fuse(pixels(speckGap, dpi), 1)
	if err != nil {
		return nil, err
	}
	defer joined.Close()
	lines, err := joined.open(pixels(ruleLength, dpi), 1)
	if err != nil {
		return nil, err
	}
	defer lines.Close()
	return lines.grow(pixels(speckGap, dpi), 5)
}

// drawings is a mask of what is higher than any letter.
func drawings(ink *Pix, dpi int) (*Pix, error) {
	w, _ := ink.Size()
	high, err := ink.larger(w, pixels(glyphHeight, dpi))
	if err != nil {
		return nil, err
	}
	defer high.Close()
	return high.grow(3, 3)
}
