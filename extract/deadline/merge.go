package deadline

import (
	"slices"

	"recourse/internal/letter"
)

// merged leaves out a clock that says again what an earlier one says. The one
// that stands first keeps its place; said twice alike it is surer. A limit that
// was not understood is explained by any clock of the same day.
func merged(clocks []letter.Clock) []letter.Clock {
	var out []letter.Clock
	for n, c := range clocks {
		i := slices.IndexFunc(out, func(o letter.Clock) bool { return same(o, c) })
		explained := c.Confidence == unexplainedSure && slices.ContainsFunc(slices.Concat(clocks[:n], clocks[n+1:]),
			func(o letter.Clock) bool { return o.Date == c.Date && o.Confidence > unexplainedSure })
		if c.Confidence < doubtful && c.Confidence > unexplainedSure && slices.ContainsFunc(clocks, func(o letter.Clock) bool {
			return o.Kind == c.Kind && o.Level == c.Level && o.Confidence >= doubtful
		}) {
			continue // said better elsewhere
		}
		switch {
		case explained:
		case i < 0:
			out = append(out, c)
		default:
			out[i].Confidence = max(out[i].Confidence, c.Confidence)
		}
	}
	return out
}

// same reports whether two clocks are one clock said twice.
func same(a, b letter.Clock) bool {
	if a.Kind != b.Kind || a.Owner != b.Owner || a.Level != b.Level || a.How != b.How || a.Date != b.Date {
		return false
	}
	return a.Period == nil || b.Period == nil || *a.Period == *b.Period
}
