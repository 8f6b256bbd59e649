package classify

import (
	"math"
	"testing"

	"recourse/internal/letter"
)

// How much a reason is believed, by who gives it, by its rival, and by what the
// stated reason says as a whole.
func TestCertainty(t *testing.T) {
	rivals := func(g ground, rival float64) []ground {
		return []ground{g, {category: "coding", score: rival}}
	}
	g := func(cued, coded bool, whole float64) ground {
		return ground{category: "experimental", score: 4, cued: cued, coded: coded, told: true, whole: whole}
	}
	unstated := ground{category: "experimental", score: 4, cued: true}
	bare := g(true, false, 1)
	bare.bare = true
	for name, tt := range map[string]struct {
		g           ground
		rival, want float64
	}{
		"a cue and the whole, whatever the rival":    {g(true, false, 0.99), 3.9, sureReason},
		"the whole alone, whatever the rival":        {g(false, false, 0.99), 3.9, sureReason - uncuedDoubt},
		"the whole and a code":                       {g(false, true, 0.99), 3.9, sureReason},
		"only the sentence that decides":             {bare, 0, sureReason - bareDoubt},
		"a cue and nearly the whole":                 {g(true, false, 0.9), 2, sureReason - uncuedDoubt},
		"nearly the whole alone":                     {g(false, false, 0.9), 0.4, sureReason - contestedDoubt},
		"a cue and half of the whole, weak rival":    {g(true, false, 0.5), 0.4, sureReason - rivalledDoubt},
		"a cue and half of the whole, close rival":   {g(true, false, 0.5), 3.9, sureReason - contestedDoubt},
		"a cue, a code and half of the whole":        {g(true, true, 0.5), 3.9, sureReason - rivalledDoubt},
		"a cue that the whole does not agree with":   {g(true, false, 0.1), 0.4, sureReason - contestedDoubt},
		"a cue where the letter states no reason":    {unstated, 0.4, sureReason - unstatedDoubt},
		"a code alone where the letter states none":  {ground{category: "experimental", score: 4, best: -1}, 0.4, sureReason - unstatedDoubt},
		"the model alone where the letter states no": {ground{category: "experimental", score: 4}, 0.4, sureReason - unstatedDoubt - uncuedDoubt},
	} {
		if got := certainty(rivals(tt.g, tt.rival), tt.g, nil); math.Abs(float64(got)-tt.want) > 1e-9 {
			t.Errorf("%s: %.3f, want %.3f", name, got, tt.want)
		}
	}
}

// A first reason that no cue gives yields to what the stated reason says as a
// whole; one that a cue gives does not.
func TestWhole(t *testing.T) {
	for _, cued := range []bool{false, true} {
		gs := prefer([]ground{{category: "medical_necessity", score: 4, cued: cued, told: true},
			{category: "level_of_care", score: 3, told: true, whole: 0.9}}, nil)
		want := letter.CategoryLevelOfCare
		if cued {
			want = letter.CategoryMedicalNecessity
		}
		if gs[0].category != want {
			t.Errorf("cued %v: %s", cued, gs[0].category)
		}
	}
}
