package query

import "github.com/blevesearch/bleve/v2/search"

// nearest returns the known word that a misspelt one most likely means, or "".
// One that begins as it was typed counts as near.
func nearest(typed string, known []string) string {
	best, limit := "", 1+len(typed)/4
	for _, k := range known {
		d := search.LevenshteinDistance(typed, k)
		if len(typed) >= 3 && len(typed) < len(k) && k[:len(typed)] == typed {
			d = 1
		}
		if d <= limit {
			best, limit = k, d-1
		}
	}
	return best
}
