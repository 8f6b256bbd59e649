package stack

import (
	"slices"
	"strconv"
	"strings"
)

var months = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september",
	"october", "november", "december"}

// dateAt reads a date at tokens[i], as YYYYMMDD, and how many tokens it takes.
func dateAt(tokens []token, i int) (string, int) {
	if d := numericDate(tokens[i].norm); d != "" {
		return d, 1
	}
	if i+2 >= len(tokens) {
		return "", 0
	}
	a, b, c := tokens[i].norm, tokens[i+1].norm, tokens[i+2].norm
	if m := month(a); m > 0 {
		return isoDate(c, m, number(b)), 3
	}
	if m := month(b); m > 0 {
		return isoDate(c, m, number(a)), 3
	}
	return "", 0
}

// numericDate reads 02/03/2026, 2-3-26, 2026-02-03 and 2-Feb-2026.
func numericDate(s string) string {
	f := strings.FieldsFunc(s, func(r rune) bool { return r == '/' || r == '-' || r == '.' })
	if len(f) != 3 || len(s) < 6 || len(s) > 11 {
		return ""
	}
	if len(f[0]) == 4 {
		return isoDate(f[0], number(f[1]), number(f[2]))
	}
	if m := month(f[1]); m > 0 {
		return isoDate(f[2], m, number(f[0]))
	}
	return isoDate(f[2], number(f[0]), number(f[1]))
}

// isoDate writes YYYYMMDD; "" where the numbers are no date.
func isoDate(year string, month, day int) string {
	y := number(year)
	if len(year) == 2 && digitsOnly(year) {
		y += 2000
	}
	if y < 1900 || y > 2099 || month < 1 || month > 12 || day < 1 || day > 31 {
		return ""
	}
	return strconv.Itoa(y*10000 + month*100 + day)
}

// month reads the name of a month, or its first three letters or more.
func month(s string) int {
	if len(s) < 3 {
		return 0
	}
	return 1 + slices.IndexFunc(months, func(m string) bool { return strings.HasPrefix(m, s) })
}

// number reads digits, also of an ordinal: 13th.
func number(s string) int {
	if rest := strings.TrimRight(s, "dhnrst"); len(s)-len(rest) == 2 {
		s = rest
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// letterDates finds the dates in a segment that could be the letter's own:
// those that fill it, and those beside the label of such a date.
func letterDates(g segment) []string {
	var found []string
	for i := 0; i < len(g.tokens); {
		label := words.DateLabel.at(g.tokens, i)
		at := i + label
		if at < len(g.tokens) && strings.HasSuffix(g.tokens[at].norm, "day") { // Monday, June 29, 2026
			at++
		}
		if at < len(g.tokens) && (label > 0 || i == 0) {
			if d, n := dateAt(g.tokens, at); d != "" && (label > 0 || at+n == len(g.tokens)) {
				found = append(found, d)
			}
		}
		i += max(label, 1)
	}
	return found
}
