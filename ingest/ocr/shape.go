package ocr

// #include <leptonica/allheaders.h>
// enum { fill_black = PIX_SET, add_to = PIX_PAINT };
import "C"

// rect is a part of an image in pixels.
type rect struct{ x, y, w, h int }

// union is the smallest box around both.
func (r rect) union(o rect) rect {
	x, y := min(r.x, o.x), min(r.y, o.y)
	return rect{x, y, max(r.x+r.w, o.x+o.w) - x, max(r.y+r.h, o.y+o.h) - y}
}

// grown is n pixels larger on each side.
func (r rect) grown(n int) rect { return rect{r.x - n, r.y - n, r.w + 2*n, r.h + 2*n} }

// parts lists the boxes around the connected black parts of a black and white
// image.
func (x *Pix) parts() []rect {
	boxes := C.pixConnCompBB(x.p, 8)
	if boxes == nil {
		return nil
	}
	defer C.boxaDestroy(&boxes)
	out := make([]rect, 0, int(C.boxaGetCount(boxes)))
	for i := range C.boxaGetCount(boxes) {
		var bx, by, bw, bh C.l_int32
		if C.boxaGetBoxGeometry(boxes, i, &bx, &by, &bw, &bh) == 0 {
			out = append(out, rect{int(bx), int(by), int(bw), int(bh)})
		}
	}
	return out
}

// open keeps of the black what a bar of w by h pixels fits into.
func (x *Pix) open(w, h int) (*Pix, error) {
	return wrap(C.pixOpenCompBrick(nil, x.p, C.l_int32(w), C.l_int32(h)))
}

// grow makes the black thicker by a bar of w by h pixels.
func (x *Pix) grow(w, h int) (*Pix, error) {
	return wrap(C.pixDilateCompBrick(nil, x.p, C.l_int32(w), C.l_int32(h)))
}

// fuse closes gaps in the black that are narrower than w by h pixels.
func (x *Pix) fuse(w, h int) (*Pix, error) {
	return wrap(C.pixCloseSafeCompBrick(nil, x.p, C.l_int32(w), C.l_int32(h)))
}

// larger keeps the connected parts that are wider than w or higher than h.
func (x *Pix) larger(w, h int) (*Pix, error) {
	return wrap(C.pixSelectBySize(x.p, C.l_int32(w), C.l_int32(h), 8, C.L_SELECT_IF_EITHER, C.L_SELECT_IF_GT, nil))
}

// erase makes a grey image white wherever the mask is black.
func (x *Pix) erase(mask *Pix) { C.pixSetMasked(x.p, mask.p, 255) }

// fill makes a part of a black and white image black.
func (x *Pix) fill(r rect) {
	C.pixRasterop(x.p, C.l_int32(r.x), C.l_int32(r.y), C.l_int32(r.w), C.l_int32(r.h), C.fill_black, nil, 0, 0)
}

// add makes black what is black in y.
func (x *Pix) add(y *Pix) {
	w, h := x.Size()
	C.pixRasterop(x.p, 0, 0, C.l_int32(w), C.l_int32(h), C.add_to, y.p, 0, 0)
}

// solidSide is how many pixels on a side solid makes one of.
const solidSide = 4

// solid makes an image a quarter as large that is black where nearly all of
// four by four pixels are.
func (x *Pix) solid() (*Pix, error) {
	return wrap(C.pixReduceRankBinaryCascade(x.p, 3, 3, 0, 0))
}

// black is the share of black pixels in a part of a black and white image.
func (x *Pix) black(r rect) float64 {
	box := C.boxCreate(C.l_int32(r.x), C.l_int32(r.y), C.l_int32(r.w), C.l_int32(r.h))
	defer C.boxDestroy(&box)
	var n C.l_int32
	if C.pixCountPixelsInRect(x.p, box, &n, nil) != 0 {
		return 0
	}
	return float64(n) / float64(max(1, r.w*r.h))
}

// blank is a white image of the same size, depth and resolution.
func (x *Pix) blank() (*Pix, error) { return wrap(C.pixCreateTemplate(x.p)) }
