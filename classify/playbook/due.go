package playbook

import (
	"slices"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/us"

	"recourse/internal/letter"
)

// What a day can be counted from, beside the clocks of the letter.
const (
	fromReceived = "received" // the day the letter reached the clinic
	fromLetter   = "letter"   // the letter's own date
	fromDeadline = "deadline" // the safe date of the deadline
	fromFiled    = "filed"    // the day the appeal was filed; not known before
)

// times are the days that steps are counted from.
type times struct {
	received letter.Date
	facts    letter.Facts
	deadline *letter.Deadline
	// filed is the day on which the appeal was filed, zero if it was not.
	filed letter.Date
}

// calendar knows the business days: not Saturday, Sunday or a federal holiday.
var calendar = func() *cal.BusinessCalendar {
	c := cal.NewBusinessCalendar()
	c.AddHoliday(us.Holidays...)
	return c
}()

// date is the day a step is due, zero where its clock is not set.
func (d *Due) date(t times) letter.Date {
	if d == nil {
		return letter.Date{}
	}
	from := t.clock(d.From)
	if from.IsZero() {
		return d.Or.date(t)
	}
	day := from.AddDays(d.Days)
	if d.BusinessDays != 0 {
		day = letter.DateOf(calendar.WorkdaysFrom(from.Time(), d.BusinessDays))
	}
	return earlier(day, d.Latest.date(t))
}

// over reports whether the clock that the day hangs on has run out: a printed
// one, or the period of a rule.
func (d *Due) over(t times, today letter.Date) bool {
	if d == nil {
		return false
	}
	from := t.clock(d.From)
	if from.IsZero() {
		return d.Or.over(t, today)
	}
	if slices.Contains(clocks, letter.ClockKind(d.From)) && from.Before(today) {
		return true
	}
	if d.Source != "" && d.date(t).Before(today) {
		return true
	}
	return d.Latest.over(t, today)
}

func (t times) clock(name string) letter.Date {
	switch name {
	case fromReceived:
		return t.received
	case fromLetter:
		return t.facts.Date()
	case fromDeadline:
		return t.safe()
	case fromFiled:
		return t.filed
	}
	return t.printed(letter.ClockKind(name))
}

// printed is the earliest date that the letter sets for a kind of clock.
func (t times) printed(kind letter.ClockKind) letter.Date {
	var day letter.Date
	for _, c := range t.facts.Clocks {
		if c.Kind == kind {
			day = earlier(day, c.Date)
		}
	}
	if kind == letter.ClockPeerToPeer && t.facts.PeerToPeer != nil {
		day = earlier(day, t.facts.PeerToPeer.Date)
	}
	return day
}

// safe is the last day that is surely in time.
func (t times) safe() letter.Date {
	if t.deadline == nil {
		return letter.Date{}
	}
	if t.deadline.SafeDate.IsZero() {
		return t.deadline.Date
	}
	return t.deadline.SafeDate
}

// earlier is the earlier of two days; a zero day does not count.
func earlier(a, b letter.Date) letter.Date {
	if a.IsZero() || (!b.IsZero() && b.Before(a)) {
		return b
	}
	return a
}
