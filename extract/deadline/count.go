package deadline

import (
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/us"

	"recourse/internal/letter"
)

// businessDays leaves out weekends and federal holidays (5 U.S.C. 6103).
var businessDays = func() *cal.BusinessCalendar {
	c := cal.NewBusinessCalendar()
	c.AddHoliday(us.Holidays...)
	return c
}()

// after is the last day of a period that begins with a day. Months are
// calendar months, clamped to the month's end; begun days of hours count full.
func after(from letter.Date, p letter.Period) letter.Date {
	if from.IsZero() {
		return from
	}
	switch p.Unit {
	case letter.UnitHours:
		return from.AddDays((p.N + 23) / 24)
	case letter.UnitDays:
		return from.AddDays(p.N)
	case letter.UnitBusinessDays:
		return letter.DateOf(businessDays.WorkdaysFrom(from.Time(), p.N))
	case letter.UnitMonths:
		return from.AddMonths(p.N)
	case letter.UnitYears:
		return from.AddMonths(12 * p.N)
	}
	return letter.Date{}
}

// nextBusinessDay is the day itself, or the next that is no weekend or federal
// holiday.
func nextBusinessDay(d letter.Date) letter.Date {
	for !businessDays.IsWorkday(d.Time()) {
		d = d.AddDays(1)
	}
	return d
}

// FileBy is the day itself, or the last before it that is no weekend or federal
// holiday; zero for no day.
func FileBy(d letter.Date) letter.Date {
	for !d.IsZero() && !businessDays.IsWorkday(d.Time()) {
		d = d.AddDays(-1)
	}
	return d
}

// days is about how many days a period has; it serves to compare periods.
func days(p letter.Period) int {
	day := time.Hour * 24
	switch p.Unit {
	case letter.UnitHours:
		return int(time.Duration(p.N) * time.Hour / day)
	case letter.UnitMonths:
		return p.N * 30
	case letter.UnitYears:
		return p.N * 365
	case letter.UnitBusinessDays:
		return p.N * 7 / 5
	}
	return p.N
}
