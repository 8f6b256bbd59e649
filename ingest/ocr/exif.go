package ocr

import (
	"bytes"
	"encoding/binary"
)

// exifOrientation is the tag in which a camera notes how it was held.
const exifOrientation = 0x0112

// ExifTurn is how far a JPEG image must be turned clockwise to stand as it was
// seen, by the camera's own note: 0, 90, 180 or 270. Mirrored images, which no
// camera makes, count as 0.
func ExifTurn(jpeg []byte) int {
	tiff := exif(jpeg)
	if len(tiff) < 8 {
		return 0
	}
	order := binary.ByteOrder(binary.LittleEndian)
	if tiff[0] == 'M' {
		order = binary.BigEndian
	}
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return 0
	}
	entries := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(entries) < 12 {
			return 0
		}
		if order.Uint16(entries) == exifOrientation {
			return map[uint16]int{3: 180, 6: 90, 8: 270}[order.Uint16(entries[8:])]
		}
		entries = entries[12:]
	}
	return 0
}

// exif is the TIFF structure in a JPEG file's first APP1 segment, nil if none.
func exif(jpeg []byte) []byte {
	const start, app1, scan = 0xd8, 0xe1, 0xda
	if len(jpeg) < 4 || jpeg[0] != 0xff || jpeg[1] != start {
		return nil
	}
	for b := jpeg[2:]; len(b) >= 4 && b[0] == 0xff && b[1] != scan; {
		n := int(binary.BigEndian.Uint16(b[2:])) + 2
		if n < 4 || n > len(b) {
			return nil
		}
		if content, ok := bytes.CutPrefix(b[4:n], []byte("Exif\x00\x00")); ok && b[1] == app1 {
			return content
		}
		b = b[n:]
	}
	return nil
}
