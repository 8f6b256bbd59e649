package casework

import (
	"slices"
	"strings"

	"recourse/internal/letter"
)

// Difference is a field that has another value than before; "" is none.
type Difference struct {
	Field string `json:"field"`
	Old   string `json:"old"`
	New   string `json:"new"`
}

// Diff lists in which fields two readings of a letter differ, in what is done
// about it, and in what is asked.
func Diff(old, now letter.Letter) []Difference {
	var all []Difference
	add := func(name, a, b string) {
		if a != b {
			all = append(all, Difference{name, a, b})
		}
	}
	for _, name := range Fields() {
		add(name, fields[name].get(old), fields[name].get(now))
	}
	add("playbook", deref(old.Playbook), deref(now.Playbook))
	add("review", strings.Join(askedSorted(old), ","), strings.Join(askedSorted(now), ","))
	return all
}

func askedSorted(l letter.Letter) []string {
	names := asked(l)
	slices.Sort(names)
	return names
}
