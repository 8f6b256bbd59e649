package layout

import (
	"math"
	"slices"
)

// row is runs that are level with each other, by x. Where blocks side by side
// are not level with each other, their lines chain up in one row.
type row struct {
	runs []*run
	top  float64
	low  float64
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
		rows = append(rows, row{[]*run{r}, r.place[1], r.place[3] - chained*r.height()})
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
