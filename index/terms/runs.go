package terms

import "iter"

// Runs are the keys of each three words of a text that stand one after the
// other, and of the last two; a key may come twice. A phrase is found by keys,
// without looking at the places of its words. Words with digits count by class
// only: most occur in one letter, and with their neighbours they would be half
// of all keys.
func Runs(words []Word) iter.Seq[string] {
	return func(yield func(string) bool) {
		slab := make([]byte, 0, len(words)*(pairSize+thirdSize))
		for i := 1; i < len(words); i++ {
			slab = appendPair(slab, words[i-1].run, words[i].run)
			if i+1 < len(words) {
				slab = appendThird(slab, words[i+1].run)
			}
		}
		for keys := string(slab); keys != ""; {
			n := min(len(keys), pairSize+thirdSize)
			if !yield(keys[:n]) {
				return
			}
			keys = keys[n:]
		}
	}
}

// PhraseKeys are keys that a text has which holds the phrase of two words or
// more: of two words, the beginning of a key; of more, keys for each three in
// turn. Words with digits are to be looked for besides.
func PhraseKeys(words []string) (keys []string, beginning bool) {
	if len(words) == 2 {
		return []string{string(appendPair(nil, runHash(words[0]), runHash(words[1])))}, true
	}
	for i := 0; i+3 <= len(words); i++ {
		key := appendPair(nil, runHash(words[i]), runHash(words[i+1]))
		keys = append(keys, string(appendThird(key, runHash(words[i+2]))))
	}
	return keys, false
}

// The bytes of a key that tell of the first two words and of the third: with
// ten million different pairs, one phrase in four hundred finds a letter too
// many.
const (
	pairSize  = 4
	thirdSize = 3
)

// Words are hashed by FNV-1a.
const (
	runSeed  = 14695981039346656037
	runPrime = 1099511628211
)

// digitClasses stand for words with digits, by length; their last character is
// kept.
var digitClasses = [...]string{"#0", "#1", "#2", "#3", "#4", "#5", "#6", "#7"}

func runHash(word string) uint64 {
	if HasDigit(word) {
		word = digitClasses[len(word)%len(digitClasses)] + word[len(word)-1:]
	}
	h := uint64(runSeed)
	for i := range len(word) {
		h = (h ^ uint64(word[i])) * runPrime
	}
	return h
}

func appendPair(key []byte, first, second uint64) []byte {
	h := (first ^ second>>32 ^ second<<32) * runPrime
	h ^= h >> 32
	return append(key, byte(h>>24), byte(h>>16), byte(h>>8), byte(h))
}

func appendThird(key []byte, h uint64) []byte {
	h ^= h >> 32
	return append(key, byte(h>>16), byte(h>>8), byte(h))
}
