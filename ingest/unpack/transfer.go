package unpack

import (
	"bufio"
	"io"
	"mime/quotedprintable"
)

// quotedLine is the longest line of quoted-printable text; standards allow 76
// characters, programs write whole paragraphs.
const quotedLine = 256 << 10

// decoded undoes the transfer encoding of a part.
func decoded(encoding string, r io.Reader) io.Reader {
	switch encoding {
	case "base64":
		return &base64Reader{in: bufio.NewReader(r)}
	case "quoted-printable":
		return quotedprintable.NewReader(bufio.NewReaderSize(r, quotedLine))
	case "x-uuencode", "uuencode", "x-uue":
		return &uuReader{in: bufio.NewReader(r)}
	}
	return r
}

// base64Reader decodes base64 whatever else stands between its characters, and
// where padding stands in the middle: encoding/base64 refuses both, and mails
// have them.
type base64Reader struct {
	in   *bufio.Reader
	bits uint32
	n    int // characters in bits
	out  []byte
	err  error
}

func (r *base64Reader) Read(b []byte) (int, error) {
	for len(r.out) == 0 && r.err == nil {
		r.fill()
	}
	if len(r.out) == 0 {
		return 0, r.err
	}
	n := copy(b, r.out)
	r.out = r.out[n:]
	return n, nil
}

// fill decodes some more characters.
func (r *base64Reader) fill() {
	r.out = make([]byte, 0, 3<<10)
	for cap(r.out)-len(r.out) >= 3 {
		c, err := r.in.ReadByte()
		if err != nil {
			r.flush()
			r.err = err
			return
		}
		v := value64(c)
		if c == '=' {
			r.flush()
		}
		if v < 0 {
			continue
		}
		r.bits, r.n = r.bits<<6|uint32(v), r.n+1
		if r.n == 4 {
			r.out = append(r.out, byte(r.bits>>16), byte(r.bits>>8), byte(r.bits))
			r.bits, r.n = 0, 0
		}
	}
}

// flush decodes a group that has fewer than four characters.
func (r *base64Reader) flush() {
	switch r.n {
	case 2:
		r.out = append(r.out, byte(r.bits>>4))
	case 3:
		r.out = append(r.out, byte(r.bits>>10), byte(r.bits>>2))
	}
	r.bits, r.n = 0, 0
}

func value64(c byte) int {
	switch {
	case 'A' <= c && c <= 'Z':
		return int(c - 'A')
	case 'a' <= c && c <= 'z':
		return int(c-'a') + 26
	case '0' <= c && c <= '9':
		return int(c-'0') + 52
	case c == '+':
		return 62
	case c == '/':
		return 63
	}
	return -1
}
