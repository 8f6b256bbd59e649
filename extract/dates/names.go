package dates

import (
	"strings"
	"time"

	"recourse/internal/layout"
)

var months = strings.Fields(`january february march april may june july august september october november december`)

// shortest is how many letters of a month's name are always written.
const shortest = 3

// monthOf reads a month's name or abbreviation, and tells whether it had to be
// mended.
func monthOf(s string) (m time.Month, mended bool) {
	s = strings.ToLower(s)
	for i, full := range months {
		if s == full || s == full[:shortest] || s == "sept" && i == int(time.September)-1 {
			return time.Month(i + 1), false
		}
	}
	for i, full := range months {
		m := time.Month(i + 1)
		if len(s) > shortest && layout.Alike(s, full) || strings.ReplaceAll(s, "0", "o") == full[:shortest] {
			return m, true
		}
	}
	return 0, false
}

// namesMonth reports whether a word of the passage can be a month's name, or
// begins with one that the day follows without a space.
func (p passage) namesMonth() bool {
	for i := 0; i < len(p.s); i++ {
		if !nameLetter(p.s[i]) {
			continue
		}
		j := i + 1
		for j < len(p.s) && nameLetter(p.s[j]) {
			j++
		}
		if mayBeMonth(p.s[i:j]) || mayBeMonth(strings.TrimLeft(p.s[i:j], "0")) {
			return true
		}
		for k := i + shortest; j < len(p.s) && isDigit(p.s[j]) && k < j; k++ {
			if mayBeMonth(p.s[i:k]) {
				return true
			}
		}
		i = j
	}
	return false
}

// nameLetter reports whether a month's name can be written with the character.
func nameLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '0' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// longest is how many letters a month's name has at most, misread or not.
const longest = 12

// monthStarts are the letters that a month's name begins with, as printed and as
// recognition leaves them.
const monthStarts = "jfmasondJFMASOND0cCrR"

func mayBeMonth(s string) bool {
	if len(s) < shortest || len(s) > longest || !strings.Contains(monthStarts, s[:1]) && !strings.Contains(s, "0") {
		return false
	}
	m, _ := monthOf(s)
	return m > 0
}

var ordinals = strings.Fields(`zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
	fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth`)

// ordinalOf reads "first" to "thirty-first".
func ordinalOf(s string) (int, bool) {
	s = strings.ToLower(s)
	for _, tens := range []struct {
		name string
		n    int
	}{{"twenty", 20}, {"thirty", 30}} {
		if rest, ok := strings.CutPrefix(s, tens.name); ok && len(rest) > 1 {
			n, ok := ordinalOf(rest[1:])
			return tens.n + n, ok && n < 10
		}
	}
	if s == "thirtieth" {
		return 30, true
	}
	for n, o := range ordinals {
		if s == o {
			return n, true
		}
	}
	return 0, false
}
