package ocr

// #include <leptonica/allheaders.h>
import "C"

// orientation guesses by ascenders and descenders, of which print has three to
// one, how far a page must be turned clockwise: 0, 90, 180 or 270. It is not ok
// where there is too little print to tell.
func (x *Pix) orientation() (degrees int, ok bool) {
	var up, left C.l_float32
	var orient C.l_int32
	if C.pixOrientDetect(x.p, &up, &left, 0, 0) != 0 || C.makeOrientDecision(up, left, 0, 0, &orient, 0) != 0 {
		return 0, false
	}
	switch orient {
	case C.L_TEXT_ORIENT_UP:
		return 0, true
	case C.L_TEXT_ORIENT_LEFT:
		return 90, true
	case C.L_TEXT_ORIENT_DOWN:
		return 180, true
	case C.L_TEXT_ORIENT_RIGHT:
		return 270, true
	}
	return 0, false
}
