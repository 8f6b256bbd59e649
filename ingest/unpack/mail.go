package unpack

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"recourse/ingest/unpack/textfile"
	"recourse/internal/letter"
)

const (
	// maxLevels is how deep the parts of one mail lie within each other.
	maxLevels = 30
	// maxBody bounds the text of a mail itself, in bytes.
	maxBody = 4 << 20
	// partsPerMember is how many parts there are at most for every member that
	// is allowed: most of an honest mail are the groups that hold the others.
	partsPerMember = 4
)

// mail is one mail being taken apart.
type mail struct {
	*walk
	at    place
	names *names
	parts int // parts seen, for those that have no name
	files int // members that are not the mail's own text
	size  int // of the mail's own text so far
	// err is why the rest of the mail is missing.
	err error
}

// passage is a piece of the mail's own text.
type passage struct {
	text string
	html bool
}

func (w *walk) mail(r io.Reader, at place) error {
	m := &mail{walk: w, at: at, names: newNames(at.name)}
	in := bufio.NewReaderSize(r, HeadSize)
	skipBlank(in)
	m.text(m.entity(readHeader(in), in, 0))
	if m.err == nil && m.files == 0 && !m.done(at) {
		return letter.Refuse("nothing_inside", "the mail has neither text nor attachments")
	}
	return m.err
}

// skipBlank passes over what programs put before a header: blank lines, a mark
// of UTF-8, the separator line of a file of mails.
func skipBlank(in *bufio.Reader) {
	if head, _ := in.Peek(3); string(head) == "\xef\xbb\xbf" {
		_, _ = in.Discard(3)
	}
	for {
		head, err := in.Peek(5)
		switch {
		case len(head) > 0 && (head[0] == '\n' || head[0] == '\r'):
			_, _ = in.Discard(1)
		case string(head) == "From ":
			_, err = readLine(in, 0)
		default:
			return
		}
		if err != nil && len(head) == 0 {
			return
		}
	}
}

// entity takes the mail or one of its parts, and returns its own text.
func (m *mail) entity(h header, r io.Reader, level int) []passage {
	if m.done(m.at) {
		return nil
	}
	switch {
	case level > maxLevels:
		m.problemPart(h, refuse("too_deep", "the parts of the mail lie within each other too deep"))
	case h.media == "multipart/encrypted", isSealed(h):
		m.problemPart(h, refuse("encrypted", "the mail is encrypted or sealed; decrypt it first"))
	case strings.HasPrefix(h.media, "multipart/"):
		return m.multipart(h, r, level)
	case h.media == "message/rfc822", h.media == "message/global":
		m.forwarded(h, decoded(h.encoding, r))
	case h.media == "message/external-body", h.media == "message/partial":
		m.problemPart(h, refuse("not_in_mail", "the mail only says where the attachment is, or holds a part of it"))
	case h.isBody():
		return m.body(h, decoded(h.encoding, r))
	default:
		m.attachment(h, decoded(h.encoding, r))
	}
	return nil
}

// isSealed reports whether S/MIME hides the content; a signature beside plain
// content does not.
func isSealed(h header) bool {
	return h.media == "application/pkcs7-mime" || h.media == "application/x-pkcs7-mime"
}

// multipart takes the parts one after the other.
func (m *mail) multipart(h header, r io.Reader, level int) []passage {
	p := newParts(r, h.params["boundary"])
	var all []passage
	n := 0
	for !m.done(m.at) && p.next() {
		n++
		m.countPart()
		in := bufio.NewReaderSize(p, HeadSize)
		ph := readHeader(in)
		if h.media == "multipart/digest" && ph.media == "" {
			ph.media = "message/rfc822"
		}
		if isLeavingPart(h, ph) {
			continue
		}
		all = append(all, m.entity(ph, in, level+1)...)
	}
	switch {
	case m.done(m.at):
	case level == 0 && p.isCut():
		m.err = cutOff(p)
	case n == 0:
		m.problemPart(h, refuse("damaged", "the parts of the mail cannot be told apart"))
	}
	if h.media == "multipart/alternative" {
		return best(all)
	}
	return all
}

// countPart bounds the parts: even an empty one costs time.
func (m *mail) countPart() {
	if m.walk.parts++; m.walk.parts > partsPerMember*m.Members {
		m.stopped = letter.Refuse("too_many_members", "the mail has more than %d parts", partsPerMember*m.Members)
	}
}

// isLeavingPart reports whether a part only belongs to the one before: a
// signature to signed text, what a Mac keeps of a file to the file.
func isLeavingPart(h, part header) bool {
	return h.media == "multipart/signed" && strings.HasSuffix(part.media, "-signature") ||
		h.media == "multipart/appledouble" && part.media == "application/applefile"
}

// cutOff is why a mail has no end.
func cutOff(p *parts) error {
	if p.err != nil && p.err != io.EOF {
		return asRefusal(p.err)
	}
	return letter.Refuse("truncated", "the mail ends in the middle; what follows is missing")
}

// partName is the name of the next part.
func (m *mail) partName(h header, other string) string {
	m.parts++
	m.files++
	if other == "" {
		other = fmt.Sprintf("part %d", m.parts)
	}
	return m.names.of(h.filename, other)
}

func (m *mail) problemPart(h header, e *letter.Error) { m.problem(m.partName(h, ""), e) }

func (m *mail) attachment(h header, r io.Reader) {
	m.file(Member{Name: m.partName(h, ""), Body: r, Embedded: h.isEmbedded()}, m.at)
}

// forwarded takes a mail within the mail.
func (m *mail) forwarded(h header, r io.Reader) {
	at := m.at.inner(m.partName(h, "forwarded mail"))
	body := &counted{walk: m.walk, archive: at.archive, in: r}
	m.within(at, func() error { return m.mail(body, at) })
}

// body reads a piece of the mail's own text. What is no text, whatever its
// header says, is an attachment.
func (m *mail) body(h header, r io.Reader) []passage {
	in := bufio.NewReaderSize(&counted{walk: m.walk, archive: m.at.archive, in: r}, HeadSize)
	head, _ := in.Peek(HeadSize)
	if len(strings.TrimSpace(string(head))) > 0 && TextType(head) == "" {
		m.attachment(h, in)
		return nil
	}
	b, err := io.ReadAll(io.LimitReader(in, int64(maxBody-m.size)+1))
	if m.size += len(b); err == nil && m.size > maxBody {
		m.size -= len(b)
		err = letter.Refuse("too_large", "the text of the mail is longer than %d MB", maxBody>>20)
	}
	p := passage{html: h.media == "text/html" || IsHTML(head)}
	if err == nil {
		p.text, err = passageText(b, h.params["charset"], p.html)
	}
	if err != nil {
		m.failed(m.partName(h, ""), err)
		return nil
	}
	if p = m.withoutFiles(p); strings.TrimSpace(p.text) == "" {
		return nil
	}
	return []passage{p}
}

func passageText(b []byte, label string, html bool) (string, error) {
	if html {
		return textfile.HTMLText(b, label)
	}
	return textfile.Decode(b, label), nil
}

// withoutFiles gives the files that stand encoded in the text.
func (m *mail) withoutFiles(p passage) passage {
	if p.html {
		return p
	}
	text, files := cutUU(p.text)
	for _, f := range files {
		m.attachment(header{filename: f.name}, decoded("uuencode", strings.NewReader(f.text)))
	}
	return passage{text: text}
}
