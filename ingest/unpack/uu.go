package unpack

import (
	"bufio"
	"bytes"
	"io"
	"regexp"
	"strings"
)

// uuReader decodes what uuencode wrote, between its first and its last line.
type uuReader struct {
	in    *bufio.Reader
	begun bool
	out   []byte
	err   error
}

func (r *uuReader) Read(b []byte) (int, error) {
	for len(r.out) == 0 && r.err == nil {
		r.line()
	}
	if len(r.out) == 0 {
		return 0, r.err
	}
	n := copy(b, r.out)
	r.out = r.out[n:]
	return n, nil
}

func (r *uuReader) line() {
	line, err := readLine(r.in, 1<<10)
	r.err = err
	switch {
	case !r.begun:
		r.begun = uuBegin.Match(line)
	case string(bytes.TrimSpace(line)) == "end":
		r.err = io.EOF
	default:
		r.out = uuLine(line)
	}
}

// uuLine decodes one line: a character for the number of bytes, then four
// characters for three bytes each.
func uuLine(line []byte) []byte {
	if len(line) == 0 {
		return nil
	}
	size := int(line[0]-' ') & 0x3f
	var out []byte
	for i := 1; len(out) < size && i < len(line); i += 4 {
		var v uint32
		for j := range 4 {
			v <<= 6
			if i+j < len(line) {
				v |= uint32(line[i+j]-' ') & 0x3f
			}
		}
		out = append(out, byte(v>>16), byte(v>>8), byte(v))
	}
	return out[:min(size, len(out))]
}

var uuBegin = regexp.MustCompile(`^begin [0-7]{3,4} (\S.*)$`)

// uuFile is a file that stands encoded in the text of a mail.
type uuFile struct{ name, text string }

// maxUU is how often a file is looked for in one text.
const maxUU = 100

// cutUU takes files out of the text of a mail that has no parts.
func cutUU(s string) (text string, files []uuFile) {
	if !strings.Contains(s, "begin ") {
		return s, nil
	}
	var kept []string
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i, tries := 0, 0; i < len(lines); i++ {
		if m := uuBegin.FindStringSubmatch(lines[i]); m != nil && tries < maxUU {
			tries++
			if n := uuLength(lines[i:]); n > 0 {
				files = append(files, uuFile{m[1], strings.Join(lines[i:i+n], "\n")})
				i += n - 1
				continue
			}
		}
		kept = append(kept, lines[i])
	}
	return strings.Join(kept, "\n"), files
}

// uuLength counts the lines up to the one that ends the file, 0 where one is
// no line of a file before.
func uuLength(lines []string) int {
	for i := 1; i < len(lines); i++ {
		switch l := strings.TrimRight(lines[i], "\r"); {
		case l == "end":
			return i + 1
		case l != "" && len(l)-1 < (int(l[0]-' ')&0x3f)*4/3:
			return 0
		}
	}
	return 0
}
