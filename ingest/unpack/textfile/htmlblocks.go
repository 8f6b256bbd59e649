package textfile

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"recourse/ingest/unpack/flow"
)

// unseen elements show nothing as text.
var unseen = set(atom.Head, atom.Script, atom.Style, atom.Template, atom.Svg, atom.Math, atom.Object, atom.Iframe,
	atom.Audio, atom.Video, atom.Canvas, atom.Datalist, atom.Title)

// apart are the elements with white space above and below, ownLine those that
// only begin a line.
var (
	apart = set(atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Dl,
		atom.Blockquote, atom.Pre, atom.Figure, atom.Fieldset, atom.Hr, atom.Table)
	ownLine = set(atom.Div, atom.Li, atom.Dt, atom.Dd, atom.Address, atom.Article, atom.Aside, atom.Section, atom.Header,
		atom.Footer, atom.Main, atom.Nav, atom.Form, atom.Center, atom.Legend, atom.Figcaption, atom.Caption,
		atom.Tr, atom.Td, atom.Th, atom.Body, atom.Html, atom.Option, atom.Summary, atom.Details)
)

func set(all ...atom.Atom) map[atom.Atom]bool {
	m := map[atom.Atom]bool{}
	for _, a := range all {
		m[a] = true
	}
	return m
}

// page makes blocks of the elements of a web page.
type page struct {
	blocks []flow.Block
	lines  []string        // of the paragraph at hand
	line   strings.Builder // the line at hand
	marker string          // of a list item, until its first word
	gap    bool            // before the next block
	fixed  int             // elements around that keep their spaces
	items  map[*html.Node]int
}

func blocksOf(n *html.Node) []flow.Block {
	p := &page{items: map[*html.Node]int{}}
	p.children(n)
	p.endBlock()
	return p.blocks
}

func (p *page) children(n *html.Node) {
	for c := range n.ChildNodes() {
		switch c.Type {
		case html.TextNode:
			p.text(c.Data)
		case html.ElementNode:
			if !unseen[c.DataAtom] && !isHidden(c) {
				p.element(c)
			}
		}
	}
}

func (p *page) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Br:
		p.endLine()
		return
	case atom.Table:
		p.table(n)
		return
	case atom.Input:
		p.text(inputText(n))
		return
	case atom.Sup, atom.Sub:
		p.raised(n)
		return
	}
	switch {
	case apart[n.DataAtom]:
		p.around(n, true)
	case ownLine[n.DataAtom]:
		p.around(n, false)
	default:
		p.children(n)
	}
}

// around sets an element as a block of its own.
func (p *page) around(n *html.Node, gap bool) {
	p.endBlock()
	p.gap = p.gap || gap
	if n.DataAtom == atom.Li {
		p.marker = p.itemMarker(n)
	}
	if n.DataAtom == atom.Pre {
		p.fixed++
		defer func() { p.fixed-- }()
	}
	p.children(n)
	p.endBlock()
	p.gap = p.gap || gap
}

// text adds text to the line at hand.
func (p *page) text(s string) {
	if p.fixed > 0 {
		for i, l := range strings.Split(s, "\n") {
			if i > 0 {
				p.endLine()
			}
			p.line.WriteString(flow.Clean(l))
		}
		return
	}
	s = withoutColumns.Replace(flow.Clean(s))
	if p.marker != "" && strings.TrimSpace(s) != "" {
		s, p.marker = p.marker+" "+s, ""
	}
	p.line.WriteString(s)
}

// raised keeps the number of a footnote apart from the number before it, where
// "180" and a small "1" are not 1801.
func (p *page) raised(n *html.Node) {
	if beginsWithDigit(n) {
		p.text(" ")
	}
	p.children(n)
}

func beginsWithDigit(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.FirstChild {
		if s := strings.TrimSpace(c.Data); c.Type == html.TextNode && s != "" {
			return s[0] >= '0' && s[0] <= '9'
		}
	}
	return false
}

func (p *page) endLine() {
	l := p.line.String()
	if p.fixed == 0 {
		l = strings.Join(strings.Fields(l), " ")
	}
	p.lines = append(p.lines, l)
	p.line.Reset()
}

// endBlock ends the paragraph at hand, if there is one.
func (p *page) endBlock() {
	if strings.TrimSpace(p.line.String()) != "" {
		p.endLine()
	}
	p.line.Reset()
	if len(p.lines) == 0 {
		return
	}
	b := flow.Block{Lines: p.lines, Fixed: p.fixed > 0, Gap: p.gap}
	prose := !b.Fixed && b.IsProse()
	b.Gap = b.Gap || prose
	p.blocks = append(p.blocks, b)
	p.lines, p.gap = nil, prose
}

// itemMarker is what a browser prints before a list item.
func (p *page) itemMarker(li *html.Node) string {
	list := li.Parent
	switch {
	case strings.Contains(squeezed(attr(list, "style")+attr(li, "style")), "list-style:none"),
		strings.Contains(squeezed(attr(list, "style")+attr(li, "style")), "list-style-type:none"):
		return ""
	case list == nil || list.DataAtom != atom.Ol:
		return "•"
	}
	if _, ok := p.items[list]; !ok {
		if start, err := strconv.Atoi(attr(list, "start")); err == nil {
			p.items[list] = start - 1
		}
	}
	p.items[list]++
	return fmt.Sprintf("%d.", p.items[list])
}

// inputText is what a form field shows.
func inputText(n *html.Node) string {
	switch strings.ToLower(attr(n, "type")) {
	case "checkbox", "radio":
		if hasAttr(n, "checked") {
			return " ☒ "
		}
		return " ☐ "
	case "", "text", "date", "number", "tel", "email":
		return " " + attr(n, "value") + " "
	}
	return ""
}

// hiding are declarations with which a style hides an element; mails hide a
// preview of themselves so.
var hiding = []string{"display:none", "visibility:hidden", "mso-hide:all", "font-size:0;", "font-size:0px;", "max-height:0;", "max-height:0px;"}

func isHidden(n *html.Node) bool {
	if hasAttr(n, "hidden") {
		return true
	}
	style := squeezed(attr(n, "style")) + ";"
	for _, h := range hiding {
		if strings.Contains(style, h) {
			return true
		}
	}
	return false
}

// squeezed is a style without what does not matter.
func squeezed(style string) string {
	return strings.ToLower(strings.Join(strings.Fields(style), ""))
}

func attr(n *html.Node, key string) string {
	if n != nil {
		for _, a := range n.Attr {
			if a.Key == key {
				return a.Val
			}
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}
