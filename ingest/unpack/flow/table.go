package flow

import (
	"strings"
	"unicode/utf8"
)

const (
	// minColumn is the least width to which a column is narrowed.
	minColumn = 10
	// maxColumns and maxTables bound what is set in columns; a wider table, or
	// one in more tables, is set cell below cell.
	maxColumns = 40
	maxTables  = 12
	// maxTableWidth is the longest line of a table.
	maxTableWidth = 1000
)

// placed is a cell in its column.
type placed struct {
	*Cell
	column, columns int
}

// table is a table whose cells know their columns.
type table struct {
	rows    [][]placed
	columns int
}

// newTable finds the column of every cell: a cell that spans rows takes the
// place of a cell in the rows below.
func newTable(rows [][]Cell) *table {
	t := &table{}
	var taken []int // for how many rows a column is taken
	for _, row := range rows {
		out := make([]placed, 0, len(row))
		column := 0
		for i := range row {
			for column < len(taken) && taken[column] > 0 {
				column++
			}
			c := placed{&row[i], column, min(max(row[i].Columns, 1), maxColumns)}
			column += c.columns
			taken = take(taken, c)
			out = append(out, c)
		}
		t.columns = max(t.columns, column)
		t.rows = append(t.rows, out)
		for i := range taken {
			taken[i] = max(0, taken[i]-1)
		}
	}
	return t
}

// take notes that a cell fills its columns; beyond what is set in columns
// nothing needs noting.
func take(taken []int, c placed) []int {
	for i := c.column; i < min(c.column+c.columns, maxColumns); i++ {
		for len(taken) <= i {
			taken = append(taken, 0)
		}
		taken[i] = max(c.Rows, 1)
	}
	return taken
}

// table sets a table in columns, or cell below cell where it has none.
func (s *setter) table(t *table, width, depth int) []string {
	if t.columns > maxColumns || depth > maxTables {
		return s.stacked(t, width, depth)
	}
	widths, filled := t.naturalWidths()
	if filled < 2 {
		return s.stacked(t, width, depth)
	}
	narrow(widths, width-columnGap*(filled-1))
	cells, actual := s.cells(t, widths, depth)
	starts, total := columnStarts(actual)
	if s.padding -= total * len(t.rows); total > maxTableWidth || s.padding < 0 {
		return s.stacked(t, width, depth)
	}
	var lines []string
	for i, row := range t.rows {
		got := joinRow(row, cells[i], starts)
		if i > 0 && (len(got) > 1 || isWrapped(cells[i-1])) {
			lines = append(lines, "") // or a wrapped cell would run into the next row
		}
		lines = append(lines, got...)
	}
	return lines
}

// naturalWidths are the widths of columns without wrapping, and how many
// columns hold anything: designers use empty ones for space.
func (t *table) naturalWidths() (widths []int, filled int) {
	widths = make([]int, t.columns)
	for _, spanning := range []bool{false, true} {
		for _, row := range t.rows {
			for _, c := range row {
				own := widths[c.column : c.column+c.columns]
				lack := c.width() - sum(own) - columnGap*(len(own)-1)
				if (c.columns > 1) == spanning && lack > 0 {
					own[len(own)-1] += lack
				}
			}
		}
	}
	for _, w := range widths {
		if w > 0 {
			filled++
		}
	}
	return widths, filled
}

func sum(v []int) int {
	n := 0
	for _, x := range v {
		n += x
	}
	return n
}

// narrow caps the wide columns, all alike, until the columns fit.
func narrow(widths []int, width int) {
	limit := max(width, minColumn)
	for limit > minColumn && sumCapped(widths, limit) > width {
		limit--
	}
	for i, w := range widths {
		widths[i] = min(w, limit)
	}
}

func sumCapped(widths []int, limit int) int {
	n := 0
	for _, w := range widths {
		n += min(w, limit)
	}
	return n
}

// cells sets every cell and finds how wide the columns became.
func (s *setter) cells(t *table, widths []int, depth int) (cells [][][]string, actual []int) {
	actual = make([]int, len(widths))
	for _, row := range t.rows {
		var out [][]string
		for _, c := range row {
			own := widths[c.column : c.column+c.columns]
			lines := trim(s.set(c.Blocks, max(minColumn, sum(own)+columnGap*(len(own)-1)), depth))
			out = append(out, lines)
			if c.columns == 1 {
				actual[c.column] = max(actual[c.column], longest(lines))
			}
		}
		cells = append(cells, out)
	}
	t.widenForSpans(cells, actual)
	return cells, actual
}

// widenForSpans gives the last column of a spanning cell the room it needs.
func (t *table) widenForSpans(cells [][][]string, actual []int) {
	for i, row := range t.rows {
		for j, c := range row {
			if c.columns < 2 || c.column+c.columns == len(actual) {
				continue // nothing stands behind it
			}
			own := actual[c.column : c.column+c.columns]
			if lack := longest(cells[i][j]) - sum(own) - columnGap*(len(own)-1); lack > 0 {
				own[len(own)-1] += lack
			}
		}
	}
}

// trim drops blank lines at both ends.
func trim(lines []string) []string {
	for len(lines) > 0 && lines[0] == "" {
		lines = lines[1:]
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

func longest(lines []string) int {
	n := 0
	for _, l := range lines {
		n = max(n, utf8.RuneCountInString(l))
	}
	return n
}

// columnStarts are the first characters of the columns; empty ones take none.
func columnStarts(widths []int) (starts []int, total int) {
	for _, w := range widths {
		starts = append(starts, total)
		if w > 0 {
			total += w + columnGap
		}
	}
	return starts, total
}

// joinRow sets the cells of a row side by side.
func joinRow(row []placed, cells [][]string, starts []int) []string {
	height := 0
	for _, c := range cells {
		height = max(height, len(c))
	}
	lines := make([]string, height)
	for n := range lines {
		var b strings.Builder
		at := 0
		for i, c := range row {
			if n >= len(cells[i]) || cells[i][n] == "" {
				continue
			}
			if at > 0 {
				at += columnGap
				b.WriteString(strings.Repeat(" ", columnGap))
			}
			pad := max(0, starts[c.column]-at)
			b.WriteString(strings.Repeat(" ", pad))
			b.WriteString(cells[i][n])
			at += pad + utf8.RuneCountInString(cells[i][n])
		}
		lines[n] = b.String()
	}
	return lines
}

func isWrapped(cells [][]string) bool {
	for _, c := range cells {
		if len(c) > 1 {
			return true
		}
	}
	return false
}

// stacked sets one cell below the other.
func (s *setter) stacked(t *table, width, depth int) []string {
	var all []Block
	for _, row := range t.rows {
		for _, c := range row {
			all = append(all, c.Blocks...)
		}
	}
	return s.set(all, width, depth)
}
