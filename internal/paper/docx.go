package paper

import (
	"archive/zip"
	"bytes"
	"embed"
	"encoding/xml"
	"fmt"
	"io/fs"
	"strings"

	"recourse/classify/draft"
)

// The parts of a Word document that are the same in all (ECMA-376, part 1).
//
//go:embed docx
var docxParts embed.FS

// wordStyles are the names of the paragraph styles in docx/word/styles.xml.
var wordStyles = map[draft.Style]string{
	draft.Letterhead: "Letterhead", draft.Address: "Address", draft.Heading: "Heading1", draft.Body: "BodyText",
	draft.Item: "ListBullet", draft.Quote: "Quote", draft.Row: "Row", draft.Sign: "Signature",
}

// DOCX is the draft as a Word document.
func DOCX(d draft.Document) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	parts, err := fs.Sub(docxParts, "docx")
	if err != nil {
		return nil, fmt.Errorf("docx: %w", err)
	}
	if err := z.AddFS(parts); err != nil {
		return nil, fmt.Errorf("docx: %w", err)
	}
	w, err := z.Create("word/document.xml")
	if err != nil {
		return nil, fmt.Errorf("docx: %w", err)
	}
	if _, err := w.Write(wordDocument(d)); err != nil {
		return nil, fmt.Errorf("docx: %w", err)
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("docx: %w", err)
	}
	return out.Bytes(), nil
}

const (
	wordHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
		`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	// US Letter with margins of an inch, in twentieths of a point.
	wordTail = `<w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>`
)

func wordDocument(d draft.Document) []byte {
	var b bytes.Buffer
	b.WriteString(wordHead)
	for _, block := range d.Blocks {
		fmt.Fprintf(&b, `<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr>`, wordStyles[block.Style])
		if block.Style == draft.Row {
			wordRun(&b, block.Label+":", "<w:b/>")
			b.WriteString(`<w:r><w:tab/></w:r>`)
		}
		for _, r := range block.Runs {
			properties := ""
			if r.Blank || r.Check {
				properties = `<w:highlight w:val="yellow"/>`
			}
			wordRun(&b, runText(r), properties)
		}
		b.WriteString(`</w:p>`)
	}
	b.WriteString(wordTail)
	return b.Bytes()
}

// wordRun writes text with its line breaks.
func wordRun(b *bytes.Buffer, text, properties string) {
	b.WriteString("<w:r>")
	if properties != "" {
		b.WriteString("<w:rPr>" + properties + "</w:rPr>")
	}
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.WriteString("<w:br/>")
		}
		b.WriteString(`<w:t xml:space="preserve">`)
		_ = xml.EscapeText(b, []byte(line)) // a buffer takes everything
		b.WriteString("</w:t>")
	}
	b.WriteString("</w:r>")
}
