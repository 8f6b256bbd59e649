package label

import "strings"

// minFuzzy is the shortest known word for which letters are forgiven.
const minFuzzy = 5

// confusable folds what recognition takes for one another.
var confusable = strings.NewReplacer("0", "o", "1", "l", "i", "l", "|", "l", "!", "l",
	"5", "s", "8", "b", "rn", "m", "vv", "w", "€", "e", "é", "e", "c", "e")

// meaning is a word as it was meant, with the quality of the likeness.
type meaning struct {
	word    string
	quality float64
}

// meant is the known word that a word stands for; the word itself with quality
// 1 where it is like none. Letters repeat their words: each is compared once.
func (r *Reader) meant(word string) meaning {
	m, ok := r.seen[word]
	if !ok {
		m.word, m.quality = r.lx.nearest(word)
		r.seen[word] = m
	}
	return m
}

func (lx *Lexicon) nearest(word string) (string, float64) {
	if len(word) < minFuzzy-1 || lx.known[word] || lx.fillers[word] || !strings.ContainsAny(word, "aeiouy01") {
		return word, 1
	}
	alike := func(known string) bool { return len(known) <= len(word)+2 && len(known) >= len(word)-2 }
	best, quality := word, 1.0
	for _, known := range lx.folded[confusable.Replace(word)] {
		if alike(known) {
			best, quality = known, 0.97
			break
		}
	}
	for _, known := range lx.fuzzyBy(word) {
		if quality < 1 && known >= best {
			break
		}
		if alike(known) && misread(word, known) && near(word, known, (len(known)-2)/4) {
			return known, 0.93
		}
	}
	return best, quality
}

// fuzzyBy are the known words that a word may be a misreading of, in order: a
// word of plain letters begins with the right one.
func (lx *Lexicon) fuzzyBy(word string) []string {
	if plain(word) {
		return lx.fuzzyFrom[word[0]]
	}
	return lx.fuzzy
}

func plain(word string) bool {
	for _, r := range word {
		if r < 'a' || r > 'z' {
			return false
		}
	}
	return true
}

// misread reports whether a word that is near a known one is a misreading of
// it and not another English word: those differ at their ends ("prescribed",
// "preview").
func misread(word, known string) bool {
	if !plain(word) {
		return true
	}
	n, k := len(word), len(known)
	return word[0] == known[0] && word[n-2:] == known[k-2:]
}

// near reports whether at most max letters must be changed, added or left out.
func near(a, b string, max int) bool {
	if max <= 0 {
		return a == b
	}
	var first, second [32]int // most words fit, and none of them needs memory of its own
	prev, cur := first[:0], second[:]
	for j := range len(b) + 1 {
		prev = append(prev, j)
	}
	if len(b) >= len(second) {
		cur = make([]int, len(b)+1)
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j-1]+cost, prev[j]+1, cur[j-1]+1)
			least = min(least, cur[j])
		}
		if least > max {
			return false
		}
		prev, cur = cur, prev
	}
	return prev[len(b)] <= max
}
