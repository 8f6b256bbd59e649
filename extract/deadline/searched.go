package deadline

import "slices"

// searched are the cues with what was found in the texts of one letter, which
// are searched for the same again and again.
type searched struct {
	matched, heaviest, last, first map[searchKey]int
}

// searchKey is a text with what was searched in it.
type searchKey struct{ cues, text string }

func newSearched() *searched {
	return &searched{map[searchKey]int{}, map[searchKey]int{}, map[searchKey]int{}, map[searchKey]int{}}
}

// once searches where it has not been done before.
func (s *searched) once(done map[searchKey]int, cues, text string, search func() int) int {
	key := searchKey{cues, text}
	n, ok := done[key]
	if !ok {
		n = search()
		done[key] = n
	}
	return n
}

// matches reports whether a cue of the group matches the text.
func (s *searched) matches(group, text string) bool {
	return s.once(s.matched, group, text, func() int {
		if slices.ContainsFunc(lex.groups[group], func(c cue) bool { return c.matches(text) }) {
			return 1
		}
		return 0
	}) > 0
}

// best is the weight of the kind's heaviest cue in the text.
func (s *searched) best(k kindCues, text string) float64 {
	at := s.once(s.heaviest, string(k.kind), text, func() int {
		best := none
		for i, c := range k.cues {
			if (best == none || c.weight > k.cues[best].weight) && c.matches(text) {
				best = i
			}
		}
		return best
	})
	if at == none {
		return 0
	}
	return k.cues[at].weight
}

// none is the place of a cue that does not match; every other is greater.
const none = -1 << 30

// lastMatch is where the last match of the group's cues begins, or none.
func (s *searched) lastMatch(group, text string) int {
	return s.once(s.last, group, text, func() int {
		last := none
		for _, c := range lex.groups[group] {
			for _, m := range c.find(text) {
				last = max(last, m[0])
			}
		}
		return last
	})
}

// soonest is the place of the first match of the group's cues, as a number
// that is the greater the sooner it comes; or none.
func (s *searched) soonest(group, text string) int {
	return s.once(s.first, group, text, func() int {
		soon := none
		for _, c := range lex.groups[group] {
			if m := c.first(text); m != nil {
				soon = max(soon, -m[0])
			}
		}
		return soon
	})
}
