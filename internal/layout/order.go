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
	// farRow is a gap that ends side-by-side blocks.
	farRow = 4.0
)

// Columns are text, not a table, where so many lines flow on in both.
const (
	flowLines = 3
	flowWords = 4
	flowWidth = 0.7
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
	o.page(rs)
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
// gutter right through, 0 where the first row is a single run.
func sideBySide(rows []row) (int, []span) {
	if len(rows[0].runs) < 2 || len(inner(rows[0].gutters())) == 0 {
		if len(rows[0].runs) < 2 {
			return 0, nil
		}
		return 1, nil
	}
	common, n := rows[0].gutters(), 1
	for ; n < len(rows); n++ {
		gap := (rows[n].top - rows[n-1].low) / rows[n].runs[0].height()
		single := len(rows[n].runs) == 1
		if gap > farRow || single && gap > looseRow {
			break
		}
		next := shared(common, rows[n].gutters())
		if len(inner(next)) == 0 || single && !withinColumn(rows[n].runs[0], inner(common)) {
			break
		}
		common = next
	}
	return n, inner(common)
}

// withinColumn reports whether a run keeps clear of all gutters.
func withinColumn(r *run, gutters []span) bool {
	return !slices.ContainsFunc(gutters, func(s span) bool { return r.place[0] < s.to && r.place[2] > s.from })
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
			i := 0
			for i < len(gutters) && r.place[0] >= gutters[i].to-0.5 {
				i++
			}
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

// areLevel reports whether the lines of the shortest column mostly have a
// line beside them, as the rows of a table do.
func areLevel(cols [][]*run) bool {
	short := slices.MinFunc(cols, func(a, b []*run) int { return len(a) - len(b) })
	beside := 0
	for _, r := range short {
		if slices.ContainsFunc(cols, func(col []*run) bool { return levelWith(r, col) }) {
			beside++
		}
	}
	return beside*3 >= len(short)*2
}

func levelWith(r *run, col []*run) bool {
	return slices.ContainsFunc(col, func(s *run) bool {
		d := s.middle() - r.middle()
		return s != r && s.place[0] != r.place[0] && math.Abs(d) < 0.35*max(r.height(), s.height())
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
