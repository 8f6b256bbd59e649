package cue

import (
	"math/bits"
	"sync"
)

// term is the number of a word that patterns ask for: a whole word, a begin of
// words ("approv*"), or any number.
type term int32

// terms are the words of all patterns, which are few and written by hand.
var terms = struct {
	sync.RWMutex
	of    map[string]term
	words []string
}{of: map[string]term{}}

// termOf is the number of a word, which gets one if it has none.
func termOf(w string) term {
	terms.Lock()
	defer terms.Unlock()
	t, ok := terms.of[w]
	if !ok {
		t = term(len(terms.words))
		terms.of[w] = t
		terms.words = append(terms.words, w)
	}
	return t
}

func (t term) word() string {
	terms.RLock()
	defer terms.RUnlock()
	return terms.words[t]
}

// termSet is a set of terms, a bit each.
type termSet []uint64

// newTermSet is an empty set with room for the terms that there are.
func newTermSet() termSet {
	terms.RLock()
	defer terms.RUnlock()
	return make(termSet, len(terms.words)/64+1)
}

func (s termSet) add(ts []term) {
	for _, t := range ts {
		s[t/64] |= 1 << (t % 64)
	}
}

// has reports whether the set has the term; one that came later is in no set.
func (s termSet) has(t term) bool {
	return int(t/64) < len(s) && s[t/64]&(1<<(t%64)) != 0
}

// each yields the terms of the set.
func (s termSet) each(yield func(term) bool) {
	for i, word := range s {
		for ; word != 0; word &= word - 1 {
			if !yield(term(i*64 + bits.TrailingZeros64(word))) {
				return
			}
		}
	}
}
