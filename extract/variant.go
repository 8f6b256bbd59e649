package extract

import "strings"

// looksAlike folds letters and digits that readers take for one another.
var looksAlike = strings.NewReplacer("O", "0", "Q", "0", "D", "0", "I", "1", "L", "1", "Z", "2",
	"S", "5", "G", "6", "B", "8")

// misread reports whether two values are so alike that they are readings of
// one number: the same after folding, or one character in six apart.
func misread(a, b string) bool {
	a, b = looksAlike.Replace(squeeze(a)), looksAlike.Replace(squeeze(b))
	if a == b {
		return true
	}
	n := min(len(a), len(b))
	return n >= 6 && distance(a, b) <= 1+n/9
}

// distance counts the characters to change, add or leave out.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := diagonal
			if a[i-1] != b[j-1] {
				cost++
			}
			diagonal = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(b)]
}
