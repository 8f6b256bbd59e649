package pdf

import (
	"bytes"
	"io"

	"recourse/internal/letter"
)

// tail is how much of the end of a file may hold its end mark; writers pad.
const tail = 2048

// incomplete returns the error for a file whose end is missing, else otherwise.
func incomplete(r io.ReadSeeker, size int64, otherwise error) error {
	if hasEnd(r, size) {
		return otherwise
	}
	return letter.Refuse("truncated", "the PDF is cut off: its end is missing")
}

// hasEnd reports whether the last bytes hold the mark that every PDF ends with.
func hasEnd(r io.ReadSeeker, size int64) bool {
	if _, err := r.Seek(max(0, size-tail), io.SeekStart); err != nil {
		return false
	}
	b, err := io.ReadAll(io.LimitReader(r, tail))
	return err == nil && bytes.Contains(b, endMark)
}

var endMark = []byte("%%EOF")

// upToEnd is the size of a file without what scanners and mail programs leave
// behind its end mark, on which the second reader insists; size where it has none.
func upToEnd(r io.ReaderAt, size int64) int64 {
	from := max(0, size-tail)
	b := make([]byte, size-from)
	if n, err := r.ReadAt(b, from); err != nil && err != io.EOF || n < len(b) {
		return size
	}
	if i := bytes.LastIndex(b, endMark); i >= 0 {
		return from + int64(i+len(endMark))
	}
	return size
}
