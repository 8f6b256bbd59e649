package unpack

import (
	"bufio"
	"bytes"
	"io"
	"regexp"
)

// partsBuffer is how far the reader of parts looks ahead.
const partsBuffer = 64 << 10

// parts cuts a multipart body into its parts. mime/multipart gives up at the
// first thing that is not as it must be; here whatever stands between two
// delimiters is a part, and one that is cut off is a part too.
type parts struct {
	in        *bufio.Reader
	delimiter []byte
	// lineStart is set where the next byte begins a line, newline is the end of
	// the line before: it belongs to the delimiter, if one follows.
	lineStart bool
	newline   []byte
	buf       []byte
	ended     bool  // the part has ended
	closed    bool  // the closing delimiter was there
	err       error // what reading ended with
}

func newParts(r io.Reader, boundary string) *parts {
	p := &parts{in: bufio.NewReaderSize(r, partsBuffer), lineStart: true}
	p.delimiter = []byte("--" + boundary)
	head, _ := p.in.Peek(partsBuffer)
	if boundary == "" || !bytes.Contains(head, p.delimiter) {
		if m := anyDelimiter.FindSubmatch(head); m != nil {
			p.delimiter = bytes.Clone(m[1])
		} else if boundary == "" {
			p.delimiter = []byte("--\x00") // there is none
		}
	}
	return p
}

// anyDelimiter finds the delimiter in a mail that announces none, or another:
// the line before the header of the first part.
var anyDelimiter = regexp.MustCompile(`(?mi)^(--[!-~]{1,70})[ \t]*\r?\nContent-[a-z-]+:`)

// next goes on to the next part and reports whether there is one. Before the
// first part it passes over what stands above it.
func (p *parts) next() bool {
	if _, err := io.Copy(io.Discard, p); err != nil || p.closed || p.err != nil {
		return false
	}
	p.ended, p.lineStart = false, true
	return true
}

// Read reads the part at hand.
func (p *parts) Read(b []byte) (int, error) {
	for len(p.buf) == 0 {
		if p.ended {
			return 0, p.partErr()
		}
		p.fill()
	}
	n := copy(b, p.buf)
	p.buf = p.buf[n:]
	return n, nil
}

// partErr ends a part: what cut off the mail is told by isCut.
func (p *parts) partErr() error {
	if p.err != nil && p.err != io.EOF {
		return p.err
	}
	return io.EOF
}

// isCut reports whether the body ended without its closing delimiter.
func (p *parts) isCut() bool { return !p.closed }

// fill reads the next piece of the part, at most a line.
func (p *parts) fill() {
	if p.lineStart && p.atDelimiter() {
		p.newline = p.newline[:0]
		p.ended = true
		return
	}
	piece, err := p.in.ReadSlice('\n')
	text := bytes.TrimSuffix(bytes.TrimSuffix(piece, []byte("\n")), []byte("\r"))
	if !bytes.HasSuffix(piece, []byte("\n")) {
		text = piece
	}
	p.buf = append(append([]byte(nil), p.newline...), text...)
	p.newline = append(p.newline[:0], piece[len(text):]...)
	p.lineStart = len(piece) > len(text)
	if err != nil && err != bufio.ErrBufferFull {
		p.buf = append(p.buf, p.newline...)
		p.newline = p.newline[:0]
		p.ended, p.err = true, err
	}
}

// atDelimiter consumes the delimiter if it is the next line.
func (p *parts) atDelimiter() bool {
	const trailing = 80 // blanks that may follow
	line, err := p.in.Peek(len(p.delimiter) + trailing)
	if !bytes.HasPrefix(line, p.delimiter) {
		return false
	}
	rest, _, found := bytes.Cut(line[len(p.delimiter):], []byte("\n"))
	if !found && err == nil {
		return false
	}
	switch string(bytes.TrimSpace(rest)) {
	case "":
	case "--":
		p.closed = true
	default:
		return false
	}
	skip := len(p.delimiter) + len(rest)
	if found {
		skip++
	}
	_, _ = p.in.Discard(skip) // it was seen
	return true
}
