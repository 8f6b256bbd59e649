package textfile

import (
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"recourse/ingest/unpack/flow"
)

// table sets a table, its caption above it.
func (p *page) table(n *html.Node) {
	p.endBlock()
	p.gap = true
	var rows [][]flow.Cell
	p.rows(n, &rows)
	if len(rows) > 0 {
		p.blocks = append(p.blocks, flow.Block{Rows: rows, Gap: true})
	}
}

// rows collects the rows of a table, which its groups hold.
func (p *page) rows(n *html.Node, rows *[][]flow.Cell) {
	for c := range n.ChildNodes() {
		if c.Type != html.ElementNode || isHidden(c) {
			continue
		}
		switch c.DataAtom {
		case atom.Caption:
			p.around(c, false)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			p.rows(c, rows)
		case atom.Tr:
			*rows = append(*rows, cells(c))
		}
	}
}

func cells(tr *html.Node) []flow.Cell {
	var row []flow.Cell
	for c := range tr.ChildNodes() {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		cell := flow.Cell{Columns: number(attr(c, "colspan")), Rows: number(attr(c, "rowspan"))}
		if !isHidden(c) {
			cell.Blocks = blocksOf(c)
		}
		row = append(row, cell)
	}
	return row
}

// number is a count that an attribute gives, 1 where it makes no sense.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return 1
	}
	return min(n, 1000)
}
