package dates

import (
	"strings"
	"time"

	"recourse/internal/layout"
)

// shortest is how many letters of a month's name are always written.
const shortest = 3

// monthOf reads a month's name or abbreviation, and tells whether it had to be
// mended.
func monthOf(s string) (m time.Month, mended bool) {
	s = strings.ToLower(s)
	for m = time.January; m <= time.December; m++ {
		full := strings.ToLower(m.String())
		if s == full || s == full[:shortest] || s == "sept" && m == time.September {
			return m, false
		}
	}
	for m = time.January; m <= time.December; m++ {
		full := strings.ToLower(m.String())
		if len(s) > shortest && layout.Alike(s, full) || strings.ReplaceAll(s, "0", "o") == full[:shortest] {
			return m, true
		}
	}
	return 0, false
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
