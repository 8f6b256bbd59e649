package textfile

import (
	"archive/zip"
	"io"

	"recourse/ingest/unpack/flow"
	"recourse/internal/letter"
)

// fewWords is how many words at most a Word document has that is nothing but
// pictures, such as a scan that somebody pasted.
const fewWords = 20

// Docx reads a Word document: headers, the body with its tables and text
// boxes, footnotes, footers.
func Docx(r io.ReaderAt, size int64) ([]letter.Page, error) {
	p, err := openPackage(r, size)
	if err != nil {
		return nil, err
	}
	d := &document{pkg: p}
	if err := d.read(); err != nil {
		return nil, err
	}
	pages, err := flow.Pages(flow.Render(d.blocks()))
	if p.hasPictures() && (err != nil || words(pages) <= fewWords) {
		return nil, letter.Refuse("no_text", "the Word document holds pictures and hardly any text; save it as a PDF")
	}
	return pages, err
}

func words(pages []letter.Page) int {
	n := 0
	for _, p := range pages {
		n += len(p.Words)
	}
	return n
}

// document is a Word document, part by part.
type document struct {
	pkg                           *officePackage
	headers, body, notes, footers []flow.Block
}

// blocks are all parts in the order in which a person reads them.
func (d *document) blocks() []flow.Block {
	var all []flow.Block
	for _, part := range [][]flow.Block{d.headers, d.body, d.notes, d.footers} {
		if len(part) > 0 && len(all) > 0 && !part[0].NewPage {
			part[0].Gap = true
		}
		all = append(all, part...)
	}
	return all
}

// read reads the body, and the parts that it names.
func (d *document) read() error {
	main := d.pkg.mainPart()
	s, err := d.pkg.story(main)
	if err != nil {
		return err
	}
	d.body = s.blocks
	relations, err := d.pkg.relations(main)
	if err != nil {
		return err
	}
	if d.headers, err = d.parts(relations, s.headers); err != nil {
		return err
	}
	if d.footers, err = d.parts(relations, s.footers); err != nil {
		return err
	}
	var notes []string
	for _, r := range relations {
		if r.is("footnotes") || r.is("endnotes") {
			notes = append(notes, r.ID)
		}
	}
	d.notes, err = d.parts(relations, notes)
	return err
}

// parts reads parts by the ids of their relations, each once.
func (d *document) parts(relations []relation, ids []string) ([]flow.Block, error) {
	var all []flow.Block
	seen := map[string]bool{}
	for _, id := range ids {
		for _, r := range relations {
			if r.ID != id || seen[r.Target] {
				continue
			}
			seen[r.Target] = true
			s, err := d.pkg.story(r.Target)
			if err != nil {
				return nil, err
			}
			all = append(all, s.blocks...)
		}
	}
	return all, nil
}

// IsDocx reports whether an archive is a Word document.
func IsDocx(z *zip.Reader) bool {
	p := &officePackage{zip: z}
	return p.isWord() && p.file(p.mainPart()) != nil
}
