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
	tightRow = 0.45
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

// row is runs that are level with each other, by x. Where blocks side by side
// are not level with each other, their lines chain up in one row.
type row struct {
	runs []*run
	top  float64
	low  float64
}

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

// rowsOf cuts the runs into rows at every height that no run crosses.
func rowsOf(rs []*run) []row {
	rs = slices.Clone(rs)
	slices.SortStableFunc(rs, func(a, b *run) int { return cmpFloat(a.place[1], b.place[1]) })
	var rows []row
	for _, r := range rs {
		if n := len(rows); n > 0 && r.place[1]+chained*r.height() < rows[n-1].low {
			rows[n-1].runs = append(rows[n-1].runs, r)
			rows[n-1].low = max(rows[n-1].low, r.place[3]-chained*r.height())
			continue
		}
		rows = append(rows, row{[]*run{r}, r.place[1], r.place[3] - 0.2*r.height()})
	}
	for _, row := range rows {
		slices.SortStableFunc(row.runs, func(a, b *run) int { return cmpFloat(a.place[0], b.place[0]) })
	}
	return rows
}

// span is an interval of x.
type span struct{ from, to float64 }

// gutters are the gaps that none of the runs stands in.
func (r row) gutters() []span {
	gaps := []span{}
	edge := math.Inf(-1)
	for _, u := range r.runs {
		if u.place[0] > edge && !math.IsInf(edge, -1) {
			gaps = append(gaps, span{edge, u.place[0]})
		}
		edge = max(edge, u.place[2])
	}
	if len(r.runs) == 0 {
		return gaps
	}
	return append(append([]span{{math.Inf(-1), r.runs[0].place[0]}}, gaps...), span{edge, math.Inf(1)})
}

// shared are the parts that lie in a gap of both.
func shared(a, b []span) []span {
	var out []span
	for _, s := range a {
		for _, t := range b {
			if c := (span{max(s.from, t.from), min(s.to, t.to)}); c.to-c.from > 2 {
				out = append(out, c)
			}
		}
	}
	return out
}

// inner are the gutters that have text on both sides.
func inner(gutters []span) []span {
	return slices.DeleteFunc(slices.Clone(gutters), func(s span) bool {
		return math.IsInf(s.from, 0) || math.IsInf(s.to, 0)
	})
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

// tableRowHeight counts the rows that make up the first row of a table: it
// goes on where cells wrap, that is where a tight row below has fewer runs,
// each of them under one of the row above.
func tableRowHeight(rows []row) int {
	n := 1
	for n < len(rows) && wraps(rows[0], rows[n-1], rows[n]) {
		n++
	}
	return n
}

func wraps(first, above, below row) bool {
	if len(below.runs) >= len(first.runs) {
		return false
	}
	for _, r := range below.runs {
		if below.top-above.low-chained*r.height() > tightRow*r.height() {
			return false
		}
		if i := under(first, r); i < 0 || i == 0 && startsUpper(r.words[0].Text) {
			return false
		}
	}
	return true
}

// under is the index of the run of the row that the other stands under, or -1.
func under(above row, r *run) int {
	return slices.IndexFunc(above.runs, func(a *run) bool {
		return r.place[0] < a.place[2] && r.place[2] > a.place[0]
	})
}

// tableRow emits one row of a table cell by cell.
func (o *orderer) tableRow(rows []row) {
	var cells []*[]*run
	var edges []span
	for _, row := range rows {
		for _, r := range row.runs {
			i := slices.IndexFunc(edges, func(e span) bool { return r.place[0] < e.to && r.place[2] > e.from })
			if i < 0 {
				edges, cells, i = append(edges, span{r.place[0], r.place[2]}), append(cells, &[]*run{}), len(cells)
			}
			edges[i] = span{min(edges[i].from, r.place[0]), max(edges[i].to, r.place[2])}
			*cells[i] = append(*cells[i], r)
		}
	}
	order := make([]int, len(cells))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmpFloat(edges[a].from, edges[b].from) })
	for _, i := range order {
		cell := *cells[i]
		slices.SortStableFunc(cell, func(a, b *run) int { return cmpFloat(a.place[1], b.place[1]) })
		o.block++
		for _, r := range cell {
			o.emit(r)
		}
	}
}
