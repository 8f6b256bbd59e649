package cue

// Sentence is a sentence ready to be searched for cues. It is not safe for
// concurrent use.
type Sentence struct {
	Tokens []string
	// Before is the sentence before it in the same paragraph, nil if none. It is
	// set before the first search.
	Before *Sentence
	// at are the terms that each token is, or may stand for; all holds those of
	// all tokens.
	at  [][]term
	all termSet
	// weights are those of the books that were asked, by name.
	weights map[*Book][]float64
}

// has reports whether any word of the sentence is one of the item's.
func (s *Sentence) has(it item) bool {
	for _, t := range it.terms {
		if s.all.has(t) {
			return true
		}
	}
	return false
}

// is reports whether a token is one of the item's words.
func (s *Sentence) is(at int, it item) bool {
	for _, known := range s.at[at] {
		for _, t := range it.terms {
			if t == known {
				return true
			}
		}
	}
	return false
}
