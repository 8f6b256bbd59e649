package paper

import (
	"bytes"
	"fmt"

	"github.com/go-pdf/fpdf"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goitalic"
	"golang.org/x/image/font/gofont/goregular"

	"recourse/classify/draft"
)

// The page is US Letter; lengths are in points.
const (
	margin     = 72.0 // left and right
	edge       = 54.0 // top and bottom
	fontSize   = 10.5
	lineHeight = 13.5
	labelWidth = 172.0
	fontName   = "go"
)

// PDF is the draft as a PDF with its own fonts, so that names with accents are
// printed as they are.
func PDF(d draft.Document) ([]byte, error) {
	p := setBlocks(d, func(draft.Block, int, int) {})
	var out bytes.Buffer
	if err := p.Output(&out); err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	return out.Bytes(), nil
}

// sheet sets blocks one below the other.
type sheet struct{ *fpdf.Fpdf }

func (s sheet) block(b draft.Block) {
	switch b.Style {
	case draft.Heading:
		s.gap(6)
		s.runs(b.Runs, "B", fontSize+1.5, margin)
		s.gap(3)
	case draft.Letterhead, draft.Address:
		s.runs(b.Runs, "", fontSize, margin)
		s.gap(10)
	case draft.Row:
		s.row(b)
	case draft.Item:
		s.SetFont(fontName, "", fontSize)
		s.SetX(margin + 4)
		s.CellFormat(10, lineHeight, "•", "", 0, "L", false, 0, "")
		s.runs(b.Runs, "", fontSize, margin+16)
		s.gap(2)
	case draft.Quote:
		s.gap(2)
		quoted := inQuotes(b.Runs)
		s.SetRightMargin(margin + 24)
		s.runs(quoted, "I", fontSize, margin+24)
		s.SetRightMargin(margin)
		s.gap(5)
	case draft.Sign:
		s.gap(10)
		s.runs(b.Runs, "", fontSize, margin)
		s.gap(10)
	default:
		s.runs(b.Runs, "", fontSize, margin)
		s.gap(5)
	}
}

// inQuotes puts quotation marks to the first and the last word, so that no line
// begins with one that closes.
func inQuotes(runs []draft.Run) []draft.Run {
	quoted := append([]draft.Run(nil), runs...)
	if n := len(quoted); !quoted[0].Blank && !quoted[n-1].Blank {
		quoted[0].Text = "“" + quoted[0].Text
		quoted[n-1].Text += "”"
	}
	return quoted
}

func (s sheet) gap(h float64) { s.SetY(s.GetY() + h) }

// room begins a new page where less than h is left on this one.
func (s sheet) room(h float64) {
	if _, height := s.GetPageSize(); s.GetY()+h > height-edge {
		s.AddPage()
	}
}

// row sets a label and, beside it, its value.
func (s sheet) row(b draft.Block) {
	s.SetFont(fontName, "B", fontSize)
	s.SetX(margin)
	top := s.GetY()
	s.MultiCell(labelWidth-8, lineHeight, b.Label, "", "L", false)
	bottom := s.GetY()
	if bottom < top { // the label has begun a new page
		top = edge
	}
	s.SetY(top)
	s.runs(b.Runs, "", fontSize, margin+labelWidth)
	s.SetY(max(bottom, s.GetY()))
}

// runs writes text from a left edge on; what nobody may send as it is stands in
// brackets, underlined.
func (s sheet) runs(runs []draft.Run, style string, size, left float64) {
	s.SetLeftMargin(left)
	s.SetX(left)
	for _, r := range runs {
		with := style
		if r.Blank || r.Check {
			with += "U"
		}
		s.SetFont(fontName, with, size)
		s.Write(lineHeight, runText(r))
	}
	s.Ln(lineHeight)
	s.SetLeftMargin(margin)
}

// setBlocks sets a document; each hears of every block on which page it begins
// and ends.
func setBlocks(d draft.Document, each func(b draft.Block, from, to int)) *fpdf.Fpdf {
	p := fpdf.New("P", "pt", "Letter", "")
	p.SetMargins(margin, edge, margin)
	p.SetAutoPageBreak(true, edge)
	p.AddUTF8FontFromBytes(fontName, "", goregular.TTF)
	p.AddUTF8FontFromBytes(fontName, "B", gobold.TTF)
	p.AddUTF8FontFromBytes(fontName, "I", goitalic.TTF)
	p.SetTitle(d.Title, true)
	p.SetFooterFunc(func() {
		p.SetY(-edge / 2)
		p.SetFont(fontName, "", 8)
		p.CellFormat(0, 10, fmt.Sprintf("Page %d of {nb}", p.PageNo()), "", 0, "C", false, 0, "")
	})
	p.AliasNbPages("{nb}")
	p.AddPage()
	s := sheet{p}
	for i, b := range d.Blocks {
		if i > 0 && d.Blocks[i-1].Style == draft.Row && b.Style != draft.Row {
			s.gap(8)
		}
		s.room(s.together(d.Blocks[i:]))
		from := p.PageNo()
		s.block(b)
		each(b, from, p.PageNo())
	}
	return p
}
