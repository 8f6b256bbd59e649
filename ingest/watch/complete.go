package watch

import (
	"bytes"
	"encoding/binary"
	"io"
	"regexp"
	"strconv"
)

// view is a file as the end check sees it: a few bounded reads of it.
type view struct {
	r    io.ReaderAt
	size int64
	head []byte
}

// headSize is how far from the start a type is recognised, tailSize how far
// from the end a trailer may stand: viewers of PDF allow 1024 bytes.
const headSize, tailSize = 1024, 1024

// formats know a type by its head and tell whether a file of it has its end.
// What is of none of them is complete when it has settled. No format is parsed
// further than its directory; that is the reader's work, in its own process.
var formats = []struct {
	is    func(head []byte) bool
	ended func(view) bool
}{
	{func(h []byte) bool { return bytes.Contains(h, []byte("%PDF-")) }, pdfEnded},
	{func(h []byte) bool { return starts(h, "II*\x00") || starts(h, "MM\x00*") }, tiffEnded},
	{func(h []byte) bool { return starts(h, "PK\x03\x04") || starts(h, "PK\x05\x06") }, zipEnded},
	{func(h []byte) bool { return starts(h, "\x89PNG\r\n\x1a\n") }, func(v view) bool { return v.endsWith("IEND\xaeB`\x82") }},
	{func(h []byte) bool { return starts(h, "\xff\xd8\xff") }, func(v view) bool { return v.endsWith("\xff\xd9") }},
	{func(h []byte) bool { return starts(h, "GIF8") }, gifEnded},
	{func(h []byte) bool { return starts(h, "RIFF") }, riffEnded},
	{func(h []byte) bool { return len(h) >= 12 && (string(h[4:8]) == "ftyp" || string(h[4:8]) == "jP  ") }, boxesEnded},
}

func starts(head []byte, magic string) bool { return bytes.HasPrefix(head, []byte(magic)) }

// complete reports whether the file of the given size has its own end. An
// empty file has none: many devices make the file first and write it later.
func complete(r io.ReaderAt, size int64) bool {
	if size == 0 {
		return false
	}
	v := view{r: r, size: size}
	v.head, _ = v.at(0, min(headSize, size))
	for _, f := range formats {
		if f.is(v.head) {
			return f.ended(v)
		}
	}
	return v.head != nil
}

// at reads n bytes at the offset; false where the file does not hold them.
func (v view) at(offset, n int64) ([]byte, bool) {
	if offset < 0 || n < 0 || offset > v.size-n {
		return nil, false
	}
	b := make([]byte, n)
	if got, _ := v.r.ReadAt(b, offset); int64(got) < n {
		return nil, false
	}
	return b, true
}

func (v view) tail(n int64) []byte {
	n = min(n, v.size)
	b, _ := v.at(v.size-n, n)
	return b
}

func (v view) endsWith(mark string) bool { return bytes.Contains(v.tail(tailSize), []byte(mark)) }

// linearized is the whole length that a PDF made for the web states at its
// start; such a file has a first trailer there as well.
var linearized = regexp.MustCompile(`/Linearized[^>]{0,200}/L\s+(\d{1,15})\b`)

func pdfEnded(v view) bool {
	if m := linearized.FindSubmatch(v.head); m != nil {
		if whole, err := strconv.ParseInt(string(m[1]), 10, 64); err == nil && v.size < whole {
			return false
		}
	}
	return v.endsWith("%%EOF")
}

// zipEnded looks for the end of the central directory, and that the directory
// stands right before it: a zip within a half-copied zip has one, too.
func zipEnded(v view) bool {
	const fixed, longestComment = 22, 1<<16 - 1
	tail := v.tail(fixed + longestComment)
	i := bytes.LastIndex(tail, []byte("PK\x05\x06"))
	if i < 0 || len(tail)-i < fixed {
		return false
	}
	size, offset := u32(tail[i+12:]), u32(tail[i+16:])
	if size == 0xffffffff || offset == 0xffffffff {
		return true // zip64: the true figures stand elsewhere
	}
	return int64(size)+int64(offset) == v.size-int64(len(tail)-i)
}

// gifEnded wants the end of the last block and the trailer, padding aside.
func gifEnded(v view) bool {
	return bytes.HasSuffix(bytes.TrimRight(v.tail(tailSize), "\x00"), []byte("\x00;"))
}

func riffEnded(v view) bool {
	return len(v.head) >= 8 && v.size >= int64(u32(v.head[4:]))+8
}

// boxesEnded follows the boxes of HEIC and JPEG 2000 to the end of the file.
func boxesEnded(v view) bool {
	const most = 10_000
	offset := int64(0)
	for range most {
		if offset == v.size {
			return true
		}
		box, ok := v.at(offset, 8)
		if !ok {
			return false
		}
		length := int64(binary.BigEndian.Uint32(box))
		if length == 1 {
			long, ok := v.at(offset+8, 8)
			if !ok {
				return false
			}
			length = int64(binary.BigEndian.Uint64(long))
		}
		if length < 8 || length > v.size {
			// 0 runs to the end of the file; a negative or tiny one is malformed, for the reader to tell.
			return length < 8
		}
		offset += length
	}
	return true
}

func u32(b []byte) uint32 { return binary.LittleEndian.Uint32(b) }
