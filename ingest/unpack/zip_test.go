package unpack_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io"
	"strings"
	"testing"

	"recourse/ingest/unpack"
)

func TestZip(t *testing.T) {
	inner := string(zipped(t, file{"b.pdf", pdf}, file{"c.txt", denied}))
	mail := headers + multipart("mixed", "b", attached("d.zip", "application/zip", inner))
	b := zipped(t, file{"letters/", ""}, file{"letters/a.pdf", pdf}, file{"a.zip", inner}, file{"m.eml", mail}, file{"l.docx", docx(t)},
		file{"w.html", "<p>" + denied}, file{"winmail.dat", tnef}, file{"__MACOSX/._a.pdf", "x"}, file{"Thumbs.db", "x"}, file{"e.pdf", ""},
		file{"book.xlsx", string(zipped(t, file{"[Content_Types].xml", "<Types/>"}))}, file{"r.rar", "Rar!\x1a\x07"}, file{"o.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"})
	check(t, b, unpack.Limits{}, "",
		"letters/a.pdf : "+pdf,
		"a.zip!/b.pdf : "+pdf, "a.zip!/c.txt text: "+denied,
		"m.eml!/d.zip!/b.pdf : "+pdf, "m.eml!/d.zip!/c.txt text: "+denied,
		"l.docx docx: "+strings.TrimPrefix(line(t, unpack.Member{Body: strings.NewReader(docx(t))}), ": "),
		"w.html html: <p>"+denied, "winmail.dat : "+tnef, "e.pdf ! empty",
		"book.xlsx ! not_a_document", "r.rar : Rar!\x1a\x07", "o.doc : \xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	check(t, zipped(t), unpack.Limits{}, "nothing_inside")
}

// entry writes one member with a header of one's own.
func entry(t *testing.T, h zip.FileHeader, body string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.CreateRaw(&h)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, body); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestZipMembersThatCannotBeRead(t *testing.T) {
	link := zip.FileHeader{Name: "link", CompressedSize64: 1, UncompressedSize64: 1}
	link.SetMode(0o777 | 1<<27) // a symbolic link
	for want, b := range map[string][]byte{
		"a.pdf ! encrypted":      entry(t, zip.FileHeader{Name: "a.pdf", Flags: 1, CompressedSize64: 1, UncompressedSize64: 1}, "x"),
		"a.pdf ! compression":    entry(t, zip.FileHeader{Name: "a.pdf", Method: 14, CompressedSize64: 1, UncompressedSize64: 1}, "x"),
		"link ! not_a_document":  entry(t, link, "x"),
		"a.pdf !! damaged":       entry(t, zip.FileHeader{Name: "a.pdf", CRC32: 7, CompressedSize64: 1, UncompressedSize64: 1}, "x"),
		"Müller.pdf !! damaged":  entry(t, zip.FileHeader{Name: "M\x81ller.pdf", NonUTF8: true, CRC32: 7, CompressedSize64: 1, UncompressedSize64: 1}, "x"),
		"etc/x y.pdf !! damaged": entry(t, zip.FileHeader{Name: "../..\\etc/x\u202e\n y.pdf", CRC32: 7, CompressedSize64: 1, UncompressedSize64: 1}, "x"),
	} {
		check(t, b, unpack.Limits{}, "", want)
	}
}

func TestZipBombs(t *testing.T) {
	zeros := strings.Repeat("\x00", 1<<20)
	var files []file
	for range 80 {
		files = append(files, file{"z", zeros})
	}
	flat := zipped(t, files...)
	got, err := taken(t, flat, unpack.Limits{})
	if code := codeOf(err); code != "zip_bomb" || len(got) != 65 {
		t.Errorf("%s after %d members", code, len(got))
	}
	nested := flat
	for range 3 {
		nested = zipped(t, file{"a.zip", string(nested)}, file{"b.zip", string(nested)})
	}
	if got, err = taken(t, nested, unpack.Limits{}); codeOf(err) != "zip_bomb" || len(got) > 70 {
		t.Errorf("%v after %d members", err, len(got))
	}
	beside := zipped(t, file{"noise", noise(1 << 20)}, file{"bomb.zip", string(flat)}, file{"a.pdf", pdf})
	if got, err = taken(t, beside, unpack.Limits{}); err != nil || got[len(got)-1] != "a.pdf : "+pdf || got[len(got)-2] != "bomb.zip ! zip_bomb" {
		t.Errorf("%v, %q", err, got[len(got)-2:])
	}
}

// noise is bytes that nothing compresses.
func noise(n int) string {
	b, x := make([]byte, n), uint32(1)
	for i := range b {
		x = x*1664525 + 1013904223
		b[i] = byte(x >> 24)
	}
	return string(b)
}

func TestZipBounds(t *testing.T) {
	one := zipped(t, file{"a.pdf", pdf})
	deep := one
	for range 9 {
		deep = zipped(t, file{"z", string(deep)})
	}
	many := zipped(t, file{"a", "1"}, file{"b", "2"}, file{"c", "3"})
	for name, tt := range map[string]struct {
		b    []byte
		lim  unpack.Limits
		code string
		want []string
	}{
		"depth":           {deep, unpack.Limits{}, "", []string{"z!/z!/z!/z!/z!/z!/z!/z!/z ! too_deep"}},
		"members":         {many, unpack.Limits{Members: 2}, "too_many_members", nil},
		"members within":  {zipped(t, file{"z", string(many)}, file{"y", string(many)}), unpack.Limits{Members: 4}, "too_many_members", []string{"z!/a text: 1", "z!/b text: 2", "z!/c text: 3", "y!/a text: 1"}},
		"held in memory":  {zipped(t, file{"z", string(one)}, file{"b", "2"}), unpack.Limits{Held: 20}, "", []string{"z ! too_large", "b text: 2"}},
		"cut off":         {many[:len(many)-10], unpack.Limits{}, "damaged", nil},
		"a claim of many": {claim(many), unpack.Limits{}, "damaged", nil},
	} {
		t.Run(name, func(t *testing.T) { check(t, tt.b, tt.lim, tt.code, tt.want...) })
	}
}

// claim changes the number of members in the directory's end.
func claim(b []byte) []byte {
	b = bytes.Clone(b)
	end := bytes.LastIndex(b, []byte("PK\x05\x06"))
	copy(b[end+8:], "\xff\xf0\xff\xf0")
	return b
}

// A directory of a million entries is refused before it is in memory.
func TestZipDirectory(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for range 120_000 {
		if _, err := z.CreateRaw(&zip.FileHeader{Name: "a"}); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	check(t, b.Bytes(), unpack.Limits{}, "too_many_members")
}

func FuzzZip(f *testing.F) {
	f.Add(zipped(f, file{"a.pdf", pdf}, file{"b.zip", string(zipped(f, file{"c.txt", denied}))}))
	f.Add(zipped(f, file{"m.eml", headers + "\r\n" + denied}))
	fuzz(f, unpack.Zip)
}
