package textfile

import (
	"encoding/xml"
	"strings"

	"recourse/ingest/unpack/flow"
)

// paragraph is a paragraph of a Word document while it is read.
type paragraph struct {
	*story
	lines  []string
	line   strings.Builder
	gap    bool
	hidden bool // the run at hand is not shown
	raised bool // it is set above the line
	breaks bool // a page break follows the paragraph
	// ends is set where a section ends with the paragraph, which began its
	// page or, where continuous, did not.
	ends, continuous bool
	// boxes are text boxes that hang on the paragraph.
	boxes []flow.Block
	box   *tick
}

// tick is a check box of an old form.
type tick struct{ on bool }

func (s *story) paragraph(depth int) error {
	p := &paragraph{story: s}
	for {
		t, err := s.xml.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.EndElement:
			if t.Name.Local == "p" {
				p.end()
				return nil
			}
			p.endElement(t.Name.Local)
		case xml.StartElement:
			if err := p.element(t, depth); err != nil {
				return err
			}
		}
	}
}

func (p *paragraph) element(t xml.StartElement, depth int) error {
	switch name := t.Name.Local; name {
	case "r":
		p.hidden, p.raised = false, false
	case "vanish", "webHidden":
		p.hidden = p.hidden || isOn(t)
	case "vertAlign":
		p.raised = attribute(t, "val") == "superscript"
	case "t":
		return p.text(t)
	case "tab", "ptab":
		if attribute(t, "pos") == "" { // else it is a stop, not a tab
			p.write("\t")
		}
	case "br":
		p.lineBreak(attribute(t, "type"))
	case "cr":
		p.lineBreak("")
	case "noBreakHyphen":
		p.write("-")
	case "sym":
		p.write(symbol(t))
	case "spacing":
		p.gap = p.gap || isSpaced(t)
	case "pageBreakBefore":
		p.newPage = p.newPage || isOn(t)
	case "sectPr":
		var err error
		p.ends = true
		p.continuous, err = p.section()
		return err
	case "txbxContent":
		return p.textBox(depth)
	case "checkBox":
		p.box = &tick{}
	case "default", "checked":
		if p.box != nil {
			p.box.on = isOn(t)
		}
	default:
		if unprinted[name] {
			return p.xml.Skip()
		}
	}
	return nil
}

// endElement prints the check box that is complete.
func (p *paragraph) endElement(name string) {
	if name != "checkBox" || p.box == nil {
		return
	}
	p.line.WriteString(map[bool]string{true: "☒ ", false: "☐ "}[p.box.on])
	p.box = nil
}

// text adds the text of a run. The number of a footnote stays apart from the
// number before it.
func (p *paragraph) text(t xml.StartElement) error {
	var s string
	if err := p.xml.DecodeElement(&s, &t); err != nil {
		return err
	}
	s = withoutColumns.Replace(flow.Clean(s))
	if p.raised && s != "" && s[0] >= '0' && s[0] <= '9' {
		s = " " + s
	}
	p.write(s)
	return nil
}

// withoutColumns makes blanks of what an element of its own stands for.
var withoutColumns = strings.NewReplacer("\t", " ", "\f", " ")

func (p *paragraph) write(s string) {
	if !p.hidden {
		p.line.WriteString(s)
	}
}

func (p *paragraph) lineBreak(kind string) {
	switch {
	case p.hidden:
	case kind == "page" && strings.TrimSpace(p.line.String()) == "" && len(p.lines) == 0:
		p.newPage = true
	case kind == "page":
		p.breaks = true
		fallthrough
	default:
		p.endLine()
	}
}

func (p *paragraph) endLine() {
	p.lines = append(p.lines, strings.Trim(p.line.String(), " "))
	p.line.Reset()
}

// textBox reads the text of a box; it is set before the paragraph on which it
// hangs, as letterheads are.
func (p *paragraph) textBox(depth int) error {
	inner := &story{xml: p.xml}
	err := inner.content("txbxContent", depth+1)
	p.boxes = append(p.boxes, inner.blocks...)
	return err
}

func (p *paragraph) end() {
	for _, b := range p.boxes {
		p.add(b)
	}
	p.endLine()
	b := flow.NewParagraph(p.lines...)
	b.Gap = b.Gap || p.gap || p.afterProse()
	p.add(b)
	p.newPage = p.breaks
	if p.ends {
		p.endSection(p.continuous)
	}
}

// afterProse reports whether the block above is a paragraph of several lines.
func (p *paragraph) afterProse() bool {
	n := len(p.blocks)
	return n > 0 && p.blocks[n-1].IsProse()
}

// isSpaced reports whether a paragraph's spacing keeps it apart from the next.
func isSpaced(t xml.StartElement) bool {
	for _, side := range []string{"before", "after"} {
		if v := attribute(t, side); v != "" && v != "0" {
			return true
		}
	}
	return false
}

// symbols are the characters of Wingdings that say something: boxes and ticks.
var symbols = map[string]string{"F06F": "☐", "F0A8": "☐", "F071": "☐", "F072": "☐", "F0FE": "☒", "F0FD": "☒", "F078": "☒",
	"F054": "☒", "F052": "☑", "F0FC": "✓", "F0FB": "✗", "F0B7": "•", "F0A7": "•", "F0D8": "•"}

func symbol(t xml.StartElement) string { return symbols[strings.ToUpper(attribute(t, "char"))] }
