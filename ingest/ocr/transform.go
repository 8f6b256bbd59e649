package ocr

// #include <leptonica/allheaders.h>
import "C"

// turn rotates clockwise by quarter turns; degrees is 0, 90, 180 or 270.
func (x *Pix) turn(degrees int) (*Pix, error) {
	return wrap(C.pixRotateOrth(x.p, C.l_int32(degrees/90)))
}

// scale resizes; factors below 1 average, so that thin strokes stay.
func (x *Pix) scale(fx, fy float64) (*Pix, error) {
	if fx < 0.7 && fy < 0.7 {
		return wrap(C.pixScaleAreaMap(x.p, C.l_float32(fx), C.l_float32(fy)))
	}
	return wrap(C.pixScale(x.p, C.l_float32(fx), C.l_float32(fy)))
}

// rotate turns clockwise by a small angle in radians about the middle, keeping
// the size; what comes in from outside is white.
func (x *Pix) rotate(radians float64) (*Pix, error) {
	method := C.l_int32(C.L_ROTATE_AREA_MAP)
	if x.Depth() == 1 {
		method = C.L_ROTATE_SHEAR
	}
	return wrap(C.pixRotate(x.p, C.l_float32(radians), method, C.L_BRING_IN_WHITE, 0, 0))
}

// binary thresholds at a fixed level.
func (x *Pix) binary(threshold int) (*Pix, error) {
	return wrap(C.pixThresholdToBinary(x.p, C.l_int32(threshold)))
}

// skew is the clockwise turn in radians that makes the lines of a black and
// white image level. confidence below about 3 means that it does not know.
func (x *Pix) skew() (radians, confidence float64) {
	var angle, conf C.l_float32
	if C.pixFindSkewSweepAndSearch(x.p, &angle, &conf, 4, 2, 10, 1, 0.01) != 0 {
		return 0, 0
	}
	const degree = 3.14159265358979 / 180
	return float64(angle) * degree, float64(conf)
}

// paper is the grey level that evenLight gives to paper.
const paper = 230

// evenLight removes shadows and gradients: the paper becomes white everywhere.
// The paper's brightness is taken as the lightest within half an inch or so, so
// that dark fields stay dark.
func (x *Pix) evenLight(dpi int) (*Pix, error) {
	const reduction = 4
	size := dpi/reduction/2*2 + 1
	return wrap(C.pixBackgroundNormMorph(x.p, nil, reduction, C.l_int32(size), paper))
}

// stretch makes everything up to black black, everything from white white.
func (x *Pix) stretch(black, white int) (*Pix, error) {
	return wrap(C.pixGammaTRC(nil, x.p, 1, C.l_int32(black), C.l_int32(white)))
}

// localContrast makes a grey image black and white by comparing each spot with
// its surroundings.
func (x *Pix) localContrast(dpi int) (*Pix, error) {
	var black *C.PIX
	if C.pixSauvolaBinarizeTiled(x.p, C.l_int32(dpi/12), 0.3, 1, 1, nil, &black) != 0 {
		return nil, errImage
	}
	defer C.pixDestroy(&black)
	return wrap(C.pixConvertTo8(black, 0))
}

// clip cuts out a part, as much of it as lies inside, and tells where that is.
func (x *Pix) clip(r rect) (*Pix, rect, error) {
	w, h := x.Size()
	left, top := max(r.x, 0), max(r.y, 0)
	at := rect{left, top, min(r.x+r.w, w) - left, min(r.y+r.h, h) - top}
	if at.w <= 0 || at.h <= 0 {
		return nil, rect{}, errImage
	}
	box := C.boxCreate(C.l_int32(at.x), C.l_int32(at.y), C.l_int32(at.w), C.l_int32(at.h))
	defer C.boxDestroy(&box)
	part, err := wrap(C.pixClipRectangle(x.p, box, nil))
	return part, at, err
}

// bordered has n white pixels around a grey image.
func (x *Pix) bordered(n int) (*Pix, error) {
	return wrap(C.pixAddBorder(x.p, C.l_int32(n), 255))
}
