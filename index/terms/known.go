package terms

import "sync"

// knownWords holds what Words makes of words without digits: letters use few
// different ones, and making a term costs far more than looking it up.
type knownWords struct {
	mu    sync.RWMutex
	words map[string]Word
}

var known = knownWords{words: map[string]Word{}}

// maxKnown bounds the words that are kept: what recognition makes of a bad page
// never comes again.
const maxKnown = 100_000

// lookup is a use of the known words. They are locked once for a text, not for
// each of its words.
type lookup struct {
	*knownWords
	// learned are the words that were not known, as they are written.
	learned map[string]Word
}

func (k *knownWords) open() lookup {
	k.mu.RLock()
	return lookup{knownWords: k}
}

// close keeps what was learned.
func (l *lookup) close() {
	l.mu.RUnlock()
	if len(l.learned) == 0 {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for written, w := range l.learned {
		if len(l.words) < maxKnown {
			l.words[written] = w
		}
	}
}

// up returns a word as it is written, without its place.
func (l *lookup) up(written []byte) Word {
	if w, ok := l.words[string(written)]; ok {
		return w
	}
	w := wordOf(string(simplify(written)))
	if len(l.words) < maxKnown && !HasDigit(string(written)) {
		if l.learned == nil {
			l.learned = map[string]Word{}
		}
		l.learned[string(written)] = w
	}
	return w
}

// wordOf makes a word of one in lower case without accents.
func wordOf(simple string) Word {
	w := Word{Term: stem(simple)}
	w.run = runHash(w.Term)
	if len(simple) >= minSpelling && !HasDigit(simple) {
		w.Spelling = simple
	}
	return w
}
