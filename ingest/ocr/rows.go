package ocr

// #include <leptonica/allheaders.h>
import "C"

import (
	"math/bits"
	"unsafe"
)

// stroke is a run of black pixels in one row.
type stroke struct{ from, to int }

func (s stroke) middle() float64 { return float64(s.from+s.to) / 2 }

// strokes appends the runs of black in row y of a black and white image to buf.
func (x *Pix) strokes(y int, buf []stroke) []stroke {
	w, _ := x.Size()
	stride := int(C.pixGetWpl(x.p))
	data := unsafe.Slice((*uint32)(unsafe.Pointer(C.pixGetData(x.p))), stride*(y+1))
	row := data[stride*y:]
	buf = buf[:0]
	for at := 0; ; {
		from := next(row, at, w, true)
		if from >= w {
			return buf
		}
		at = next(row, from, w, false)
		buf = append(buf, stroke{from, at})
	}
}

// next is the first pixel from at on that is black (or white); w if none is.
// Leptonica keeps the leftmost pixel in the highest bit of a word.
func next(row []uint32, at, w int, black bool) int {
	for at < w {
		word := row[at/32]
		if !black {
			word = ^word
		}
		word &= ^uint32(0) >> (at % 32)
		if word != 0 {
			return min(at/32*32+bits.LeadingZeros32(word), w)
		}
		at = (at/32 + 1) * 32
	}
	return w
}
