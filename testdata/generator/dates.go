package main

import (
	"cmp"
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"
)

var (
	firstDay = time.Date(2025, time.July, 20, 0, 0, 0, 0, time.UTC)
	lastDay  = time.Date(2026, time.October, 20, 0, 0, 0, 0, time.UTC)
)

// workday is the date of a letter: Monday to Friday.
func workday(random *rand.Rand) time.Time {
	span := int(lastDay.Sub(firstDay).Hours() / 24)
	day := firstDay.AddDate(0, 0, random.IntN(span))
	for weekend(day) {
		day = day.AddDate(0, 0, 1)
	}
	return day
}

func weekend(t time.Time) bool { return t.Weekday() == time.Saturday || t.Weekday() == time.Sunday }

// end is the last day of the period, counted from the given date; the zero time when it has none.
func (c clock) end(from time.Time) time.Time {
	switch {
	case c.Days > 0:
		return from.AddDate(0, 0, c.Days)
	case c.Months > 0:
		return addMonths(from, c.Months)
	case c.BusinessDays > 0:
		return addBusinessDays(from, c.BusinessDays)
	}
	return time.Time{}
}

// addMonths keeps the day of the month, or takes the month's last day when that day does not exist.
func addMonths(from time.Time, months int) time.Time {
	first := time.Date(from.Year(), from.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(from.Day(), last)-1)
}

// addBusinessDays counts Monday to Friday without the federal holidays that fall into the letters' time.
func addBusinessDays(from time.Time, n int) time.Time {
	for n > 0 {
		from = from.AddDate(0, 0, 1)
		if !weekend(from) && !holidays[iso2(from)] {
			n--
		}
	}
	return from
}

// holidays are the federal holidays as observed, July 2025 to December 2026 (5 U.S.C. 6103).
var holidays = map[string]bool{
	"2025-09-01": true, "2025-10-13": true, "2025-11-11": true, "2025-11-27": true, "2025-12-25": true,
	"2026-01-01": true, "2026-01-19": true, "2026-02-16": true, "2026-05-25": true, "2026-06-19": true, "2026-07-03": true,
	"2026-09-07": true, "2026-10-12": true, "2026-11-11": true, "2026-11-26": true, "2026-12-25": true,
}

func iso2(t time.Time) string { return t.Format(time.DateOnly) }

func iso(t time.Time) *string {
	s := iso2(t)
	return &s
}

// Date is the date of the letter.
func (l *letter) Date(layout ...string) string {
	if l.k.Undated {
		l.err = errors.New("an undated letter prints its date")
	}
	l.truth.LetterDate = iso(l.date)
	return l.format(l.date, layout)
}

// On is the date so many days after (before, when negative) the letter.
func (l *letter) On(days int, layout ...string) string {
	return l.format(l.date.AddDate(0, 0, days), layout)
}

// Served is the date of the service: so many days before the letter, unless the reason calls for another age.
func (l *letter) Served(days int, layout ...string) string {
	if l.d != nil && l.d.Age > 0 {
		days = l.d.Age
	}
	return l.On(-days, layout...)
}

// Birth is the patient's date of birth.
func (l *letter) Birth(layout ...string) string { return l.format(l.cast.birth, layout) }

func (l *letter) format(t time.Time, layout []string) string {
	form := cmp.Or(l.k.Date, "January 2, 2006")
	if len(layout) > 0 {
		form = layout[0]
	}
	written := t.Format(strings.Replace(form, "JAN", "Jan", 1))
	if strings.Contains(form, "JAN") { // Go's layouts know no capitals
		written = strings.ToUpper(written)
	}
	if strings.Contains(form, "2th") { // Go's layouts know no ordinal numbers
		written = strings.Replace(written, strconv.Itoa(t.Day())+"th", ordinal(t.Day()), 1)
	}
	return written
}

// ordinal is 1st, 2nd, 3rd, 4th and so on.
func ordinal(n int) string {
	ending := "th"
	if n/10 != 1 && n%10 >= 1 && n%10 <= 3 {
		ending = [...]string{"st", "nd", "rd"}[n%10-1]
	}
	return fmt.Sprint(n, ending)
}
