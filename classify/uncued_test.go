package classify

import (
	"math"
	"testing"
)

// A reason of the model alone is believed the less the stronger its rival is; one
// that a cue gives too, and one that a code gives, are not doubted for this.
func TestUncued(t *testing.T) {
	rivals := func(g ground, rival float64) []ground {
		return []ground{g, {category: "coding", score: rival}}
	}
	alone := ground{category: "experimental", score: 4}
	cued, coded := alone, alone
	cued.cued, coded.best = true, -1
	for _, tt := range []struct {
		g           ground
		rival, want float64
	}{{cued, 2.4, sureReason}, {coded, 2.4, sureReason}, {alone, 0.4, sureReason - uncuedDoubt},
		{alone, 1.6, sureReason - rivalledDoubt}, {alone, 2.4, sureReason - contestedDoubt}} {
		if got := certainty(rivals(tt.g, tt.rival), tt.g, nil); math.Abs(float64(got)-tt.want) > 1e-9 {
			t.Errorf("cued %v, best %d, rival %.1f: %.3f, want %.3f", tt.g.cued, tt.g.best, tt.rival, got, tt.want)
		}
	}
}
