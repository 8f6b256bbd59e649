package terms

import "github.com/blevesearch/go-porterstemmer"

func stem(word string) string {
	if len(word) <= 3 || !lettersOnly(word) {
		return word
	}
	return string(porterstemmer.StemWithoutLowerCasing([]rune(word)))
}

func lettersOnly(word string) bool {
	for i := range len(word) {
		if word[i] < 'a' || word[i] > 'z' {
			return false
		}
	}
	return true
}
