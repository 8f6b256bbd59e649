package ocr

// #include <leptonica/allheaders.h>
import "C"

import (
	"unsafe"

	"recourse/internal/letter"
)

// The limits of an image: 1200 dpi of a letter page is 10,200 by 13,200 pixels,
// black and white. Side is in pixels, Bytes counts the decoded image.
const (
	MaxSide  = 16_000
	maxBytes = 300 << 20
)

// Frame is one decoded page image and what is known of its place on paper.
type Frame struct {
	Pix *Pix
	// Turn is how far (0, 90, 180, 270) it must be turned clockwise to stand as
	// its file wants it.
	Turn int
	// PageWidth and PageHeight are of the page after the turn, in points; 0
	// where only the resolution in Pix, or nothing, is known.
	PageWidth, PageHeight float64
}

// CheckSize refuses an image that is larger than any page, before it is decoded.
func CheckSize(w, h, bitsPerPixel int) error {
	if w <= 0 || h <= 0 {
		return letter.Refuse("damaged", "the image has no pixels")
	}
	if w > MaxSide || h > MaxSide {
		return letter.Refuse("image_too_large", "the image is %d by %d pixels; more than %d on a side is no page", w, h, MaxSide)
	}
	if w*h/8*max(bitsPerPixel, 1) > maxBytes {
		return letter.Refuse("image_too_large", "the image is %d by %d pixels with %d bits each, which is more than a page needs", w, h, bitsPerPixel)
	}
	return nil
}

// CheckHeader refuses an image by its header: too large, or not readable.
func CheckHeader(data []byte) error {
	var format, w, h, bps, spp, mapped C.l_int32
	p, n := bytesOf(data)
	if C.pixReadHeaderMem(p, n, &format, &w, &h, &bps, &spp, &mapped) != 0 {
		return letter.Refuse("damaged", "the image's header cannot be read")
	}
	depth := int(bps) * int(spp)
	if spp > 1 {
		depth = 32
	}
	return CheckSize(int(w), int(h), depth)
}

// DecodeJPEG decodes the brightness of a JPEG image; colours cost three times
// as much and are not needed.
func DecodeJPEG(data []byte) (*Pix, error) {
	if err := CheckHeader(data); err != nil {
		return nil, err
	}
	var warnings C.l_int32
	p, n := bytesOf(data)
	return decoded(C.pixReadMemJpeg(p, n, 0, 1, &warnings, C.L_JPEG_READ_LUMINANCE))
}

// Decode decodes an image of any single-page format that Leptonica knows.
func Decode(data []byte) (*Pix, error) {
	if err := CheckHeader(data); err != nil {
		return nil, err
	}
	p, n := bytesOf(data)
	return decoded(C.pixReadMem(p, n))
}

// DecodeTIFF decodes page n (from 1) of a TIFF file.
func DecodeTIFF(data []byte, n int) (*Pix, error) {
	p, size := bytesOf(data)
	return decoded(C.pixReadMemTiff(p, size, C.l_int32(n-1)))
}

// DecodeGrey makes an image of grey pixels, one byte each, row by row.
func DecodeGrey(pixels []byte, w, h int) (*Pix, error) {
	if err := CheckSize(w, h, 8); err != nil {
		return nil, err
	}
	return fromGrey(pixels, w, h)
}

func decoded(p *C.PIX) (*Pix, error) {
	if p == nil {
		return nil, letter.Refuse("damaged", "the image is damaged and cannot be decoded")
	}
	return &Pix{p}, nil
}

func bytesOf(data []byte) (*C.l_uint8, C.size_t) {
	return (*C.l_uint8)(unsafe.Pointer(unsafe.SliceData(data))), C.size_t(len(data))
}

// Size is how many pixels an image has, by its header.
func Size(data []byte) (w, h int, err error) {
	var format, width, height, bps, spp, mapped C.l_int32
	p, n := bytesOf(data)
	if C.pixReadHeaderMem(p, n, &format, &width, &height, &bps, &spp, &mapped) != 0 {
		return 0, 0, letter.Refuse("damaged", "the image's header cannot be read")
	}
	return int(width), int(height), nil
}
