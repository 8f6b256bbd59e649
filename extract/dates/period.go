package dates

import (
	"slices"
	"strings"

	"recourse/internal/layout"
	"recourse/internal/letter"
)

// FoundPeriod is a length of time as it is printed.
type FoundPeriod struct {
	// Range is the number and the unit: "sixty (60) calendar days".
	Range layout.Range
	// Period has the event it counts from, as far as the words next to it say.
	letter.Period
	// After is the words that name the event, empty where none do.
	After layout.Range
	// Adjective tells that the period stands before a noun, as in "the 60-day
	// period".
	Adjective bool
	// More tells that the period is added to another: "14 more days".
	More bool
	// Differs tells that words and digits are not the same number, and
	// Repaired that letters were read as digits.
	Differs, Repaired bool
	Confidence        letter.Confidence
}

// unit is what a word makes of the number before it.
type unit struct {
	unit   letter.Unit
	factor int
}

var unitWords = map[string]unit{
	"hour": {letter.UnitHours, 1}, "hr": {letter.UnitHours, 1},
	"day": {letter.UnitDays, 1}, "week": {letter.UnitDays, 7},
	"month": {letter.UnitMonths, 1}, "year": {letter.UnitYears, 1},
}

// fillers stand between number and unit, and change nothing.
var fillers = map[string]bool{"calendar": true, "consecutive": true, "more": true, "additional": true, "full": true,
	"extra": true, "further": true, "other": true, "straight": true}

// business stands between number and "days" and leaves out weekends and
// holidays.
var business = map[string]bool{"business": true, "working": true, "work": true, "weekday": true}

// maxFillers is how many words stand between number and unit at most.
const maxFillers = 2

// The largest numbers that a letter sets; what is larger is no time limit.
var largest = map[letter.Unit]int{letter.UnitHours: 240, letter.UnitDays: 1100, letter.UnitBusinessDays: 400,
	letter.UnitMonths: 120, letter.UnitYears: 20}

// Periods finds every length of time in the letter, in reading order.
func Periods(t *layout.Text) []FoundPeriod {
	var found []FoundPeriod
	for _, p := range columns(t) {
		ts := p.tokens()
		for i := 0; i < len(ts); i++ {
			f, next, ok := periodAt(p, ts, i)
			if !ok {
				continue
			}
			f.Confidence = f.sure(t)
			f.From, f.After = trigger(p, ts, i, next)
			found = append(found, f)
			i = next - 1
		}
	}
	return found
}

// periodAt reads the period that begins with token i, and returns the token
// behind it.
func periodAt(p passage, ts []token, i int) (FoundPeriod, int, bool) {
	if i > 0 && p.s[ts[i].from-1] != ' ' && !strings.ContainsRune(`("'-/`, rune(p.s[ts[i].from-1])) {
		return FoundPeriod{}, i, false // the end of an amount or a number
	}
	c, next := countAt(ts, i)
	if o, at := ordinalAt(ts, i); at > i {
		c, next = o, at
	}
	if next == i || c.n <= 0 {
		return FoundPeriod{}, i, false
	}
	u, isBusiness, at := unitAt(ts, next)
	if at < 0 || !joinedUp(p, ts, i, at) {
		return FoundPeriod{}, i, false
	}
	f := FoundPeriod{Period: letter.Period{N: c.n * u.factor, Unit: u.unit}, Differs: c.differs, Repaired: c.repaired}
	if isBusiness && u.unit == letter.UnitDays {
		f.Unit = letter.UnitBusinessDays
	}
	f.More = added(ts[next:at])
	f.Range = p.rangeOf(ts[i].from, ts[at].to)
	f.Adjective = strings.Contains(p.s[ts[i].from:ts[at].to], "-") && !strings.HasSuffix(strings.ToLower(ts[at].s), "s")
	return f, at + 1, f.N <= largest[f.Unit]
}

// added reports whether one of the words says that a period is added.
func added(ts []token) bool {
	return slices.ContainsFunc(ts, func(t token) bool {
		switch strings.ToLower(t.s) {
		case "more", "additional", "extra", "further":
			return true
		}
		return false
	})
}

// unitAt finds the unit at or behind token i; at is negative where there is
// none.
func unitAt(ts []token, i int) (u unit, isBusiness bool, at int) {
	for at = i; at < len(ts) && at <= i+maxFillers; at++ {
		w := strings.ToLower(ts[at].s)
		if u, ok := unitOf(w); ok {
			return u, isBusiness, at
		}
		switch {
		case like(w, business):
			isBusiness = true
		case !like(w, fillers):
			return unit{}, false, -1
		}
	}
	return unit{}, false, -1
}

func hasUnit(ts []token, i int) bool {
	_, _, at := unitAt(ts, i)
	return at >= 0
}

// unitOf reads a unit, in the singular or plural and as recognition leaves it.
func unitOf(w string) (unit, bool) {
	if u, ok := unitWords[strings.TrimSuffix(w, "s")]; ok {
		return u, true
	}
	for name, u := range unitWords {
		if len(name) > 2 && len(w) > 3 && (layout.Alike(w, name+"s") || layout.Alike(w, name)) {
			return u, true
		}
	}
	if w == "davs" || w == "oays" {
		return unitWords["day"], true
	}
	return unit{}, false
}

func like(w string, set map[string]bool) bool {
	if set[w] {
		return true
	}
	for name := range set {
		if len(name) > 6 && layout.Alike(w, name) {
			return true
		}
	}
	return false
}

// joinedUp reports whether nothing but spaces, hyphens and brackets stands
// between the tokens: no sentence ends between a number and its unit.
func joinedUp(p passage, ts []token, from, to int) bool {
	for i := from; i < to; i++ {
		if strings.ContainsAny(p.s[ts[i].to:ts[i+1].from], `.,;:!?/$%~`) {
			return false
		}
	}
	return true
}

// surePeriod is how sure a period is before the words' own confidence counts.
const surePeriod = 0.995

// sure is how sure the reading is.
func (f FoundPeriod) sure(t *layout.Text) letter.Confidence {
	c := surePeriod
	if f.Repaired {
		c *= byRepair
	}
	if f.Differs {
		c = openOrder
	}
	return letter.Confidence(c * reading(t.Confidence(f.Range)))
}
