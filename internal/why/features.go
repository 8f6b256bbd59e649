package why

import (
	"slices"
	"strings"

	"github.com/blevesearch/go-porterstemmer"
)

// near is how many words two ideas are apart at most that belong together.
const near = 8

// Reader finds the features of sentences. It is not safe for concurrent use.
type Reader struct {
	ideas map[string][]string // by stem
	stems map[string]string   // cache
}

// NewReader makes a reader that knows the built-in ideas.
func NewReader() *Reader { return &Reader{ideas: ideas(), stems: map[string]string{}} }

// Features are the features of the words (see cue.Tokens), sorted, each once.
func (r *Reader) Features(tokens []string) []string {
	stems := make([]string, len(tokens))
	for i, t := range tokens {
		stems[i] = r.stem(t)
	}
	var out []string
	for i, s := range stems {
		out = append(out, s)
		if i > 0 {
			out = append(out, stems[i-1]+" "+s)
		}
		out = r.related(out, stems, i)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// related adds the ideas of a word, and each after those shortly before it.
func (r *Reader) related(out, stems []string, i int) []string {
	for _, idea := range r.ideas[stems[i]] {
		out = append(out, idea)
		for j := max(0, i-near); j < i; j++ {
			for _, before := range r.ideas[stems[j]] {
				if before != idea {
					out = append(out, before+">"+idea)
				}
			}
		}
	}
	return out
}

func (r *Reader) stem(w string) string {
	s, ok := r.stems[w]
	if !ok {
		s = stem(w)
		r.stems[w] = s
	}
	return s
}

// number is the feature of any number.
const number = "#"

// stem is the word without its ending; all numbers are one.
func stem(w string) string {
	switch {
	case strings.ContainsAny(w, "0123456789"):
		return number
	case len(w) <= 2:
		return w
	}
	return porterstemmer.StemString(w)
}
