package payer

import (
	"regexp"
	"slices"
	"strings"

	"recourse/internal/layout"
)

// actsWithin is how many words behind a name the verb stands with which it acts
// for a plan.
const actsWithin = 4

// readActs looks for sentences in which one organization acts for a plan:
// "Stillwater manages hospital care for Saltmarsh Health Insurance".
func (f *finder) readActs() {
	for _, s := range f.t.Sentences {
		if f.t.LineOf(s.From).Furniture {
			continue
		}
		names := f.names(s)
		for i, x := range names {
			if !f.acts(x, s) {
				continue
			}
			for _, y := range names[i+1:] {
				if f.tellsPayer(y.words) && f.sum(y.words) > 0 && f.actedFor(y) && !slices.Equal(x.words, y.words) {
					f.raise(y, 0)
					f.shift(y, pointsActs)
					f.shift(x, pointsActing)
					break
				}
			}
		}
	}
}

// acts reports whether a verb of acting stands right behind the name.
func (f *finder) acts(o org, s layout.Range) bool {
	for i := o.To; i < min(o.To+actsWithin, s.To); i++ {
		if slices.Contains(words().Acts, bare(f.t.Words[i].Text)) {
			return true
		}
	}
	return false
}

// actedFor reports whether the name stands behind "for" or "behalf of".
func (f *finder) actedFor(o org) bool {
	before := f.around(o.From-3, o.From)
	for _, w := range []string{" for ", " for the ", " behalf of ", " members of ", " enrollees of ", " agent of "} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// shift adds to the points of a name that is known.
func (f *finder) shift(o org, points float64) {
	if c := f.found[f.known(strings.Join(o.words, " "))]; c != nil {
		c.Points += points
	}
}

var (
	stateForm = regexp.MustCompile(`^[A-Z]{2}$`)
	zipForm   = regexp.MustCompile(`^\d{5}(-\d{4})?[.,;)]?$`)
)

// names are the names of a range that can be an organization's: no labels, no
// towns and states of addresses, no months.
func (f *finder) names(r layout.Range) []org {
	var out []org
	for _, o := range orgsIn(f.t, r) {
		for i := o.From; i < o.To; i++ {
			if f.inLabel(i) {
				o = org{layout.Range{From: o.From, To: i}, o.words[:i-o.From]}
				break
			}
		}
		if !o.Empty() && !f.isTown(o) && !isCalendar(o.words) {
			out = append(out, o)
		}
	}
	return out
}

// isTown reports whether a state and a ZIP code follow, or the name is that
// state.
func (f *finder) isTown(o org) bool {
	word := func(i int) string {
		if i < len(f.t.Words) {
			return f.t.Words[i].Text
		}
		return ""
	}
	last := strings.TrimRight(word(o.To-1), ",.")
	if stateForm.MatchString(last) && zipForm.MatchString(word(o.To)) {
		return true
	}
	return stateForm.MatchString(strings.TrimRight(word(o.To), ",.")) && zipForm.MatchString(word(o.To+1))
}

func isCalendar(ws []string) bool {
	return !slices.ContainsFunc(ws, func(w string) bool { return !slices.Contains(words().Calendar, w) })
}
