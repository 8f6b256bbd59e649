package query

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"recourse/internal/letter"
)

const dateExamples = "write a date as 2026-03-15 or 2026-03, or days as <14d"

// span is a run of days, both ends included.
type span struct{ from, to letter.Date }

// date reads the value of a date field: a date, month or year, a number of
// days, with <, <=, > or >= before it, or two with .. between them.
func (p *parser) date(f *Field, t token) (Node, error) {
	text := strings.ToLower(strings.TrimSpace(t.text))
	switch {
	case text == "none":
		return Range{Field: f, None: true}, nil
	case text == "any":
		return Range{Field: f}, nil
	case text == "overdue" && f.Kind == KindAhead:
		text = "<today"
	}
	if from, to, ok := strings.Cut(text, ".."); ok {
		return p.between(f, t, from, to)
	}
	operator, operand := cutOperator(text)
	days, relative, err := p.days(f, t, operand)
	if err != nil {
		return nil, err
	}
	if relative && f.Kind == KindPast {
		operator = mirrored[operator]
	}
	if relative && operator == "" {
		return p.withinDays(f, days), nil
	}
	return compare(f, operator, days), nil
}

// withinDays is what 14d means without an operator: from today to that day.
func (p *parser) withinDays(f *Field, days span) Range {
	if days.from.Before(p.now) {
		return Range{Field: f, From: days.from, To: p.now}
	}
	return Range{Field: f, From: p.now, To: days.to}
}

func (p *parser) between(f *Field, t token, from, to string) (Node, error) {
	r := Range{Field: f}
	if from != "" {
		days, _, err := p.days(f, t, from)
		if err != nil {
			return nil, err
		}
		r.From = days.from
	}
	if to != "" {
		days, _, err := p.days(f, t, to)
		if err != nil {
			return nil, err
		}
		r.To = days.to
	}
	if !r.From.IsZero() && !r.To.IsZero() && r.To.Before(r.From) {
		return nil, p.badValue(t, "the range ends before it begins", fmt.Sprintf("write %s:%s..%s", f.Name, to, from))
	}
	return r, nil
}

func cutOperator(text string) (operator, operand string) {
	for _, op := range []string{"<=", ">=", "≤", "≥", "<", ">", "="} {
		if rest, ok := strings.CutPrefix(text, op); ok {
			return ascii[op], strings.TrimSpace(rest)
		}
	}
	return "", text
}

var ascii = map[string]string{"<=": "<=", ">=": ">=", "≤": "<=", "≥": ">=", "<": "<", ">": ">", "=": "="}

// mirrored turns the comparison of an age into one of the date: younger than
// 14 days is later than 14 days ago.
var mirrored = map[string]string{"": "", "=": "=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}

func compare(f *Field, operator string, days span) Range {
	switch operator {
	case "<":
		return Range{Field: f, To: days.from.AddDays(-1)}
	case "<=":
		return Range{Field: f, To: days.to}
	case ">":
		return Range{Field: f, From: days.to.AddDays(1)}
	case ">=":
		return Range{Field: f, From: days.from}
	}
	return Range{Field: f, From: days.from, To: days.to}
}

var (
	isoForm      = regexp.MustCompile(`^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$`)
	relativeForm = regexp.MustCompile(`^([+-]?)(\d{1,4})\s*(d|w|m|y|days?|weeks?|months?|years?)$`)
	slashForm    = regexp.MustCompile(`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$`)
	dayWords     = map[string]int{"yesterday": -1, "today": 0, "tomorrow": 1}
)

// days reads a date without operator. It is relative where it counts from now
// without a sign.
func (p *parser) days(f *Field, t token, text string) (days span, relative bool, err error) {
	if n, ok := dayWords[text]; ok {
		day, err := p.today(t)
		return span{day.AddDays(n), day.AddDays(n)}, false, err
	}
	if m := relativeForm.FindStringSubmatch(text); m != nil {
		day, err := p.today(t)
		day = offset(f, day, m)
		return span{day, day}, m[1] == "", err
	}
	if m := isoForm.FindStringSubmatch(text); m != nil {
		days, err = p.calendar(t, m)
		return days, false, err
	}
	return span{}, false, p.badDate(t, text)
}

func (p *parser) today(t token) (letter.Date, error) {
	if p.now.IsZero() {
		return letter.Date{}, p.badValue(t, "the day of today is not known here", "write a date as 2026-03-15")
	}
	return p.now, nil
}

// offset counts from the day: ahead or back by the sign, else as suits the field.
func offset(f *Field, day letter.Date, m []string) letter.Date {
	n, _ := strconv.Atoi(m[2])
	if m[1] == "-" || m[1] == "" && f.Kind == KindPast {
		n = -n
	}
	switch m[3][0] {
	case 'w':
		return day.AddDays(7 * n)
	case 'm':
		return day.AddMonths(n)
	case 'y':
		return day.AddMonths(12 * n)
	}
	return day.AddDays(n)
}

// calendar reads a year, a month or a day.
func (p *parser) calendar(t token, m []string) (span, error) {
	year, _ := strconv.Atoi(m[1])
	if m[2] == "" {
		return span{letter.Date{Year: year, Month: 1, Day: 1}, letter.Date{Year: year, Month: 12, Day: 31}}, nil
	}
	month, _ := strconv.Atoi(m[2])
	if month < 1 || month > 12 {
		return span{}, p.badValue(t, fmt.Sprintf("there is no month %s", m[2]), dateExamples)
	}
	first := letter.Date{Year: year, Month: time.Month(month), Day: 1}
	last := first.AddMonths(1).AddDays(-1)
	if m[3] == "" {
		return span{first, last}, nil
	}
	number, _ := strconv.Atoi(m[3])
	day, ok := letter.NewDate(year, time.Month(month), number)
	if !ok {
		return span{}, p.badValue(t, "the calendar has no such day", "the last day of that month is "+last.String())
	}
	return span{day, day}, nil
}

// badDate suggests what a date in another form means.
func (p *parser) badDate(t token, text string) *Error {
	problem := fmt.Sprintf("%q is no date", text)
	if m := slashForm.FindStringSubmatch(text); m != nil {
		month, _ := strconv.Atoi(m[1])
		number, _ := strconv.Atoi(m[2])
		year, _ := strconv.Atoi(m[3])
		if day, ok := letter.NewDate(year, time.Month(month), number); ok {
			return p.badValue(t, problem, "write "+day.String())
		}
	}
	return p.badValue(t, problem, dateExamples)
}
