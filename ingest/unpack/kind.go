package unpack

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"strings"
	"unicode/utf8"

	"recourse/ingest/unpack/textfile"
	"recourse/internal/letter"
)

// HeadSize is how many first bytes of a file tell its type.
const HeadSize = 4096

// maxOfficeParts is how many files make up a Word document at most.
const maxOfficeParts = 2_000

// The types that the package knows.
const (
	TypeMail = "mail"
	TypeMbox = "mbox"
	TypeZip  = "zip"
	TypeDocx = "docx"
	TypeHTML = "html"
	TypeText = "text"
)

// ContainerType is the type of a file that holds others, and of a Word
// document, which is an archive too; "" where it is neither. It is to be asked
// before the signatures of documents are looked for further in than the first
// byte: an archive may hold a PDF that is not compressed.
func ContainerType(r io.ReaderAt, size int64) string {
	head := headOf(r, size)
	switch {
	case IsMbox(head):
		return TypeMbox
	case IsMail(head):
		return TypeMail
	case !IsZip(head):
		return ""
	}
	if z, err := textfile.OpenZip(r, size, maxOfficeParts); err == nil && textfile.IsDocx(z) {
		return TypeDocx
	}
	return TypeZip
}

// TextType is the type of a file that is text, by its first bytes; "" where it
// is not. It is to be asked when nothing else fits.
func TextType(head []byte) string {
	switch {
	case IsHTML(head):
		return TypeHTML
	case IsText(head):
		return TypeText
	}
	return ""
}

func headOf(r io.ReaderAt, size int64) []byte {
	head := make([]byte, min(size, HeadSize))
	n, _ := r.ReadAt(head, 0)
	return head[:n]
}

// IsZip reports whether the bytes begin an archive.
func IsZip(head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06"))
}

// IsMbox reports whether the bytes begin a file of mails: a separator line and
// then the header of a mail.
func IsMbox(head []byte) bool {
	if !bytes.HasPrefix(head, []byte("From ")) {
		return false
	}
	i := bytes.IndexByte(head, '\n')
	return i > 0 && IsMail(head[i+1:])
}

// IsMail reports whether the bytes begin a mail: nothing but header lines, one
// of which says who or when, and one that only programs write. A memo has the
// former too.
func IsMail(head []byte) bool {
	lines, whole := headerLines(head)
	named, technical := false, false
	for i, line := range lines {
		if i > 0 && (line[0] == ' ' || line[0] == '\t') {
			continue
		}
		name, ok := headerName(line)
		if !ok {
			return named && technical && i > 2 // a broken header is one all the same
		}
		named, technical = named || isNamed[name], technical || isTechnical[name]
	}
	return technical && (named || !whole)
}

// headerLines are the lines up to the first blank one; not whole where the
// header is longer than what is seen of it.
func headerLines(head []byte) (lines [][]byte, whole bool) {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), "\r\n")
	for len(head) > 0 {
		line, rest, found := bytes.Cut(head, []byte("\n"))
		if line = bytes.TrimRight(line, "\r"); len(line) == 0 {
			return lines, true
		}
		if !found && len(lines) > 0 {
			break // it may be cut
		}
		lines, head = append(lines, line), rest
	}
	return lines, false
}

var (
	isNamed     = setOf("from to date subject sender cc")
	isTechnical = setOf(`message-id mime-version received return-path delivered-to content-type dkim-signature x-mailer
		content-transfer-encoding received-spf authentication-results in-reply-to references envelope-to arc-seal`)
)

