package layout

import "slices"

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
	if h := max(above.height(), below.height()); below.top-above.low-chained*h > tightRow*h {
		return false
	}
	for _, r := range below.runs {
		if i := under(first, r); i < 0 || i == 0 && startsUpper(r.words[0].Text) {
			return false
		}
	}
	return true
}

// height is that of the row's highest run: one without descenders is lower.
func (r row) height() float64 {
	h := 0.0
	for _, run := range r.runs {
		h = max(h, run.height())
	}
	return h
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
