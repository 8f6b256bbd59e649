package unpack

import (
	"bufio"
	"bytes"
	"mime"
	"regexp"
	"strings"

	"golang.org/x/net/html/charset"
)

// Bounds of a header: one line with its continuations, and all of them.
const (
	maxHeaderLine = 16 << 10
	maxHeader     = 4 << 20
)

// header is what matters of the header of a mail or of one of its parts.
type header struct {
	media       string // type and subtype in lower case
	params      map[string]string
	disposition string
	filename    string
	encoding    string
	contentID   string
}

// matters are the fields that are kept.
var matters = setOf("content-type content-disposition content-transfer-encoding content-id")

// readHeader reads up to the blank line. Programs write broken headers, and
// what they announce is wanted all the same: a line that is none is passed
// over where the header plainly goes on, else the body begins with it.
func readHeader(in *bufio.Reader) header {
	fields, name := map[string]string{}, ""
	for total := 0; total < maxHeader && !bodyBegins(in); {
		line, err := readLine(in, maxHeaderLine)
		if len(line) == 0 {
			break // also at the end
		}
		total += len(line)
		if n, ok := headerName(line); ok {
			name = ""
			if _, known := fields[n]; matters[n] && !known { // the first one counts
				name, fields[n] = n, string(line[len(n)+1:])
			}
		} else if (line[0] == ' ' || line[0] == '\t') && name != "" && len(fields[name]) < maxHeaderLine {
			fields[name] += string(line)
		}
		if err != nil {
			break
		}
	}
	return newHeader(fields)
}

// bodyBegins reports whether the next line is neither part of a header nor
// followed by one.
func bodyBegins(in *bufio.Reader) bool {
	head, _ := in.Peek(1024)
	line, rest, found := bytes.Cut(head, []byte("\n"))
	line = bytes.TrimRight(line, "\r")
	if _, ok := headerName(line); ok || !found || len(line) == 0 || line[0] == ' ' || line[0] == '\t' {
		return false
	}
	next, _, _ := bytes.Cut(rest, []byte("\n"))
	_, ok := headerName(next)
	return !ok && len(bytes.TrimSpace(next)) > 0 && next[0] != ' ' && next[0] != '\t'
}

// readLine reads a line without its end, as much of it as may be long.
func readLine(in *bufio.Reader, most int) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		if len(line) < most {
			line = append(line, part...)
		}
		if err != bufio.ErrBufferFull {
			return bytes.TrimRight(line, "\r\n"), err
		}
	}
}

func newHeader(fields map[string]string) header {
	h := header{encoding: strings.ToLower(strings.TrimSpace(fields["content-transfer-encoding"])),
		contentID: strings.TrimSpace(fields["content-id"])}
	h.media, h.params = parameters(fields["content-type"])
	if !strings.Contains(h.media, "/") {
		h.media = ""
	}
	var params map[string]string
	h.disposition, params = parameters(fields["content-disposition"])
	h.filename = decodedWord(params["filename"])
	if h.filename == "" {
		h.filename = decodedWord(h.params["name"])
	}
	return h
}

// wanted finds the parameters that matter where a field is not as it must be.
var wanted = regexp.MustCompile(`(?i)\b(boundary|charset|filename|name|smime-type)\*?\s*=\s*(?:"([^"]*)"?|([^\s;"]+))`)

// parameters takes a field apart: a value and its parameters.
func parameters(field string) (string, map[string]string) {
	value, params, err := mime.ParseMediaType(field)
	if err == nil {
		return value, params
	}
	value, rest, _ := strings.Cut(field, ";")
	params = map[string]string{}
	for _, m := range wanted.FindAllStringSubmatch(rest, -1) {
		if key := strings.ToLower(m[1]); params[key] == "" {
			params[key] = m[2] + m[3]
		}
	}
	return strings.ToLower(strings.TrimSpace(value)), params
}

// decodedWord undoes the encoding of names that mail headers need.
func decodedWord(s string) string {
	d := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	if t, err := d.DecodeHeader(s); err == nil {
		return t
	}
	return s
}

// isBody reports whether the part is text of the mail itself.
func (h header) isBody() bool {
	return (h.media == "" || h.media == "text/plain" || h.media == "text/html") && h.filename == "" && h.disposition != "attachment"
}

// isEmbedded reports whether the mail shows the part within its text.
func (h header) isEmbedded() bool {
	return h.contentID != "" && h.disposition != "attachment" && strings.HasPrefix(h.media, "image/")
}
