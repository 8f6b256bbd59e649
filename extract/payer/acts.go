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
		if f.brandAt >= 0 && (slices.Contains(words().Acts, bare(f.t.Words[s.From].Text)) && f.isUnderBrand(s) || bare(f.t.Words[s.From].Text) == "we" && f.managesBenefit(s)) {
			names = append([]org{f.brandOrg()}, names...)
		}
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

// managesBenefit reports whether the writer of the letter says whose benefit it
// manages: "We manage the prescription benefit of Ashby Insurance".
func (f *finder) managesBenefit(s layout.Range) bool {
	for i := s.From + 1; i < min(s.From+actsWithin, s.To); i++ {
		if slices.Contains(words().Acts, bare(f.t.Words[i].Text)) {
			text := f.around(i, min(i+2*actsWithin, s.To))
			return strings.Contains(text, " benefit ") || strings.Contains(text, " benefits ") || strings.Contains(text, " behalf of ")
		}
	}
	return false
}

// isUnderBrand reports whether a sentence without a subject stands close under the
// name of the letterhead, as a line that says what the organization does.
func (f *finder) isUnderBrand(s layout.Range) bool {
	brand, line := f.t.LineOf(f.brandAt), f.t.LineOf(s.From)
	gap, h := line.Place[1]-brand.Place[3], max(line.Place.Height(), brand.Place.Height())
	return line.Page == brand.Page && gap > -h && gap < 2*h
}

// brandOrg is the name of the letterhead at its place.
func (f *finder) brandOrg() org {
	return org{Range: layout.Range{From: f.brandAt, To: f.brandAt + len(f.brand)}, words: f.brand}
}

// acts reports whether a verb of acting stands right behind the name.
func (f *finder) acts(o org, s layout.Range) bool {
	from := o.To
	if s.From > from { // the name stands above
		from = s.From
	}
	for i := from; i < min(from+actsWithin, s.To); i++ {
		if slices.Contains(words().Acts, bare(f.t.Words[i].Text)) {
			return true
		}
	}
	return false
}

// actedFor reports whether the name stands behind "for" or "behalf of".
func (f *finder) actedFor(o org) bool {
	before := f.around(o.From-3, o.From)
	for _, w := range []string{" for ", " for the ", " behalf of ", " members of ", " enrollees of ", " agent of ", " benefit of ", " benefit of the ", " benefits of ", " benefits of the "} {
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
			if f.inLabel(i) || i > o.From+1 && f.startsTitle(i, o) {
				o = org{Range: layout.Range{From: o.From, To: i}, words: o.words[:i-o.From]}
				break
			}
		}
		if !o.Empty() && !f.isStreet(o) && !f.isPerson(f.t.String(o.Range)) && !f.isTown(o) && !isCalendar(o.words) {
			out = append(out, o)
		}
	}
	return out
}

// startsTitle reports whether the title of a notice begins within a name, where a
// head has both in one line: "Northgate Mutual Explanation of Benefits".
func (f *finder) startsTitle(i int, o org) bool {
	return slices.Contains(words().Notices, bare(f.t.Words[i].Text)) && i+1 < o.To
}

// houseNumber stands before a street at the start of its line.
var houseNumber = regexp.MustCompile(`^\d+[A-Z]?$`)

// isStreet reports whether a house number stands before the name.
func (f *finder) isStreet(o org) bool {
	from := f.t.LineOf(o.From).From
	return o.From > from && o.From-from <= 2 &&
		houseNumber.MatchString(f.t.Words[from].Text)
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
