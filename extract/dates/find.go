package dates

import (
	"regexp"
	"slices"
	"strings"

	"recourse/internal/layout"
	"recourse/internal/letter"
)

// Form is how a date is written.
type Form string

// The forms of dates.
const (
	Named   Form = "named"   // the month by its name
	Numeric Form = "numeric" // 03/04/2026
	ISO     Form = "iso"     // 2026-03-04
)

// Found is a date as it is printed.
type Found struct {
	layout.Range
	Form Form
	// Date is the reading; zero where no calendar has the day.
	Date letter.Date
	// Other is the reading with day and month changed about, where the order
	// is open; else zero.
	Other letter.Date
	// dotted dates are written day first elsewhere; a letter must show its order.
	dotted bool
	// TwoDigits tells that the century is not printed, NoYear that no year is;
	// such a Date has the year 0.
	TwoDigits, NoYear bool
	// Repaired tells that letters were read as the digits that recognition
	// confuses them with, or a month's name was mended.
	Repaired bool
	// Confidence is that of the reading as a date, whatever it is the date of.
	Confidence letter.Confidence
}

// The pieces of dates. A digit can be a letter that looks like one.
const (
	digit   = `[0-9OoQDIl|SZB]`
	day     = `(` + digit + `{1,2})(?:\s?(?:st|nd|rd|th)\b)?`
	year    = `(` + digit + `{4}|'?[0-9]{2})`
	name    = `([A-Za-z0]{3,10})\.?`
	before  = `(?:^|[^A-Za-z0-9$#/.-]|\b[A-Za-z]{2,}[.:]|\.{3,})`
	after   = `(?:$|[^A-Za-z0-9/$-]|-\s|-[0-9]{1,2}/)`
	spelled = `([A-Za-z]{5,}(?:[ -][A-Za-z]{5,7})?)`
)

// form is one way to write a date. The numbers are those of its groups.
type form struct {
	form             Form
	pattern          *regexp.Regexp
	year, month, day int
	// part is what every date so written has in it; a month's name where it is "".
	part string
}

var forms = []form{
	{ISO, regexp.MustCompile(before + `(` + digit + `{4})\s?-\s?(` + digit + `{1,2})\s?-\s?(` + digit + `{1,2})` + after), 1, 2, 3, "-"},
	{ISO, regexp.MustCompile(before + `([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})` + after), 1, 2, 3, "/"},
	{ISO, regexp.MustCompile(`(?i:\bdate|dated)[:.]?\s(20[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])` + after), 1, 2, 3, " 20"},
	{Numeric, regexp.MustCompile(before + `(` + digit + `{1,2})\s?/\s?(` + digit + `{1,2})\s?/\s?(` + digit + `{4}|` + digit + `{2})` + after), 3, 1, 2, "/"},
	{Numeric, regexp.MustCompile(before + `([0-9]{1,2})-([0-9]{1,2})-([0-9]{4}|[0-9]{2})` + after), 3, 1, 2, "-"},
	{Numeric, regexp.MustCompile(before + `([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})` + after), 3, 1, 2, "."},
	{Named, regexp.MustCompile(before + name + `[\s-]{0,2}(?:the\s)?` + day + `(?:\s?[,.]\s?|\s|-)` + year + after), 3, 1, 2, ""},
	{Named, regexp.MustCompile(before + day + `\s?(?:-|of\s|day\sof\s|\s|,)\s?` + name + `(?:\s?,\s?|\s|-)` + year + after), 3, 2, 1, ""},
	{Named, regexp.MustCompile(before + `([0-9]{2})([A-Za-z]{3})([0-9]{4})` + after), 3, 2, 1, ""},
	{Named, regexp.MustCompile(before + spelled + `\s(?:day\s)?of\s` + name + `,?\s` + year + after), 3, 2, 1, ""},
	{Named, regexp.MustCompile(before + name + `\s` + day + after), 0, 1, 2, ""},
}

// Find finds every date of the letter in reading order.
func Find(t *layout.Text) []Found {
	var found []Found
	for _, p := range passages(t) {
		found = append(found, findIn(t, p)...)
	}
	settleOrder(found)
	return found
}

// findIn finds the dates of a passage.
func findIn(t *layout.Text, p passage) []Found {
	var found []Found
	for _, w := range p.aroundDigits() {
		found = append(found, findForms(t, w)...)
	}
	slices.SortFunc(found, func(a, b Found) int { return a.From - b.From })
	return found
}

// findForms tries all forms. Of two that overlap the one that stands first in
// the list of forms wins.
func findForms(t *layout.Text, p passage) []Found {
	var found []Found
	taken := make([]bool, len(p.s)+1)
	named := p.namesMonth()
	for _, f := range forms {
		if !strings.Contains(p.s, f.part) || f.part == "" && !named {
			continue
		}
		for at := 0; at < len(p.s); {
			m := f.pattern.FindStringSubmatchIndex(p.s[at:])
			if m == nil {
				break
			}
			from, to := at+first(m), at+last(m)
			if d, ok := f.read(p.s[at:], m); ok && !slices.Contains(taken[from:to], true) {
				d.Range = p.rangeOf(from, to)
				d.Confidence = confidence(t, d)
				found = append(found, d)
				for i := from; i < to; i++ {
					taken[i] = true
				}
			}
			at = next(p.s, from, to)
		}
	}
	return found
}

// next is where to go on after a match: behind the dash of a range of dates,
// else at the next word.
func next(s string, from, to int) int {
	if strings.HasPrefix(s[to:], "-") {
		return to + 1
	}
	if i := strings.IndexByte(s[from:], ' '); i >= 0 {
		return from + max(i, 1)
	}
	return len(s)
}

// first and last are where the groups of a match begin and end.
func first(m []int) int { return m[2] }

func last(m []int) int {
	to := 0
	for i := 3; i < len(m); i += 2 {
		to = max(to, m[i])
	}
	return to
}
