package cue

import "strings"

// Sentence is a sentence ready to be searched for cues.
type Sentence struct {
	Tokens []string
	// Before is the sentence before it in the same paragraph, nil if none.
	Before *Sentence
	lex    *Lexicon
	// places are where each word stands, or one that may stand for it.
	places map[string][]int
}

// Lexicon is the vocabulary of a set of patterns. A word of a letter that is
// none of it may be one of it that was recognised wrongly.
type Lexicon struct {
	words map[string]bool
	stems []string
	near  map[string][]string // cache: what a strange word may stand for
}

// NewLexicon gathers the words of the patterns.
func NewLexicon(patterns ...Pattern) *Lexicon {
	l := &Lexicon{words: map[string]bool{}, near: map[string][]string{}}
	for _, p := range patterns {
		for _, r := range append([]run{p.run}, p.context...) {
			l.add(r)
		}
	}
	return l
}

func (l *Lexicon) add(r run) {
	for _, it := range r.items {
		for _, w := range it.words {
			l.words[w] = true
		}
		l.stems = append(l.stems, it.prefixes...)
	}
}

// Reader makes the sentences of one letter; it is not safe for concurrent use.
func (l *Lexicon) Reader() func(string) *Sentence {
	own := &Lexicon{words: l.words, stems: l.stems, near: map[string][]string{}}
	return func(s string) *Sentence {
		out := &Sentence{Tokens: Tokens(s), lex: own}
		out.places = make(map[string][]int, len(out.Tokens))
		for i, t := range out.Tokens {
			out.places[t] = append(out.places[t], i)
			for _, n := range own.nearest(t) {
				out.places[n] = append(out.places[n], i)
			}
		}
		return out
	}
}

func (s *Sentence) is(at int, it item) bool {
	t := s.Tokens[at]
	for _, w := range it.words {
		if t == w || w == Number && t[0] >= '0' && t[0] <= '9' {
			return true
		}
	}
	for _, stem := range it.prefixes {
		if strings.HasPrefix(t, stem) {
			return true
		}
	}
	for _, n := range s.lex.nearest(t) {
		for _, w := range it.words {
			if n == w {
				return true
			}
		}
	}
	return false
}

// shortestNear is the length from which a word may be misread by a character.
const shortestNear = 6

// nearest are the words that a strange word may stand for.
func (l *Lexicon) nearest(t string) []string {
	if len(t) < shortestNear || l.words[t] {
		return nil
	}
	if n, ok := l.near[t]; ok {
		return n
	}
	var out []string
	if !l.inflected(t) {
		for w := range l.words {
			if len(w) >= shortestNear && oneEdit(t, w) {
				out = append(out, w)
			}
		}
	}
	l.near[t] = out
	return out
}

// inflected reports whether the word is another form of a word that is known:
// "approves" is no misreading of "approved".
func (l *Lexicon) inflected(t string) bool {
	for _, end := range []string{"s", "d", "ed", "es", "ing", "al", "ly", "er", "or", "y"} {
		if stem, ok := strings.CutSuffix(t, end); ok && len(stem) > 3 && l.hasForm(stem) {
			return true
		}
	}
	return l.hasForm(t)
}

func (l *Lexicon) hasForm(stem string) bool {
	for _, end := range []string{"", "s", "d", "e", "ed", "es", "ing", "al", "ly"} {
		if l.words[stem+end] {
			return true
		}
	}
	return false
}

// oneEdit reports whether one character was changed, lost or added.
func oneEdit(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i < len(a) && a[i+1:] == b[i+1:]
	}
	return a[i:] == b[i+1:]
}
