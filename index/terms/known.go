package terms

import "sync"

// knownWords holds the forms of words without digits: letters use few
// different ones, and making a term costs far more than looking it up.
type knownWords struct {
	mu    sync.RWMutex
	forms map[string]*Form
}

var known = knownWords{forms: map[string]*Form{}}

// maxKnown bounds the words that are kept: what recognition makes of a bad page
// never comes again.
const maxKnown = 100_000

// lookup is a use of the known words. They are locked once for a text, not for
// each of its words.
type lookup struct {
	*knownWords
	// learned are the words that were not known, as they are written.
	learned map[string]*Form
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
	for written, form := range l.learned {
		if len(l.forms) < maxKnown {
			l.forms[written] = form
		}
	}
}

// up returns the form of a word as it is written.
func (l *lookup) up(written []byte) *Form {
	if form, ok := l.forms[string(written)]; ok {
		return form
	}
	form := formOf(string(simplify(written)))
	if len(l.forms) < maxKnown && !HasDigit(string(written)) {
		if l.learned == nil {
			l.learned = map[string]*Form{}
		}
		l.learned[string(written)] = form
	}
	return form
}

// formOf makes the form of a word in lower case without accents.
func formOf(simple string) *Form {
	f := &Form{Term: stem(simple)}
	f.run = runHash(f.Term)
	if len(simple) >= minSpelling && !HasDigit(simple) {
		f.Spelling = simple
	}
	return f
}
