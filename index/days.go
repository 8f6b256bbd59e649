package index

import (
	"github.com/blevesearch/bleve/v2"
	bq "github.com/blevesearch/bleve/v2/search/query"

	"recourse/internal/letter"
)

// unit is a length of time that a date is indexed by: a date has the terms of
// its year, of its month and of itself, and a range is looked for as the years,
// months and days that fill it, which are few.
type unit struct {
	prefix string
	// end is where the unit ends in YYYY-MM-DD.
	end int
}

var (
	years  = unit{"y", len("2026")}
	months = unit{"m", len("2026-03")}
	days   = unit{"d", len("2026-03-15")}
)

func (u unit) term(d letter.Date) string { return u.prefix + d.String()[:u.end] }

// The years between which dates are indexed.
const (
	firstYear = 1900
	lastYear  = 2199
)

// termsOfDay are the terms of a date; none of a missing one and of one that lies
// outside what is indexed.
func termsOfDay(d letter.Date) []string {
	if d.Year < firstYear || d.Year > lastYear {
		return nil
	}
	return []string{years.term(d), months.term(d), days.term(d)}
}

// span finds the dates from one day to another, both included; a zero one is open.
func span(field string, from, to letter.Date) bq.Query {
	first, end := letter.Date{Year: firstYear, Month: 1, Day: 1}, letter.Date{Year: lastYear + 1, Month: 1, Day: 1}
	if !from.IsZero() && first.Before(from) {
		first = from
	}
	if !to.IsZero() && to.Before(end) {
		end = to.AddDays(1)
	}
	s := spanned{field: field}
	s.days(first, end)
	if len(s.all) == 0 {
		return bleve.NewMatchNoneQuery()
	}
	return or(s.all...)
}

// spanned gathers the parts of a range; their ends are not included.
type spanned struct {
	field string
	all   []bq.Query
}

func (s *spanned) add(u unit, from, end letter.Date) {
	if !from.Before(end) {
		return
	}
	yes := true
	q := bleve.NewTermRangeInclusiveQuery(u.term(from), u.term(end.AddDays(-1)), &yes, &yes)
	q.SetField(s.field)
	s.all = append(s.all, q)
}

// days adds a range: its whole months, and the days before and after.
func (s *spanned) days(from, end letter.Date) {
	first, last := monthFrom(from), letter.Date{Year: end.Year, Month: end.Month, Day: 1}
	if !first.Before(last) {
		s.add(days, from, end)
		return
	}
	s.add(days, from, first)
	s.months(first, last)
	s.add(days, last, end)
}

// months adds whole months: the whole years, and the months before and after.
func (s *spanned) months(from, end letter.Date) {
	first, last := yearFrom(from), letter.Date{Year: end.Year, Month: 1, Day: 1}
	if !first.Before(last) {
		s.add(months, from, end)
		return
	}
	s.add(months, from, first)
	s.add(years, first, last)
	s.add(months, last, end)
}

// monthFrom is the first day of a month on or after a day.
func monthFrom(d letter.Date) letter.Date {
	if d.Day == 1 {
		return d
	}
	return letter.DateOf(letter.Date{Year: d.Year, Month: d.Month + 1, Day: 1}.Time())
}

// yearFrom is the first day of a year on or after the first day of a month.
func yearFrom(d letter.Date) letter.Date {
	if d.Month == 1 {
		return d
	}
	return letter.Date{Year: d.Year + 1, Month: 1, Day: 1}
}
