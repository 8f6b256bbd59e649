package textfile

import (
	"encoding/xml"
	"io"
	"strings"

	"recourse/ingest/unpack/flow"
	"recourse/internal/letter"
)

// maxNesting bounds tables in tables and text boxes in text boxes.
const maxNesting = 50

// maxTokens bounds the elements of a part: empty paragraphs cost a few bytes of
// the file each, and much more in memory.
const maxTokens = 2_000_000

// tokens are the elements of a part, so many and no more.
type tokens struct {
	*xml.Decoder
	left int
}

// Token is the next element.
func (t *tokens) Token() (xml.Token, error) {
	if t.left--; t.left < 0 {
		return nil, letter.Refuse("too_large", "the Word document has more parts than any letter")
	}
	return t.Decoder.Token()
}

// story is the text of one part: body, header, footer, notes.
type story struct {
	xml    *tokens
	blocks []flow.Block
	// headers and footers are the ids of the parts that the sections name.
	headers, footers []string
	// newPage is a page break before the next block.
	newPage bool
	// sectionAt is the first block of the section at hand.
	sectionAt int
	// columns are those that the table cell spans, if the story is one.
	columns int
}

// unprinted elements hold what is no part of the printed text: deleted and
// moved text, the second form of a text box, the marks of formats.
var unprinted = map[string]bool{"del": true, "moveFrom": true, "Fallback": true, "instrText": true,
	"delText": true, "tblPr": true, "tblGrid": true, "trPr": true, "sdtPr": true, "commentRangeStart": true}

// content reads blocks until the element of the given name ends, or the part
// if there is none.
func (s *story) content(end string, depth int) error {
	if depth > maxNesting {
		return letter.Refuse("damaged", "the Word document is nested deeper than any letter")
	}
	for {
		t, err := s.xml.Token()
		if err == io.EOF && end == "" {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.EndElement:
			if t.Name.Local == end {
				return nil
			}
		case xml.StartElement:
			if err := s.block(t, depth); err != nil {
				return err
			}
		}
	}
}

// block reads an element that stands between paragraphs.
func (s *story) block(t xml.StartElement, depth int) error {
	switch name := t.Name.Local; {
	case unprinted[name]:
		return s.xml.Skip()
	case name == "p":
		return s.paragraph(depth)
	case name == "tbl":
		return s.table(depth)
	case name == "sectPr":
		continuous, err := s.section()
		s.endSection(continuous)
		return err
	case name == "gridSpan":
		s.columns = number(attribute(t, "val"))
	case name == "altChunk":
		return letter.Refuse("not_a_document", "a part of the Word document is kept in another format; save it as a PDF")
	case (name == "footnote" || name == "endnote") && attribute(t, "type") != "":
		return s.xml.Skip() // the line above the notes
	}
	return nil
}

// section reads the properties of a section: its headers and footers, and
// whether it began on the page of the one before.
func (s *story) section() (continuous bool, err error) {
	for {
		t, err := s.xml.Token()
		if err != nil {
			return false, err
		}
		switch t := t.(type) {
		case xml.EndElement:
			if t.Name.Local == "sectPr" {
				return continuous, nil
			}
		case xml.StartElement:
			switch t.Name.Local {
			case "headerReference":
				s.headers = append(s.headers, attribute(t, "id"))
			case "footerReference":
				s.footers = append(s.footers, attribute(t, "id"))
			case "type":
				continuous = attribute(t, "val") == "continuous"
			}
		}
	}
}

// endSection ends the section at hand, now that it is known how it began.
func (s *story) endSection(continuous bool) {
	if !continuous && s.sectionAt > 0 && s.sectionAt < len(s.blocks) {
		s.blocks[s.sectionAt].NewPage = true
	}
	s.sectionAt = len(s.blocks)
}

// add appends a paragraph or table; after a page break it begins a page.
func (s *story) add(b flow.Block) {
	b.NewPage, s.newPage = s.newPage, false
	s.blocks = append(s.blocks, b)
}

func (s *story) table(depth int) error {
	var rows [][]flow.Cell
	for {
		t, err := s.xml.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.EndElement:
			if t.Name.Local == "tbl" {
				s.add(flow.Block{Rows: rows, Gap: true})
				return nil
			}
		case xml.StartElement:
			switch {
			case unprinted[t.Name.Local]:
				err = s.xml.Skip()
			case t.Name.Local == "tr":
				rows = append(rows, nil)
			case t.Name.Local == "tc" && len(rows) > 0:
				var c flow.Cell
				c, err = s.cell(depth + 1)
				rows[len(rows)-1] = append(rows[len(rows)-1], c)
			}
			if err != nil {
				return err
			}
		}
	}
}

// cell reads a table cell as a story of its own.
func (s *story) cell(depth int) (flow.Cell, error) {
	inner := &story{xml: s.xml}
	err := inner.content("tc", depth)
	return flow.Cell{Blocks: inner.blocks, Columns: inner.columns}, err
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// isOn reports whether an element switches something on: it does so unless it
// says otherwise.
func isOn(t xml.StartElement) bool {
	switch attribute(t, "val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}
