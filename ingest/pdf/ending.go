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
	return err == nil && bytes.Contains(b, []byte("%%EOF"))
}
