package dates

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"recourse/internal/letter"
)

// read makes the date of a match; not ok where the match is no date at all.
func (f form) read(s string, m []int) (Found, bool) {
	group := func(i int) string {
		if i == 0 {
			return ""
		}
		return s[m[2*i]:m[2*i+1]]
	}
	d := Found{Form: f.form, dotted: f.part == "."}
	y, ok := d.year(group(f.year))
	if !ok {
		return d, false
	}
	month, dayOfMonth := group(f.month), group(f.day)
	if f.form == Named {
		return d.named(y, month, dayOfMonth)
	}
	a, b, ok := d.two(month, dayOfMonth)
	if !ok || a > 31 || b > 31 || a == 0 || b == 0 {
		return d, false
	}
	d.Date, _ = calendar(y, a, b)
	if f.form == Numeric && a != b {
		d.Other, _ = calendar(y, b, a)
	}
	return d, true
}

// named reads a date whose month is a name. A name that is mended needs a
// year of four digits, else every "Mary 12" were a date.
func (d Found) named(y int, month, dayOfMonth string) (Found, bool) {
	mo, mended := monthOf(month)
	n, ok := d.number(dayOfMonth)
	if !ok {
		n, ok = ordinalOf(dayOfMonth)
	}
	if mo == 0 || !ok || n > 31 || n == 0 || mended && (d.NoYear || d.TwoDigits) {
		return d, false
	}
	d.Repaired = d.Repaired || mended
	if d.NoYear {
		if !unicode.IsUpper(rune(month[0])) { // "you may 12"
			return d, false
		}
		_, ok = calendar(2024, int(mo), n)
		d.Date = letter.Date{Month: mo, Day: n}
		return d, ok
	}
	d.Date, _ = calendar(y, int(mo), n)
	return d, true
}

// year reads a year of four digits or two.
func (d *Found) year(s string) (int, bool) {
	if s == "" {
		d.NoYear = true
		return 0, true
	}
	s = strings.TrimPrefix(s, "'")
	y, ok := d.number(s)
	if len(s) == 2 {
		d.TwoDigits = true
		if y < 50 {
			return 2000 + y, ok
		}
		return 1900 + y, ok
	}
	return y, ok && y >= 1900 && y < 2200
}

func (d *Found) two(s, t string) (a, b int, ok bool) {
	a, aok := d.number(s)
	b, bok := d.number(t)
	return a, b, aok && bok
}

// digits undoes what recognition confuses with digits.
var digits = strings.NewReplacer("O", "0", "o", "0", "Q", "0", "D", "0", "I", "1", "l", "1", "|", "1", "S", "5", "Z", "2", "B", "8")

// number reads digits, and notes where letters stood for some of them. A
// number without one true digit is a word.
func (d *Found) number(s string) (int, bool) {
	fixed := digits.Replace(s)
	n, err := strconv.Atoi(fixed)
	if err != nil || !strings.ContainsAny(s, "0123456789") {
		return 0, false
	}
	d.Repaired = d.Repaired || fixed != s
	return n, true
}

func calendar(y, month, day int) (letter.Date, bool) {
	if month < 1 || month > 12 {
		return letter.Date{}, false
	}
	d, ok := letter.NewDate(y, time.Month(month), day)
	if !ok {
		return letter.Date{}, false
	}
	return d, true
}
