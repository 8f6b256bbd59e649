package steplaw

import (
	"fmt"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/us"

	"recourse/internal/letter"
)

// Time is a time to decide; where it has two counts, the shorter one holds. The
// zero Time is not known.
type Time struct {
	Hours        int `yaml:"hours"`
	Days         int `yaml:"days"`
	BusinessDays int `yaml:"business_days"`
}

// IsZero reports whether the time is not known.
func (t Time) IsZero() bool { return t == Time{} }

// calendar knows the business days: not Saturday, Sunday or a federal holiday.
var calendar = func() *cal.BusinessCalendar {
	c := cal.NewBusinessCalendar()
	c.AddHoliday(us.Holidays...)
	return c
}()

// Due is the day by which a request that arrived on a day must be answered; the
// zero date for a time that is not known.
func (t Time) Due(filed letter.Date) letter.Date {
	var due letter.Date
	take := func(d letter.Date) {
		if due.IsZero() || d.Before(due) {
			due = d
		}
	}
	if t.Hours > 0 {
		take(filed.AddDays((t.Hours + 23) / 24))
	}
	if t.Days > 0 {
		take(filed.AddDays(t.Days))
	}
	if t.BusinessDays > 0 {
		take(letter.DateOf(calendar.WorkdaysFrom(filed.Time(), t.BusinessDays)))
	}
	return due
}

// String is the time in words, "" where it is not known.
func (t Time) String() string {
	words := ""
	add := func(n int, unit string) {
		if n == 0 {
			return
		}
		if words != "" {
			words += " or, if that is shorter, "
		}
		words += fmt.Sprintf("%d %s", n, unit)
	}
	add(t.Hours, "hours")
	add(t.Days, "calendar days")
	add(t.BusinessDays, "business days")
	return words
}

// Decide is the time to decide for a case, standard where it is urgent and no
// time for urgent ones is known.
func (l Law) Decide(urgent bool) Time {
	if urgent && !l.Urgent.IsZero() {
		return l.Urgent
	}
	return l.Standard
}
