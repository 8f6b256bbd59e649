package payer

import (
	"slices"
	"strings"

	"recourse/internal/layout"
	"recourse/internal/letter"
)

// known is the key of a name that is known already and differs by no more than
// what recognition changes, else the key itself.
func (f *finder) known(key string) string {
	if f.found[key] != nil || len(key) < minAlike {
		return key
	}
	for _, k := range f.order {
		if d := len(k) - len(key); d > 3 || d < -3 || strings.Count(k, " ") != strings.Count(key, " ") {
			continue
		}
		if alike(k, key) {
			return k
		}
	}
	return key
}

// minAlike is the shortest name of which readings can differ.
const minAlike = 12

// alike reports whether every word of one name can be the other's; in longer
// names one word may differ.
func alike(a, b string) bool {
	as, bs := strings.Fields(a), strings.Fields(b)
	other := 0
	for i := range as {
		if !layout.Alike(as[i], bs[i]) {
			other++
		}
	}
	return other == 0 || other == 1 && len(as) > 3
}

func (f *finder) ranked() []Candidate {
	var out []Candidate
	for _, key := range f.order {
		out = append(out, *f.found[key])
	}
	slices.SortStableFunc(out, byPoints)
	if len(out) == 0 {
		return nil
	}
	if full := f.fullName(out); full > 0 {
		c := out[full]
		c.Points = out[0].Points
		out = append([]Candidate{c}, slices.Delete(out, full, full+1)...)
	}
	return out
}

func byPoints(a, b Candidate) int {
	switch {
	case a.Points > b.Points:
		return -1
	case a.Points < b.Points:
		return 1
	}
	return 0
}

// fullName is the place of a longer form of the best name, 0 where there is
// none: "Northgate Mutual" is short for "Northgate Mutual Health Insurance
// Company", and "Individual Health Plans" is half of what two lines say.
func (f *finder) fullName(cs []Candidate) int {
	short := strings.ToLower(cs[0].Name)
	for i := 1; i < len(cs); i++ {
		long := strings.ToLower(cs[i].Name)
		if rest, ok := strings.CutPrefix(long, short+" "); ok && cs[i].Points > fullShare*cs[0].Points && f.isRest(rest) {
			return i
		}
		rest, ok := strings.CutSuffix(long, " "+short)
		if ok && (cs[i].Places > 1 && f.sum(strings.Fields(rest)) >= 0 || cs[i].joined && cs[i].Points > fullShare*cs[0].Points) {
			return i
		}
	}
	return 0
}

// isRest reports whether words go on with the name of a plan.
func (f *finder) isRest(s string) bool {
	ws := strings.Fields(s)
	return f.tellsPayer(ws) && f.sum(ws) > 0
}

// trimmed is the name without punctuation at its end; a bracket that opens in
// it stays closed.
func trimmed(s string) string {
	s = strings.TrimRight(s, ".,;:|•· ")
	if !strings.Contains(s, "(") {
		s = strings.TrimRight(s, ")")
	}
	return strings.TrimLeft(s, "(|•· ")
}

// Confidence is how often such a lead over the next name is right.
func Confidence(cs []Candidate) letter.Confidence {
	if len(cs) == 0 {
		return 0
	}
	lead := cs[0].Points
	for _, c := range cs[1:] {
		if !strings.Contains(cs[0].Name, c.Name) && !strings.Contains(c.Name, cs[0].Name) {
			lead -= c.Points
			break
		}
	}
	return letter.Confidence(min(0.98, 0.7+0.07*max(0, lead)))
}
