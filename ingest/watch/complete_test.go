package watch

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"golang.org/x/image/tiff"
)

// whole returns complete files of the types that have an end of their own.
func whole(t testing.TB) map[string][]byte {
	t.Helper()
	img := image.NewPaletted(image.Rect(0, 0, 60, 60), color.Palette{color.Black, color.White})
	for i := range img.Pix {
		img.Pix[i] = uint8(i * i >> 3 & 1)
	}
	files := map[string][]byte{}
	add := func(name string, encode func(*bytes.Buffer) error) {
		var b bytes.Buffer
		if err := encode(&b); err != nil {
			t.Fatal(err)
		}
		files[name] = b.Bytes()
	}
	add("png", func(b *bytes.Buffer) error { return png.Encode(b, img) })
	add("jpeg", func(b *bytes.Buffer) error { return jpeg.Encode(b, img, nil) })
	add("gif", func(b *bytes.Buffer) error { return gif.Encode(b, img, nil) })
	add("tiff", func(b *bytes.Buffer) error { return tiff.Encode(b, img, nil) })
	add("zip", func(b *bytes.Buffer) error {
		z := zip.NewWriter(b)
		w, err := z.Create("a.txt")
		if err != nil {
			return err
		}
		if _, err := w.Write(bytes.Repeat([]byte("letter"), 100)); err != nil {
			return err
		}
		return z.Close()
	})
	files["pdf"] = []byte("%PDF-1.7\n" + strings.Repeat("stream\n", 300) + "startxref\n9\n%%EOF\n")
	files["big-endian tiff"] = twoPages(binary.BigEndian)
	files["webp"] = []byte("RIFF\x0c\x00\x00\x00WEBPVP8 1234")
	files["heic"] = []byte("\x00\x00\x00\x0cftypheic\x00\x00\x00\x01mdat\x00\x00\x00\x00\x00\x00\x00\x14data")
	return files
}

// twoPages is a TIFF whose directories come before the data of its pages.
func twoPages(order binary.ByteOrder) []byte {
	b := order.(binary.AppendByteOrder)
	page := func(f []byte, next uint32) []byte {
		data := uint32(len(f) + 2 + 2*12 + 4)
		f = b.AppendUint16(f, 2)
		for _, e := range [][2]uint32{{tagStripOffsets, data}, {tagStripCounts, 40}} {
			f = b.AppendUint16(f, uint16(e[0]))
			f = b.AppendUint16(f, 4)
			f = b.AppendUint32(f, 1)
			f = b.AppendUint32(f, e[1])
		}
		f = b.AppendUint32(f, next)
		return append(f, make([]byte, 40)...)
	}
	head := b.AppendUint32([]byte("MM\x00*"), 8)
	const pageSize = 2 + 2*12 + 4 + 40
	return page(page(head, 8+pageSize), 0)
}

func done(b []byte) bool { return complete(bytes.NewReader(b), int64(len(b))) }

func TestAnyCutIsSeen(t *testing.T) {
	for name, b := range whole(t) {
		if !done(b) {
			t.Errorf("%s: a whole file is not complete", name)
		}
		for n := range len(b) - 10 {
			if n > 12 && done(b[:n]) {
				t.Errorf("%s: %d of %d bytes are taken for the whole", name, n, len(b))
				break
			}
		}
	}
}

func TestComplete(t *testing.T) {
	inner := string(whole(t)["zip"])
	for name, c := range map[string]struct {
		text string
		want bool
	}{
		"empty":                        {"", false},
		"text has no end":              {"From: a@b", true},
		"junk before a PDF":            {"\n\n%PDF-1.4\n%%EOF", true},
		"junk after a PDF":             {"%PDF-1.4\n%%EOF" + strings.Repeat("\x00", 1000), true},
		"first trailer of a web PDF":   {"%PDF-1.4\n1 0 obj <</Linearized 1/L 4000/H [1 2]>>\n%%EOF", false},
		"a web PDF":                    {"%PDF-1.4\n1 0 obj <</Linearized 1/L 50>>\nstartxref 0 %%EOF", true},
		"a zip in half a zip":          {"PK\x03\x04" + strings.Repeat("x", 40) + inner, false},
		"padding after a JPEG":         {"\xff\xd8\xff\xe0 \xff\xd9" + strings.Repeat("\x00", 500), true},
		"space reserved for a TIFF":    {"II*\x00\x10\x00\x00\x00" + strings.Repeat("\x00", 500), false},
		"a TIFF that bites its tail":   {"II*\x00\x08\x00\x00\x00\x01\x00" + strings.Repeat("\x00", 12) + "\x08\x00\x00\x00", true},
		"a TIFF without a page":        {"II*\x00\x00\x00\x00\x00", false},
		"four bytes of a TIFF":         {"MM\x00*", false},
		"a box of HEIC to the end":     {"\x00\x00\x00\x0cftypheic\x00\x00\x00\x00mdat...", true},
		"a box of a negative length":   {"\x00\x00\x00\x0cftypheic\x00\x00\x00\x01mdat\xff\xff\xff\xff\xff\xff\xff\xff", true},
		"a RIFF that is still to come": {"RIFF\xff\x00\x00\x00WEBP", false},
	} {
		if done([]byte(c.text)) != c.want {
			t.Errorf("%s: complete is %v", name, !c.want)
		}
	}
}

func FuzzComplete(f *testing.F) {
	for _, b := range whole(f) {
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if done(b) && len(b) == 0 {
			t.Error("an empty file is complete")
		}
	})
}
