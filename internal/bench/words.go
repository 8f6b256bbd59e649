package bench

import "regexp"

var word = regexp.MustCompile(`[A-Za-z0-9]+`)

// words counts how often each word stands in the pages.
func words(pages []string) map[string]int {
	counts := map[string]int{}
	for _, p := range pages {
		for _, w := range word.FindAllString(p, -1) {
			counts[w]++
		}
	}
	return counts
}

// wordScore is how far two multisets of words agree.
type wordScore struct{ both, truth, read int }

func compareWords(truth, read []string) wordScore {
	t, r := words(truth), words(read)
	var s wordScore
	for w, n := range t {
		s.truth += n
		s.both += min(n, r[w])
	}
	for _, n := range r {
		s.read += n
	}
	return s
}

// f1 is the harmonic mean of precision and recall.
func (s wordScore) f1() float64 {
	if s.truth+s.read == 0 {
		return 1
	}
	return 2 * float64(s.both) / float64(s.truth+s.read)
}

// wrong is how many words were missed or invented.
func (s wordScore) wrong() int { return s.truth + s.read - 2*s.both }
