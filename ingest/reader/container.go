package reader

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"net"
	"os"
	"strings"

	"recourse/ingest/ocr"
	"recourse/ingest/unpack"
	"recourse/internal/letter"
)

// container is a mail, a file of mails or an archive. It has no pages: what it
// holds is handed out by unpacking it.
type container struct {
	format format
	file   *os.File
	size   int64
}

func (c *container) kind() string { return string(c.format) }

func (c *container) pages() int { return 0 }

func (c *container) text(int) (letter.Page, bool) { return letter.Page{}, false }

func (c *container) page(n int) (letter.Page, error) {
	return letter.Page{}, letter.Refuse("no_such_page", "a %s has no page %d", c.format, n)
}

func (c *container) scene(letter.Spot) (ocr.Frame, letter.Box, error) { return noScene() }

func (c *container) former(letter.Spot) string { return "" }

func (c *container) close() { c.file.Close() }

// CodeNotContainer is the code of a file that has nothing to unpack.
const CodeNotContainer = "not_a_container"

var errNotContainer = letter.Refuse(CodeNotContainer, "it is neither a mail nor an archive")

// unpack sends the members of a container to the parent, one after the other.
// An error that is no refusal is of the socket.
func (w *worker) unpack(conn *net.UnixConn, d document, o order) (any, error) {
	c, ok := d.(*container)
	if !ok {
		return nil, errNotContainer
	}
	s := &memberSender{conn: conn, buffer: make([]byte, memberPiece)}
	in := io.NewSectionReader(c.file, 0, c.size)
	err := unpack.Open(in, c.size, unpack.Limits{Members: maxMembers, Member: o.MaxFile}, s.member)
	if err == nil && s.members == s.passedOver {
		err = letter.Refuse("nothing_inside", "there is no letter in it, only logos and the like")
	}
	return unpacked{s.members}, err
}

// memberPiece is how many bytes of a member are sent in one frame.
const memberPiece = 256 << 10

// memberSender sends members as frames: what it is, its bytes in pieces, its end.
type memberSender struct {
	conn   *net.UnixConn
	buffer []byte
	// members counts all of them, passedOver those that are no letters.
	members, passedOver int
	// last is the name of the member that was sent last with its bytes.
	last string
}

func (s *memberSender) member(m unpack.Member) error {
	s.members++
	head := memberHead{Name: m.Name, Problem: asProblem(m.Problem)}
	if m.Problem != nil {
		return s.send(kindMember, head)
	}
	body := bufio.NewReaderSize(m.Body, smallMember)
	if whole, err := body.Peek(smallMember); err == io.EOF {
		head.PassedOver = asProblem(s.passOver(m, whole))
	}
	if head.PassedOver != nil {
		s.passedOver++
		return s.send(kindMember, head)
	}
	s.last = m.Name
	if err := s.send(kindMember, head); err != nil {
		return err
	}
	return s.body(body)
}

// passOver is why a member is surely no letter. A mail's own text comes after
// what came with it.
func (s *memberSender) passOver(m unpack.Member, whole []byte) *letter.Error {
	mail := m.Name[:strings.LastIndex(m.Name, letter.MemberSeparator)+1]
	if m.Cover && s.last != "" && strings.HasPrefix(s.last, mail) {
		return because("cover_note", "it is a short note on what came with it")
	}
	return passOver(m, whole)
}

// body sends the bytes of a member. What is wrong with them is told at their
// end: the parent then drops what it has.
func (s *memberSender) body(r io.Reader) error {
	for {
		n, err := io.ReadFull(r, s.buffer)
		if n > 0 {
			if err := send(s.conn, kindBytes, s.buffer[:n], nil); err != nil {
				return err
			}
		}
		if err == nil {
			continue
		}
		var end memberEnd
		if err != io.EOF && err != io.ErrUnexpectedEOF {
			end.Problem = asProblem(problemOf(err))
		}
		return s.send(kindMemberEnd, end)
	}
}

func problemOf(err error) *letter.Error {
	var e *letter.Error
	if errors.As(err, &e) {
		return e
	}
	return &letter.Error{Kind: letter.Permanent, Code: "damaged", Why: "the file is damaged or cut off", Err: err}
}

func (s *memberSender) send(k kind, v any) error {
	payload, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return send(s.conn, k, payload, nil)
}

func asProblem(e *letter.Error) *refusal {
	if e == nil {
		return nil
	}
	return &refusal{e.Code, e.Why}
}
