package pdf

import (
	"errors"
	"fmt"
	"io"

	second "github.com/ledongthuc/pdf"

	"recourse/internal/letter"
)

// Second is another reader of text layers, which shares no code with PDFium.
// It knows no places, no forms and no annotations, and gives up on many files;
// what it does read confirms what PDFium read.
//
// It panics by design, never ends on some files and on some asks for more
// memory than there is. Panics are caught here; the rest is for the process
// that can be killed.
type Second struct {
	reader *second.Reader
	pages  int
	// texts are of the pages that were read already.
	texts map[int]string
}

// errSecond is all that is told of what the second reader does not like: its
// own errors quote the file.
var errSecond = errors.New("the second reader can not read the text layer")

// maxSecondPages bounds the walk through a page tree that the file draws.
const maxSecondPages = 2000

// OpenSecond opens the size bytes behind r for the second reader.
func OpenSecond(r io.ReaderAt, size int64, password string) (s *Second, err error) {
	defer recovered(&err)
	asked := false
	opened, err := second.NewReaderEncrypted(r, upToEnd(r, size), func() string {
		if asked {
			return ""
		}
		asked = true
		return password
	})
	if err != nil {
		return nil, errSecond
	}
	return &Second{reader: opened, pages: min(opened.NumPage(), maxSecondPages), texts: map[int]string{}}, nil
}

// Text is the text of page n (from 1) in the order of the file, with white
// space only where the file says so.
func (s *Second) Text(n int) (text string, err error) {
	defer recovered(&err)
	if n < 1 || n > s.pages {
		return "", fmt.Errorf("%w: page %d of %d", errSecond, n, s.pages)
	}
	if text, ok := s.texts[n]; ok {
		return text, nil
	}
	text, err = s.reader.Page(n).GetPlainText(nil)
	if err != nil {
		return "", errSecond
	}
	s.texts[n] = text
	return text, nil
}

// Find looks for the words of a spot in the text layer as the second reader
// reads it. ok is false where it has nothing to say of them.
func (s *Second) Find(spot letter.Spot) (text string, ok bool) {
	page, err := s.Text(int(spot.Page))
	if err != nil {
		return "", false
	}
	return lookUp(page, spot)
}

// recovered makes an error of a panic of the second reader.
func recovered(err *error) {
	if recover() != nil {
		*err = errSecond
	}
}
