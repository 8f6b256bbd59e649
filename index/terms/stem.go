package terms

import (
	"sync"
	"sync/atomic"

	"github.com/blevesearch/go-porterstemmer"
)

// Letters use few different words, and stemming costs more than looking up.
const maxStems = 100_000

var (
	stems     sync.Map // word to stem
	stemCount atomic.Int64
)

func stem(word string) string {
	if len(word) <= 3 || !lettersOnly(word) {
		return word
	}
	if s, ok := stems.Load(word); ok {
		return s.(string)
	}
	s := string(porterstemmer.StemWithoutLowerCasing([]rune(word)))
	if stemCount.Add(1) <= maxStems {
		stems.Store(word, s)
	}
	return s
}

func lettersOnly(word string) bool {
	for i := range len(word) {
		if word[i] < 'a' || word[i] > 'z' {
			return false
		}
	}
	return true
}
