package ocr

// #include <leptonica/allheaders.h>
import "C"

// Sizes of fields with white letters, in inches.
const (
	fieldEdge   = 0.07 // of solid ground somewhere in the field
	fieldWidth  = 0.3
	fieldHeight = 0.08
)

// reversed finds fields with white letters on dark ground: headings of tables,
// banners. The engine does not see such letters.
func reversed(dark *Pix, dpi int) ([]rect, error) {
	solid, err := dark.solid()
	if err != nil {
		return nil, err
	}
	defer solid.Close()
	side := pixels(fieldEdge, dpi) / solidSide
	core, err := solid.open(side, max(2, side/2))
	if err != nil {
		return nil, err
	}
	defer core.Close()
	joined, err := core.fuse(pixels(0.25, dpi)/solidSide, pixels(0.1, dpi)/solidSide)
	if err != nil {
		return nil, err
	}
	defer joined.Close()
	var out []rect
	for _, r := range joined.parts() {
		r = rect{r.x * solidSide, r.y * solidSide, r.w * solidSide, r.h * solidSide}
		if r.w >= pixels(fieldWidth, dpi) && r.h >= pixels(fieldHeight, dpi) && dark.black(r) > 0.5 {
			out = append(out, r)
		}
	}
	return out, nil
}

// turnField makes a field of a grey image black on white, whatever tone its
// ground has.
func (x *Pix) turnField(r rect) error {
	ground := x.ground(r)
	field, r, err := x.clip(r)
	if err != nil {
		return err
	}
	defer field.Close()
	C.pixInvert(field.p, field.p)
	clear, err := field.stretch(255-paper, max(255-ground-groundSpread, 255-paper+10))
	if err != nil {
		return err
	}
	defer clear.Close()
	C.pixRasterop(x.p, C.l_int32(r.x), C.l_int32(r.y), C.l_int32(r.w), C.l_int32(r.h), C.PIX_SRC, clear.p, 0, 0)
	return nil
}

// groundSpread is how far the ground of a field varies around its median.
const groundSpread = 20

// ground is the median of the darker grey levels in a field.
func (x *Pix) ground(r rect) int {
	box := C.boxCreate(C.l_int32(r.x), C.l_int32(r.y), C.l_int32(r.w), C.l_int32(r.h))
	defer C.boxDestroy(&box)
	counts := C.pixGetGrayHistogramInRect(x.p, box, 2)
	if counts == nil {
		return 0
	}
	defer C.numaDestroy(&counts)
	var at [colouredBelow]int
	total := 0
	for v := range at {
		var n C.l_int32
		C.numaGetIValue(counts, C.l_int32(v), &n)
		at[v] = int(n)
		total += int(n)
	}
	sum := 0
	for v, n := range at {
		if sum += n; 2*sum >= total {
			return v
		}
	}
	return 0
}
