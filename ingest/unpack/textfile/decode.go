package textfile

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

var (
	bomUTF8    = []byte("\xef\xbb\xbf")
	bomUTF16LE = []byte("\xff\xfe")
	bomUTF16BE = []byte("\xfe\xff")
)

// Decode makes a string of text in the named character set; "" is unknown.
// What the bytes themselves show comes before the name, which is often wrong.
func Decode(b []byte, label string) string {
	if bytes.HasPrefix(b, bomUTF8) {
		return string(bytes.ToValidUTF8(b[len(bomUTF8):], []byte("\uFFFD")))
	}
	e := utf16Of(b)
	if e == nil {
		e = named(b, label)
	}
	if e == nil {
		return string(b)
	}
	s, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return string(bytes.ToValidUTF8(b, []byte("\uFFFD")))
	}
	return string(bytes.ToValidUTF8(s, []byte("\uFFFD")))
}

// utf16Of is the kind of UTF-16 that the bytes are, nil for none. Text of
// Western languages without a mark has a zero in every other byte.
func utf16Of(b []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(b, bomUTF16LE), zeros(b, 1):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(b, bomUTF16BE), zeros(b, 0):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	return nil
}

// zeros reports whether nearly all bytes at odd or even places are zero and
// nearly none of the others.
func zeros(b []byte, odd int) bool {
	b = b[:min(len(b), 1024)&^1]
	var n [2]int
	for i, c := range b {
		if c == 0 {
			n[i%2]++
		}
	}
	return len(b) >= 8 && n[odd]*2 > len(b)*9/10 && n[1-odd]*2 < len(b)/10
}

// named is the encoding of the label, nil for UTF-8. Valid UTF-8 with other
// than ASCII letters is nothing else; what is called UTF-8, ASCII or Latin-1
// and is not valid is Windows' Latin-1, whatever it says.
func named(b []byte, label string) encoding.Encoding {
	e, name := charset.Lookup(label)
	switch {
	case e == nil, name == "utf-8", name == "windows-1252":
		if utf8.Valid(b) {
			return nil
		}
		return charmap.Windows1252
	case utf8.Valid(b) && !isASCII(b):
		return nil
	}
	return e
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
