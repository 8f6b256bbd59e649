package casework

// nearest is the known word that a misspelt one most likely means, or "". One
// that begins as it was typed counts as near.
func nearest(typed string, known []string) string {
	best, limit := "", 1+len(typed)/4
	for _, k := range known {
		d := edits(typed, k)
		if len(typed) >= 3 && len(typed) < len(k) && k[:len(typed)] == typed {
			d = 1
		}
		if d <= limit {
			best, limit = k, d-1
		}
	}
	return best
}

// edits is the Levenshtein distance: how many letters to add, drop or change.
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
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
