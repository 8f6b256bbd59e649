// Package edits counts how many letters two words differ by, for whoever guesses
// what a misspelt or misread word means.
package edits

// Distance is the Levenshtein distance: how many bytes to add, drop or change.
func Distance(a, b string) int {
	var short [32]int // most words fit, and none of them needs memory of its own
	row := short[:0]
	for j := range len(b) + 1 {
		row = append(row, j)
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
