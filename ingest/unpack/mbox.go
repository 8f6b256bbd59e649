package unpack

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"regexp"

	"recourse/internal/letter"
)

// mbox gives the members of every mail of a file.
func (w *walk) mbox(r io.Reader, at place) error {
	box := &mboxReader{in: bufio.NewReaderSize(r, partsBuffer), lineStart: true, blank: true}
	names := newNames(at.name)
	n := 0
	for ; !w.done(at) && box.next(); n++ {
		inner := at.inner(names.of("", fmt.Sprintf("mail %d", n+1)))
		w.within(inner, func() error { return w.mail(box, inner) })
	}
	if box.err != nil && box.err != io.EOF {
		return asRefusal(box.err)
	}
	if n == 0 {
		return letter.Refuse("nothing_inside", "there is no mail in the file")
	}
	return nil
}

// mboxReader reads a file of mails mail by mail.
type mboxReader struct {
	in        *bufio.Reader
	lineStart bool
	blank     bool // the line before was blank
	ended     bool // the mail at hand has ended
	buf       []byte
	err       error
}

// next goes on to the next mail and reports whether there is one.
func (m *mboxReader) next() bool {
	if _, err := io.Copy(io.Discard, m); err != nil || m.err != nil {
		return false
	}
	_, m.err = readLine(m.in, 0) // the separator
	m.ended, m.lineStart, m.blank = false, true, false
	return m.err == nil
}

// Read reads the mail at hand.
func (m *mboxReader) Read(b []byte) (int, error) {
	for len(m.buf) == 0 {
		switch {
		case m.err != nil:
			return 0, m.err
		case m.ended:
			return 0, io.EOF
		}
		m.fill()
	}
	n := copy(b, m.buf)
	m.buf = m.buf[n:]
	return n, nil
}

// fill reads the next line, or as much of it as fits.
func (m *mboxReader) fill() {
	if m.lineStart && m.atSeparator() {
		m.ended = true
		return
	}
	piece, err := m.in.ReadSlice('\n')
	if err != bufio.ErrBufferFull {
		m.err = err
	}
	blank := len(bytes.TrimSpace(piece)) == 0
	if m.lineStart && quotedFrom.Match(piece) {
		piece = piece[1:]
	}
	m.buf = append(m.buf[:0], piece...)
	m.blank = blank && m.lineStart
	m.lineStart = bytes.HasSuffix(piece, []byte("\n"))
}

var (
	// quotedFrom is a line of text that would look like a separator.
	quotedFrom = regexp.MustCompile(`^>+From `)
	clockTime  = regexp.MustCompile(`\d\d:\d\d`)
)

// atSeparator reports whether the next line begins a mail: a header follows,
// and a blank line is above or a time of day in it. Text has lines that begin
// with "From ", too.
func (m *mboxReader) atSeparator() bool {
	const enough = 1024
	if head, _ := m.in.Peek(5); string(head) != "From " {
		return false
	}
	head, _ := m.in.Peek(enough)
	line, rest, _ := bytes.Cut(head, []byte("\n"))
	next, _, _ := bytes.Cut(rest, []byte("\n"))
	_, ok := headerName(next)
	return (ok || bytes.HasPrefix(next, []byte(">From "))) && (m.blank || clockTime.Match(line))
}
