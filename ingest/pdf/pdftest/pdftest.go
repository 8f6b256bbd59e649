// Package pdftest writes PDF files for tests: small, by hand, with whatever
// oddities a test is about, and a table of objects that every reader accepts.
package pdftest

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
)

// The objects that every file has.
const (
	catalog = 1
	pages   = 2
	// Font is Helvetica, the font /F of every page.
	Font  = 3
	first = 4
)

// File is a PDF in the making.
type File struct {
	// Catalog is added to the catalog's entries, as in "/AcroForm 9 0 R".
	Catalog string
	// Tree is added to the entries of the page tree's root.
	Tree    string
	objects []string
	kids    []int
}

// Page is one page. Empty strings are left out.
type Page struct {
	Content string
	// Media and Crop are boxes, as in "0 0 612 792", which is the default media.
	Media, Crop string
	Rotate      int
	// Resources and Entries are added to the dictionaries of that name, as in
	// "/XObject<</X 7 0 R>>" and "/Annots[8 0 R]".
	Resources, Entries string
}

// Add adds an object and returns its number.
func (f *File) Add(object string) int {
	f.objects = append(f.objects, object)
	return first + len(f.objects) - 1
}

// Stream adds a stream; dict are its entries beside the length.
func (f *File) Stream(dict, data string) int {
	return f.Add(fmt.Sprintf("<<%s/Length %d>>stream\n%s\nendstream", dict, len(data), data))
}

// Form adds a form object of the whole page that paints content.
func (f *File) Form(content, more string) int {
	return f.Stream(fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F %d 0 R>>>>%s", Font, more), content)
}

// Page adds a page and returns its number among the objects.
func (f *File) Page(p Page) int {
	content := f.Stream("", p.Content)
	var b strings.Builder
	fmt.Fprintf(&b, "<</Type/Page/Parent %d 0 R/Contents %d 0 R", pages, content)
	fmt.Fprintf(&b, "/Resources<</Font<</F %d 0 R>>%s>>%s", Font, p.Resources, p.Entries)
	if p.Media == "" {
		p.Media = "0 0 612 792"
	}
	fmt.Fprintf(&b, "/MediaBox[%s]", p.Media)
	if p.Crop != "" {
		fmt.Fprintf(&b, "/CropBox[%s]", p.Crop)
	}
	if p.Rotate != 0 {
		fmt.Fprintf(&b, "/Rotate %d", p.Rotate)
	}
	n := f.Add(b.String() + ">>")
	f.kids = append(f.kids, n)
	return n
}

// Bytes is the file.
func (f *File) Bytes() []byte {
	var kids []string
	for _, k := range f.kids {
		kids = append(kids, fmt.Sprintf("%d 0 R", k))
	}
	return Write(append([]string{
		fmt.Sprintf("<</Type/Catalog/Pages %d 0 R%s>>", pages, f.Catalog),
		fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d%s>>", strings.Join(kids, " "), len(kids), f.Tree),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
	}, f.objects...)...)
}

// Write makes a file of objects, numbered from 1, whose first is the catalog.
func Write(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var table strings.Builder
	for i, o := range objects {
		fmt.Fprintf(&table, "%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	at := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n%s", len(objects)+1, table.String())
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, catalog, at)
	return b.Bytes()
}

// Lines paints lines of text from the top left, 12 points apart.
func Lines(lines ...string) string { return At(72, 720, lines...) }

// At paints lines of text of 11 points, the first on the given base line.
func At(x, y float64, lines ...string) string {
	var b strings.Builder
	for i, l := range lines {
		fmt.Fprintf(&b, "BT /F 11 Tf %g %g Td (%s) Tj ET\n", x, y-14*float64(i), escape.Replace(l))
	}
	return b.String()
}

var escape = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`)

// Grey adds an image of grey pixels, one byte each, row by row.
func (f *File) Grey(width, height int, pixels []byte) int {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	if _, err := z.Write(pixels); err != nil {
		panic(err) // a buffer takes everything
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return f.Stream(fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode", width, height), b.String())
}

// Lying adds a font that looks like Helvetica and claims that each character
// is another: the one with its code moved by so many places.
func (f *File) Lying(by int) int {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /L def /CMapType 2 def\n" +
		"1 begincodespacerange <00><FF> endcodespacerange\n94 beginbfchar\n")
	for c := 33; c < 127; c++ {
		fmt.Fprintf(&b, "<%02X><%04X>\n", c, (c+by)&0xFFFF)
	}
	b.WriteString("endbfchar endcmap CMapName currentdict /CMap defineresource pop end end")
	return f.Add(fmt.Sprintf("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode %d 0 R>>", f.Stream("", b.String())))
}

// Tight paints lines in which a space of no width stands between the letters of
// each word: they look like words and read like letters.
func Tight(lines ...string) string {
	var b strings.Builder
	for i, l := range lines {
		fmt.Fprintf(&b, "BT /F 11 Tf 72 %d Td [", 720-14*i)
		for _, r := range l {
			fmt.Fprintf(&b, "(%s)", escape.Replace(string(r)))
			if r != ' ' {
				b.WriteString("( )278")
			}
		}
		b.WriteString("] TJ ET\n")
	}
	return b.String()
}
