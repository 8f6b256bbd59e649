package reader

import (
	"bytes"
	"io"

	"recourse/ingest/unpack"
	"recourse/internal/letter"
)

// headSize is how much of a file is looked at to find its type.
const headSize = unpack.HeadSize

// pdfHead is how far in the header of a PDF may stand, as PDF readers accept.
const pdfHead = 1024

// format is the type of a file, by its content.
type format string

// The formats that are neither images nor containers.
const (
	formatPDF  format = "pdf"
	formatDocx format = unpack.TypeDocx
	formatHTML format = unpack.TypeHTML
	formatText format = unpack.TypeText
)

// signatures are the first bytes of the image formats.
var signatures = []struct {
	prefix string
	format format
}{
	{"II*\x00", "tiff"}, {"MM\x00*", "tiff"},
	{"\x89PNG\r\n\x1a\n", "png"},
	{"\xff\xd8\xff", "jpeg"},
	{"GIF87a", "gif"}, {"GIF89a", "gif"},
	{"BM", "bmp"},
	{"\x00\x00\x00\x0cjP  \r\n\x87\n", "jp2"}, {"\xff\x4f\xff\x51", "jp2"},
}

// heicBrands are what a HEIC file calls itself, in the box that comes first.
var heicBrands = []string{"heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"}

// sniff finds the format of a PDF or an image by its first bytes; "" where it
// is neither.
func sniff(head []byte) format {
	for _, s := range signatures {
		if bytes.HasPrefix(head, []byte(s.prefix)) {
			return s.format
		}
	}
	switch {
	case len(head) >= 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP":
		return "webp"
	case isHEIC(head):
		return "heic"
	case bytes.Contains(head[:min(len(head), pdfHead)], []byte("%PDF-")):
		return formatPDF
	}
	return ""
}

func isHEIC(head []byte) bool {
	if len(head) < 12 || string(head[4:8]) != "ftyp" || bytes.Contains(head[8:min(len(head), 64)], []byte("avif")) {
		return false
	}
	for _, b := range heicBrands {
		if string(head[8:12]) == b {
			return true
		}
	}
	return false
}

// formatOf finds the format of a file. Containers come first: an archive may
// hold a PDF that is not compressed, and a mail one that is not encoded. Text
// comes last, since nearly anything can be it.
func formatOf(r io.ReaderAt, size int64) (format, error) {
	if t := unpack.ContainerType(r, size); t != "" {
		return format(t), nil
	}
	head := make([]byte, min(size, headSize))
	n, err := r.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return "", letter.Refuse("unreadable_file", "the file can not be read")
	}
	head = head[:n]
	if f := sniff(head); f != "" {
		return f, nil
	}
	if refusal := unpack.Refusal(head); refusal != nil {
		return "", refusal
	}
	if t := unpack.TextType(head); t != "" {
		return format(t), nil
	}
	return "", letter.Refuse("not_a_document", "the file is neither a PDF, an image, a text nor a mail or archive that can be read")
}

// isContainer reports whether a file holds others.
func (f format) isContainer() bool {
	return f == unpack.TypeMail || f == unpack.TypeMbox || f == unpack.TypeZip
}

// isText reports whether a file is text without a layout.
func (f format) isText() bool { return f == formatDocx || f == formatHTML || f == formatText }
