package reader

import (
	"bytes"
	"unicode/utf8"
)

// headSize is how much of a file is looked at to find its type. PDF readers
// accept a header anywhere in the first kilobyte.
const headSize = 1024

// signatures are the first bytes of the image formats.
var signatures = []struct{ prefix, format string }{
	{"II*\x00", "tiff"}, {"MM\x00*", "tiff"},
	{"\x89PNG\r\n\x1a\n", "png"},
	{"\xff\xd8\xff", "jpeg"},
	{"GIF87a", "gif"}, {"GIF89a", "gif"},
	{"BM", "bmp"},
	{"\x00\x00\x00\x0cjP  \r\n\x87\n", "jp2"}, {"\xff\x4f\xff\x51", "jp2"},
}

// sniff finds the type of a file by its first bytes; "" where it is none that
// can be read.
func sniff(head []byte) string {
	head = head[:min(len(head), headSize)]
	for _, s := range signatures {
		if bytes.HasPrefix(head, []byte(s.prefix)) {
			return s.format
		}
	}
	if len(head) >= 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP" {
		return "webp"
	}
	if bytes.Contains(head, []byte("%PDF-")) {
		return "pdf"
	}
	return ""
}

// isText reports whether the bytes are plain text, cut off anywhere.
func isText(head []byte) bool {
	for i := 0; i < utf8.UTFMax && len(head) > 0 && !utf8.Valid(head); i++ {
		head = head[:len(head)-1]
	}
	return utf8.Valid(head) && !bytes.ContainsFunc(head, func(r rune) bool {
		return r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f'
	})
}
