package index

import (
	"cmp"
	"fmt"
	"slices"

	"recourse/internal/letter"
)

// maxCounts is how many values of a facet are told; the others are one count.
const maxCounts = 30

// facetCounts counts the values of hits.
type facetCounts struct {
	now    letter.Date
	values [len(row{}.values)][]int
	months []int
	left   [len(daysLeft)]int
	today  int32
}

// daysLeft are the ranges of days until the deadline, with the term that finds
// them.
var daysLeft = [...]struct {
	name     string
	from, to int32
	query    string
}{
	{"overdue", -noDay, -1, "deadline:overdue"},
	{"0-7", 0, 7, "deadline:today..7d"},
	{"8-14", 8, 14, "deadline:8d..14d"},
	{"15-30", 15, 30, "deadline:15d..30d"},
	{"31+", 31, noDay / 2, "deadline:>30d"},
	{none, noDay / 2, noDay, "deadline:none"},
}

func newFacetCounts(now letter.Date, names int) *facetCounts {
	f := &facetCounts{now: now, months: make([]int, (lastYear-firstYear+1)*12+1), today: int32(now.Time().Unix() / (24 * 60 * 60))}
	for i := range f.values {
		f.values[i] = make([]int, names)
	}
	return f
}

func (f *facetCounts) add(r *row) {
	for i, v := range r.values {
		f.values[i][v]++
	}
	f.months[r.month]++
	f.left[bucket(r.deadline, f.today)]++
}

// bucket is the index in daysLeft of a deadline.
func bucket(deadline, today int32) int {
	if deadline == noDay {
		return len(daysLeft) - 1
	}
	for i, d := range daysLeft {
		if deadline-today <= d.to {
			return i
		}
	}
	return len(daysLeft) - 2
}

// list makes the counts of all facets; days left only where today is known.
func (f *facetCounts) list(t *table) []Facet {
	var all []Facet
	for i, field := range facetFields {
		all = append(all, f.byValue(facetNames[field], f.values[i], t.names))
	}
	if !f.now.IsZero() {
		all = append(all, f.daysLeft())
	}
	return append(all, f.byMonth())
}

// facetNames are the facets by column; the query field of the payer has
// another name than its column.
var facetNames = map[string]string{columnPayer: fieldPayer, fieldCategory: fieldCategory, fieldStage: fieldStage,
	fieldPlan: fieldPlan, fieldStatus: fieldStatus, fieldOutcome: fieldOutcome}

func (f *facetCounts) byValue(field string, counts []int, names []string) Facet {
	facet := Facet{Field: field}
	for v, n := range counts {
		if n > 0 && names[v] != "" {
			facet.Counts = append(facet.Counts, Count{Value: names[v], Count: n, Query: termFor(field, names[v])})
		}
	}
	slices.SortFunc(facet.Counts, func(a, b Count) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
	})
	if len(facet.Counts) > maxCounts {
		others := 0
		for _, c := range facet.Counts[maxCounts:] {
			others += c.Count
		}
		facet.Counts = append(facet.Counts[:maxCounts:maxCounts], Count{Value: "other", Count: others})
	}
	return facet
}

func termFor(field, value string) string {
	if field == fieldPayer {
		return fmt.Sprintf("%s:%q", field, value)
	}
	return field + ":" + value
}

func (f *facetCounts) daysLeft() Facet {
	facet := Facet{Field: "days_left"}
	for i, d := range daysLeft {
		if f.left[i] > 0 {
			facet.Counts = append(facet.Counts, Count{Value: d.name, Count: f.left[i], Query: d.query})
		}
	}
	return facet
}

// byMonth lists the months of the letters, the newest first.
func (f *facetCounts) byMonth() Facet {
	facet := Facet{Field: "month"}
	for m := len(f.months) - 1; m > 0; m-- {
		if f.months[m] > 0 {
			name := fmt.Sprintf("%04d-%02d", firstYear+(m-1)/12, (m-1)%12+1)
			facet.Counts = append(facet.Counts, Count{Value: name, Count: f.months[m], Query: "letter:" + name})
		}
	}
	return facet
}
