package cue

import (
	"slices"
	"strings"
)

// Lexicon is the vocabulary of a set of patterns. A word of a letter that is
// none of it may be one of it that was recognised wrongly.
type Lexicon struct {
	words map[string]term
	// stems are the words that a word may begin with, by their first letter.
	stems map[byte][]stem
	// number is whether a pattern asks for any number.
	number bool
	// worn are the words by what is left of them without one character.
	worn map[string][]string
}

// stem is the begin of a word that a pattern asks for.
type stem struct {
	text string
	term term
}

// NewLexicon gathers the words of the patterns.
func NewLexicon(patterns ...Pattern) *Lexicon {
	l := &Lexicon{words: map[string]term{}, stems: map[byte][]stem{}, worn: map[string][]string{}}
	seen := map[term]bool{}
	for _, p := range patterns {
		for _, r := range append([]run{p.run}, p.context...) {
			for _, it := range r.items {
				for _, t := range it.terms {
					if !seen[t] {
						seen[t] = true
						l.add(t)
					}
				}
			}
		}
	}
	return l
}

func (l *Lexicon) add(t term) {
	w := t.word()
	text, isStem := strings.CutSuffix(w, "*")
	switch {
	case w == Number:
		l.number = true
	case isStem:
		l.stems[text[0]] = append(l.stems[text[0]], stem{text, t})
	default:
		l.words[w] = t
		if len(w) >= shortestNear {
			l.worn[w] = append(l.worn[w], w)
			for i := range len(w) {
				short := w[:i] + w[i+1:]
				l.worn[short] = append(l.worn[short], w)
			}
		}
	}
}

// Reader makes the sentences of one letter; it is not safe for concurrent use.
func (l *Lexicon) Reader() func(string) *Sentence {
	known := map[string][]term{}
	return func(s string) *Sentence {
		out := &Sentence{Tokens: Tokens(s), weights: map[*Book][]float64{}}
		out.at = make([][]term, len(out.Tokens))
		out.all = newTermSet()
		for i, t := range out.Tokens {
			ts, ok := known[t]
			if !ok {
				ts = l.termsOf(t)
				known[t] = ts
			}
			out.at[i] = ts
			out.all.add(ts)
		}
		return out
	}
}

// termsOf are the terms that a word is, or may stand for.
func (l *Lexicon) termsOf(w string) []term {
	var out []term
	if t, ok := l.words[w]; ok {
		out = append(out, t)
	}
	if l.number && w[0] >= '0' && w[0] <= '9' {
		out = append(out, termOf(Number))
	}
	for _, s := range l.stems[w[0]] {
		if strings.HasPrefix(w, s.text) {
			out = append(out, s.term)
		}
	}
	for _, n := range l.nearest(w) {
		out = append(out, l.words[n])
	}
	return out
}

// shortestNear is the length from which a word may be misread by a character.
const shortestNear = 6

// nearest are the words that a strange word may stand for.
func (l *Lexicon) nearest(t string) []string {
	if _, ok := l.words[t]; ok || len(t) < shortestNear || l.inflected(t) {
		return nil
	}
	out := l.near(nil, t, t)
	for i := range len(t) {
		out = l.near(out, t[:i]+t[i+1:], t)
	}
	return out
}

// near adds the words that are left with what is left of a strange word, where
// one character makes the difference.
func (l *Lexicon) near(out []string, left, t string) []string {
	for _, w := range l.worn[left] {
		if !slices.Contains(out, w) && oneEdit(t, w) {
			out = append(out, w)
		}
	}
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
		if _, ok := l.words[stem+end]; ok {
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
