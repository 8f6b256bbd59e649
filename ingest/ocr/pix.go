package ocr

// #cgo LDFLAGS: -lleptonica
// #include <stdlib.h>
// #include <leptonica/allheaders.h>
import "C"

import (
	"errors"
	"unsafe"
)

// errImage is the only thing that Leptonica tells about a failure.
var errImage = errors.New("leptonica failed")

// Pix is an image held by Leptonica. It must be closed.
type Pix struct{ p *C.PIX }

func init() { C.setMsgSeverity(C.L_SEVERITY_NONE) }

// wrap takes ownership of what a Leptonica call returned.
func wrap(p *C.PIX) (*Pix, error) {
	if p == nil {
		return nil, errImage
	}
	return &Pix{p}, nil
}

// Close frees the image. Closing twice, or closing nil, is harmless.
func (x *Pix) Close() {
	if x != nil && x.p != nil {
		C.pixDestroy(&x.p)
	}
}

// Size is in pixels.
func (x *Pix) Size() (w, h int) {
	return int(C.pixGetWidth(x.p)), int(C.pixGetHeight(x.p))
}

// Depth is the number of bits of a pixel.
func (x *Pix) Depth() int { return int(C.pixGetDepth(x.p)) }

// Resolution is what the file claims, in pixels per inch; 0 where it says nothing.
func (x *Pix) Resolution() (horizontal, vertical int) {
	return int(C.pixGetXRes(x.p)), int(C.pixGetYRes(x.p))
}

func (x *Pix) setResolution(dpi int) {
	C.pixSetResolution(x.p, C.l_int32(dpi), C.l_int32(dpi))
}

// fromGrey makes an image of grey pixels, one byte each, row by row.
func fromGrey(pixels []byte, w, h int) (*Pix, error) {
	if w <= 0 || h <= 0 || len(pixels) < w*h {
		return nil, errImage
	}
	x, err := wrap(C.pixCreateNoInit(C.l_int32(w), C.l_int32(h), 8))
	if err != nil {
		return nil, err
	}
	stride := 4 * int(C.pixGetWpl(x.p))
	data := unsafe.Slice((*byte)(unsafe.Pointer(C.pixGetData(x.p))), stride*h)
	for y := range h {
		copy(data[y*stride:], pixels[y*w:(y+1)*w])
	}
	// Leptonica keeps pixels in words of the machine.
	C.pixEndianByteSwap(x.p)
	return x, nil
}

// grey is a copy with 8 bits a pixel, whatever the image has; colour maps and
// transparency are resolved against white.
func (x *Pix) grey() (*Pix, error) {
	flat := x.p
	if C.pixGetSpp(x.p) == 4 {
		if flat = C.pixAlphaBlendUniform(x.p, 0xffffff00); flat == nil {
			return nil, errImage
		}
		defer C.pixDestroy(&flat)
	}
	return wrap(C.pixConvertTo8(flat, 0))
}

// encode is the image as an uncompressed TIFF file, the quickest format that
// carries a resolution.
func (x *Pix) encode() ([]byte, error) {
	var data *C.l_uint8
	var size C.size_t
	if C.pixWriteMemTiff(&data, &size, x.p, C.IFF_TIFF) != 0 {
		return nil, errImage
	}
	defer C.free(unsafe.Pointer(data))
	return C.GoBytes(unsafe.Pointer(data), C.int(size)), nil
}