func setOf(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// headerName is the name of a header line in lower case.
func headerName(line []byte) (string, bool) {
	i := bytes.IndexByte(line, ':')
	if i < 1 || i > 76 {
		return "", false
	}
	for _, c := range line[:i] {
		if c <= ' ' || c >= 0x7f {
			return "", false
		}
	}
	return strings.ToLower(string(line[:i])), true
}

// IsHTML reports whether the bytes begin a web page.
func IsHTML(head []byte) bool {
	s := textfile.Decode(head, "")
	if strings.HasPrefix(http.DetectContentType([]byte(s)), "text/html") {
		return true
	}
	s = strings.ToLower(strings.TrimLeft(s, " \t\r\n\uFEFF"))
	for _, tag := range []string{"<meta", "<center", "<span", "<o:p", "<!doctype html", "<pre", "<ul", "<ol", "<link", "<base"} {
		if strings.HasPrefix(s, tag) {
			return true
		}
	}
	return strings.HasPrefix(s, "<?xml") && strings.Contains(s, "<html")
}

// IsText reports whether the bytes begin plain text, in UTF-8, Latin-1 or
// UTF-16. Formats that only look like text are none.
func IsText(head []byte) bool {
	if len(bytes.TrimSpace(head)) == 0 || Refusal(head) != nil || looksLikeText(head) {
		return false
	}
	for i := 0; i < utf8.UTFMax-1 && len(head) > HeadSize-utf8.UTFMax && !utf8.Valid(head); i++ {
		head = head[:len(head)-1] // the last character may be cut
	}
	high, all := 0, 0
	for _, r := range textfile.Decode(head, "") {
		all++
		switch {
		case r == utf8.RuneError, r < ' ' && !strings.ContainsRune("\n\r\t\f\v", r) && r != 0x1a, r == 0x7f:
			return false
		case r >= 0x80:
			high++
		}
	}
	return high*2 < all || utf8.Valid(head)
}

// looksLikeText reports whether a format only looks like text: PDF, and data
// that programs exchange.
func looksLikeText(head []byte) bool {
	return bytes.Contains(head, []byte("%PDF-")) || bytes.HasPrefix(head, []byte("<?xml")) || bytes.HasPrefix(head, []byte("<svg"))
}

// winmail is why the attachments of such a mail are missing.
const winmail = "it is a winmail.dat of Outlook, which hides its attachments; ask the sender to send them as plain attachments"

// unreadable are formats that come with letters and cannot be read, by their
// first bytes.
var unreadable = []struct{ prefix, code, why string }{
	{"\x78\x9f\x3e\x22", "winmail", winmail},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_office", "it is an old or an encrypted Word, Excel or Outlook file (.doc, .xls, .msg); save it as a PDF"},
	{"{\\rtf", "old_office", "it is a Rich Text file (.rtf); save it as a PDF"},
	{"%!PS", "not_a_document", "it is a PostScript file; save it as a PDF"},
	{"7z\xbc\xaf\x27\x1c", "archive", "it is a 7-Zip archive; unpack it, or send a .zip"},
	{"Rar!\x1a\x07", "archive", "it is a RAR archive; unpack it, or send a .zip"},
	{"\x1f\x8b", "archive", "it is a gzip archive; unpack it, or send a .zip"},
}

// Refusal is why a file cannot be read, where its first bytes show that it is
// of a format that often comes with letters, else nil.
func Refusal(head []byte) *letter.Error {
	for _, u := range unreadable {
		if bytes.HasPrefix(head, []byte(u.prefix)) {
			return refuse(u.code, u.why)
		}
	}
	return nil
}

// officeRefusal is why an archive is no archive of letters: spreadsheets and
// slides are archives of their own parts.
func officeRefusal(z *zip.Reader) *letter.Error {
	for _, f := range z.File {
		switch {
		case f.Name == "[Content_Types].xml":
			return refuse("not_a_document", "it is a spreadsheet or slides; save it as a PDF")
		case f.Name == "META-INF/manifest.xml", f.Name == "META-INF/container.xml":
			return refuse("not_a_document", "it is an OpenDocument or an e-book; save it as a PDF")
		}
	}
	return nil
}

func refuse(code, why string) *letter.Error {
	return &letter.Error{Kind: letter.Permanent, Code: code, Why: why}
}
