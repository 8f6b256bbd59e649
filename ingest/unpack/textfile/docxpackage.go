package textfile

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html/charset"

	"recourse/internal/letter"
)

// maxParts bounds the parts of a Word document that are read.
const maxParts = 200

// officePackage is the archive that a Word document is.
type officePackage struct {
	zip  *zip.Reader
	read int // bytes of XML so far
	left int // parts that may yet be read
}

func openPackage(r io.ReaderAt, size int64) (*officePackage, error) {
	z, err := OpenZip(r, size, maxParts*10)
	if err != nil {
		return nil, err
	}
	p := &officePackage{zip: z, left: maxParts}
	if !IsDocx(z) {
		return nil, letter.Refuse("damaged", "the Word document has no text part")
	}
	return p, nil
}

func (p *officePackage) file(name string) *zip.File {
	name = strings.TrimPrefix(name, "/")
	for _, f := range p.zip.File {
		if strings.EqualFold(f.Name, name) {
			return f
		}
	}
	return nil
}

func (p *officePackage) hasPictures() bool {
	for _, f := range p.zip.File {
		if strings.Contains(f.Name, "/media/") {
			return true
		}
	}
	return false
}

// wordTypes are the content types of a Word document's body: document,
// template, and document with macros. Spreadsheets and slides are packages too.
var wordTypes = []string{"wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml",
	"ms-word.document.macroEnabled.main+xml"}

// isWord reports whether the package says that it is a Word document.
func (p *officePackage) isWord() bool {
	f := p.file("[Content_Types].xml")
	if f == nil {
		return false
	}
	r, err := f.Open()
	if err != nil {
		return false
	}
	defer r.Close()
	types, _ := io.ReadAll(io.LimitReader(r, 1<<20)) // what is damaged shows later
	return slices.ContainsFunc(wordTypes, func(s string) bool { return strings.Contains(string(types), s) })
}

// relation names another part of the package.
type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
	Mode   string `xml:"TargetMode,attr"`
}

func (r relation) is(kind string) bool {
	return strings.HasSuffix(r.Type, "/"+kind) && r.Mode != "External"
}

// mainPart is the part that holds the body.
func (p *officePackage) mainPart() string {
	relations, err := p.relations("")
	if err == nil {
		for _, r := range relations {
			if r.is("officeDocument") {
				return r.Target
			}
		}
	}
	return "word/document.xml"
}

// relations are the parts that a part names, "" for the package itself; the
// targets are full names. A part without any has none.
func (p *officePackage) relations(part string) ([]relation, error) {
	dir, base := path.Split(strings.TrimPrefix(part, "/"))
	f := p.file(dir + "_rels/" + base + ".rels")
	if f == nil {
		return nil, nil
	}
	var list struct {
		Relations []relation `xml:"Relationship"`
	}
	if err := p.decode(f, func(d *xml.Decoder) error { return d.Decode(&list) }); err != nil {
		return nil, err
	}
	for i, r := range list.Relations {
		if !strings.HasPrefix(r.Target, "/") {
			list.Relations[i].Target = path.Join("/", dir, r.Target)
		}
	}
	return list.Relations, nil
}

// story reads a part that holds text.
func (p *officePackage) story(part string) (*story, error) {
	s := &story{}
	f := p.file(part)
	if f == nil {
		return nil, letter.Refuse("damaged", "a part of the Word document is missing")
	}
	if p.left--; p.left < 0 {
		return nil, letter.Refuse("too_large", "the Word document has more than %d parts", maxParts)
	}
	err := p.decode(f, func(d *xml.Decoder) error {
		s.xml = &tokens{d, maxTokens}
		return s.content("", 0)
	})
	return s, err
}

// decode opens a part for use, within bounds.
func (p *officePackage) decode(f *zip.File, use func(*xml.Decoder) error) error {
	r, err := f.Open()
	if err != nil {
		return damaged(err)
	}
	defer r.Close()
	bounded := &io.LimitedReader{R: r, N: maxText - int64(p.read)}
	d := xml.NewDecoder(bounded)
	d.CharsetReader = charset.NewReaderLabel
	err = use(d)
	p.read = maxText - int(bounded.N)
	if bounded.N <= 0 {
		return letter.Refuse("too_large", "there are more than %d MB of text in it", maxText>>20)
	}
	return damaged(err)
}

// damaged makes a refusal of what is wrong with a part.
func damaged(err error) error {
	if e := (*letter.Error)(nil); err == nil || errors.As(err, &e) {
		return err
	}
	return &letter.Error{Kind: letter.Permanent, Code: "damaged", Why: "the Word document is damaged", Err: fmt.Errorf("part: %w", err)}
}
