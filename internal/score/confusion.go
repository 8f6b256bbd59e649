package score

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Confusion counts which categories were read for which; "" stands for none.
type Confusion map[Mix]int

// Mix is a printed category and the one that was read for it.
type Mix struct{ Printed, Read string }

// add counts what was judged.
func (c Confusion) add(j Judged) {
	if j.Want == nil && j.Have == nil {
		return
	}
	text := func(s *string) string {
		if s == nil {
			return ""
		}
		return *s
	}
	c[Mix{text(j.Want), text(j.Have)}]++
}

// Mixed are the pairs that are not the same, the most frequent first.
func (c Confusion) Mixed() []Mix {
	return slices.DeleteFunc(c.pairs(), func(m Mix) bool { return m.Printed == m.Read })
}

// pairs are all pairs, the most frequent first.
func (c Confusion) pairs() []Mix {
	all := slices.Collect(maps.Keys(c))
	slices.SortFunc(all, func(a, b Mix) int {
		return cmp.Or(c[b]-c[a], strings.Compare(a.Printed, b.Printed), strings.Compare(a.Read, b.Read))
	})
	return all
}

// write writes a row for each printed category: how many of it were read as
// what, itself first.
func (c Confusion) write(s *strings.Builder) {
	rows := map[string]int{}
	for m, n := range c {
		rows[m.Printed] += n
	}
	for _, printed := range slices.Sorted(maps.Keys(rows)) {
		fmt.Fprintf(s, "%-22s%s", orNone(printed), Share{c[Mix{printed, printed}], rows[printed]})
		for _, m := range c.Mixed() {
			if m.Printed == printed {
				fmt.Fprintf(s, ", %d %s", c[m], orNone(m.Read))
			}
		}
		s.WriteByte('\n')
	}
}

func orNone(name string) string {
	if name == "" {
		return "(none)"
	}
	return name
}
