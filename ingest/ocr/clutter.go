package ocr

// Sizes of what is no text, in inches.
const (
	ruleLength  = 0.4  // a line of a table or form is at least so long
	glyphHeight = 0.7  // headlines of 48 points are no higher
	speckLength = 0.07 // a dash of a dashed line
	speckWidth  = 0.025
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
	if err := addClutter(mask, ink, parts, dpi); err != nil {
		mask.Close()
		return nil, err
	}
	return mask, nil
}

func addClutter(mask, ink *Pix, parts []rect, dpi int) error {
	dotted, err := leaders(ink, parts, dpi)
	if err != nil {
		return err
	}
	defer dotted.Close()
	mask.add(dotted)
	high, err := drawings(ink, dpi)
	if err != nil {
		return err
	}
	defer high.Close()
	mask.add(high)
	bars, err := barcodes(ink, dpi)
	if err != nil {
		return err
	}
	for _, r := range append(bars, postalCodes(ink, dpi)...) {
		mask.fill(r)
	}
	return nil
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

// leaders is a mask of dotted and dashed lines, across and down: rows of specks.
func leaders(ink *Pix, parts []rect, dpi int) (*Pix, error) {
	long, short := pixels(speckLength, dpi), pixels(speckWidth, dpi)
	across, err := specks(ink, parts, long, short)
	if err != nil {
		return nil, err
	}
	defer across.Close()
	lines, err := joined(across, pixels(speckGap, dpi), 1, pixels(ruleLength, dpi), 1)
	if err != nil {
		return nil, err
	}
	down, err := specks(ink, parts, short, long)
	if err != nil {
		lines.Close()
		return nil, err
	}
	defer down.Close()
	upright, err := joined(down, 1, pixels(speckGap, dpi), 1, pixels(ruleLength, dpi))
	if err != nil {
		lines.Close()
		return nil, err
	}
	defer upright.Close()
	lines.add(upright)
	return lines, nil
}

// specks is an image of the small parts alone.
func specks(ink *Pix, parts []rect, w, h int) (*Pix, error) {
	out, err := ink.blank()
	if err != nil {
		return nil, err
	}
	for _, p := range parts {
		if p.w <= w && p.h <= h {
			out.fill(p)
		}
	}
	return out, nil
}

// joined keeps what is a line once gaps are closed, a little wider than it was.
func joined(specks *Pix, gapX, gapY, longX, longY int) (*Pix, error) {
	closed, err := specks.fuse(gapX, gapY)
	if err != nil {
		return nil, err
	}
	defer closed.Close()
	lines, err := closed.open(longX, longY)
	if err != nil {
		return nil, err
	}
	defer lines.Close()
	return lines.grow(max(gapX, 5), max(gapY, 5))
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
