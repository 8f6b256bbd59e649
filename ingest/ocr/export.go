package ocr

// #include <stdlib.h>
// #include <leptonica/allheaders.h>
import "C"

import "unsafe"

// jpegQuality keeps small print readable on a fax.
const jpegQuality = 80

// Export is the image as a file that fits into a PDF: PNG in black and white,
// where it has one bit a pixel, else a grey JPEG.
func (x *Pix) Export() (data []byte, format string, err error) {
	if x.Depth() == 1 {
		data, err = x.write(C.IFF_PNG)
		return data, "png", err
	}
	grey, err := x.grey()
	if err != nil {
		return nil, "", err
	}
	defer grey.Close()
	var out *C.l_uint8
	var size C.size_t
	if C.pixWriteMemJpeg(&out, &size, grey.p, jpegQuality, 0) != 0 {
		return nil, "", errImage
	}
	defer C.free(unsafe.Pointer(out))
	return C.GoBytes(unsafe.Pointer(out), C.int(size)), "jpeg", nil
}

func (x *Pix) write(format C.l_int32) ([]byte, error) {
	var out *C.l_uint8
	var size C.size_t
	if C.pixWriteMem(&out, &size, x.p, format) != 0 {
		return nil, errImage
	}
	defer C.free(unsafe.Pointer(out))
	return C.GoBytes(unsafe.Pointer(out), C.int(size)), nil
}
