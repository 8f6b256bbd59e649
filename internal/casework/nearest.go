package casework

import "recourse/internal/edits"

// nearest is the known word that a misspelt one most likely means, or "". One
// that begins as it was typed counts as near.
func nearest(typed string, known []string) string {
	best, limit := "", 1+len(typed)/4
	for _, k := range known {
		d := edits.Distance(typed, k)
		if len(typed) >= 3 && len(typed) < len(k) && k[:len(typed)] == typed {
			d = 1
		}
		if d <= limit {
			best, limit = k, d-1
		}
	}
	return best
}
