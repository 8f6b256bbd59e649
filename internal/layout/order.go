package layout

import (
	"math"
	"slices"
)

// Gaps between rows are measured in heights of the lines.
const (
	// looseRow is a gap after which a single run no longer belongs to columns.
	looseRow = 0.8
	// tightRow is a gap within a table cell.
	tightRow = 0.6
	// chained is half of how much runs must overlap to be in one row.
	chained = 0.13
	// ahead is how many rows further down a gutter can show.
	ahead = 12
	// farRow is a gap that ends side-by-side blocks.
	farRow = 4.0
)

// Columns are text, not a table, where so many lines flow on in both.
const (
	flowLines = 3
	flowWords = 4
	flowWidth = 0.7
)

// A table's rows are level: their tops, middles or bottoms are no more than
// levelOff heights apart in levelShare of the rows.
const (
	levelOff   = 0.16
	levelShare = 0.7
)

// orderer numbers blocks and collects runs in reading order.
type orderer struct {
	out   []*run
	block int
}

// readingOrder puts the runs of a page into reading order and numbers their
// blocks from the given number; it returns the next free number too.
func readingOrder(rs []*run, block int) ([]*run, int) {
	o := &orderer{block: block}
	if len(rs) > 0 && rs[0].place.IsZero() {
		for _, r := range rs {
			o.emit(r)
		}
		return o.out, o.block + 1
	}
	var dirt []*run
	o.page(slices.DeleteFunc(slices.Clone(rs), func(r *run) bool {
		if r.isSpeck() {
			dirt = append(dirt, r)
			return true
		}
		return false
	}))
	for _, r := range dirt {
		o.block++
		r.furniture = true
		o.emit(r)
	}
	return o.out, o.block + 1
}

func (o *orderer) emit(r *run) {
	r.block = o.block
	o.out = append(o.out, r)
}

// page orders a page, or a column of it.
func (o *orderer) page(rs []*run) {
	rows := rowsOf(rs)
	for i := 0; i < len(rows); {
		n, gutters := sideBySide(rows[i:])
		if n == 0 {
			o.emit(rows[i].runs[0])
			i++
			continue
		}
		o.block++
		o.blocks(rows[i:i+n], gutters)
		o.block++
		i += n
	}
}

// sideBySide counts the rows from the first on that stand in columns with a
// gutter right through, 0 where the first row is no part of columns. Lines of
// columns need not be level: the gutter can show only some rows further down.
func sideBySide(rows []row) (int, []span) {
	common, n, anchor := rows[0].gutters(), 1, 0
	if len(rows[0].runs) > 1 {
		anchor = 1
	}
	for ; n < len(rows) && (anchor > 0 || n <= ahead) && rows[n].gap(rows[n-1]) <= farRow; n++ {
		next := shared(common, rows[n].gutters())
		if anchor > 0 && len(inner(next)) == 0 {
			break
		}
		common = next
		if anchored(rows[n-1], rows[n], inner(common)) {
			anchor = n + 1
		}
	}
	if anchor == 0 {
		return 0, nil
	}
	for anchor < n && rows[anchor].gap(rows[anchor-1]) <= looseRow {
		anchor++
	}
	return anchor, inner(common)
}

// gap is the distance from the row above, in heights.
func (r row) gap(above row) float64 { return (r.top - above.low) / r.runs[0].height() }

// anchored reports whether a row shows that there are columns: it stands in
// several, or in another than the row above.
func anchored(above, r row, gutters []span) bool {
	if len(gutters) == 0 {
		return false
	}
	return len(r.runs) > 1 || len(above.runs) == 1 && column(above.runs[0], gutters) != column(r.runs[0], gutters)
}

// column is the number of the column between gutters that a run stands in.
func column(r *run, gutters []span) int {
	i := 0
	for i < len(gutters) && r.place[0] >= gutters[i].to-0.5 {
		i++
	}
	return i
}

// blocks orders rows that stand in columns.
func (o *orderer) blocks(rows []row, gutters []span) {
	if len(gutters) == 0 || len(rows) == 1 {
		o.tableRow(rows)
		return
	}
	cols := columnsOf(rows, gutters)
	if areText(cols) || !areLevel(cols) {
		for _, col := range cols {
			o.block++
			o.page(col)
		}
		return
	}
	for len(rows) > 0 {
		n := tableRowHeight(rows)
		o.tableRow(rows[:n])
		rows = rows[n:]
	}
}

// columnsOf deals the runs into the columns between the gutters.
func columnsOf(rows []row, gutters []span) [][]*run {
	cols := make([][]*run, len(gutters)+1)
	for _, row := range rows {
		for _, r := range row.runs {
			i := column(r, gutters)
			cols[i] = append(cols[i], r)
		}
	}
	return slices.DeleteFunc(cols, func(c []*run) bool { return len(c) == 0 })
}

// areText reports whether at least two columns are running text.
func areText(cols [][]*run) bool {
	flowing := 0
	for _, col := range cols {
		if flows(col) {
			flowing++
		}
	}
	return flowing > 1
}

// flows reports whether a column's lines are filled and go on from one to the
// next, as running text does and table cells do not.
func flows(col []*run) bool {
	left, right, words := math.Inf(1), math.Inf(-1), 0
	for _, r := range col {
		left, right, words = min(left, r.place[0]), max(right, r.place[2]), words+len(r.words)
	}
	full := 0
	for i := 1; i < len(col); i++ {
		a, b := col[i-1], col[i]
		if b.place[1]-a.place[3] < looseRow*a.height() && a.place[2]-left > flowWidth*(right-left) {
			full++
		}
	}
	return full >= flowLines && full*3 >= len(col) && words >= flowWords*len(col)
}

// areLevel reports whether the lines of the shortest column mostly stand level
// with a line beside them, as the rows of a table do. Lines of blocks that only
// happen to stand side by side are level now and then.
func areLevel(cols [][]*run) bool {
	short := slices.MinFunc(cols, func(a, b []*run) int { return len(a) - len(b) })
	beside := 0
	for _, r := range short {
		if slices.ContainsFunc(cols, func(col []*run) bool { return levelWith(r, col) }) {
			beside++
		}
	}
	return float64(beside) >= levelShare*float64(len(short))
}

func levelWith(r *run, col []*run) bool {
	return slices.ContainsFunc(col, func(s *run) bool {
		off := min(math.Abs(s.middle()-r.middle()), math.Abs(s.place[1]-r.place[1]), math.Abs(s.place[3]-r.place[3]))
		return s != r && s.place[0] != r.place[0] && off < levelOff*max(r.height(), s.height())
	})
}
