package reason

import (
	"testing"

	"recourse/extract/section"
	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
)

func TestExamplesOfTheCues(t *testing.T) {
	read := cues().lexicon.Reader()
	for _, name := range cues().Names {
		for i, c := range cues().Cues(name) {
			for _, yes := range c.Yes {
				if !c.In(read(yes)) {
					t.Errorf("%s %d: %q is none", name, i, yes)
				}
			}
			for _, no := range c.No {
				if c.In(read(no)) {
					t.Errorf("%s %d: %q is one", name, i, no)
				}
			}
			if len(c.Yes) == 0 {
				t.Errorf("%s %d has no example", name, i)
			}
		}
	}
}

// What is said of a reason follows from its lead, which is what told right from
// wrong in letters of unknown wording.
func TestConfidence(t *testing.T) {
	run := func(strongest float64, legend bool) *Passage { return &Passage{Strongest: strongest, Legend: legend} }
	for _, tt := range []struct {
		r    Result
		want letter.Confidence
	}{
		{Result{}, 0}, {Result{Best: run(0, true)}, legendSure}, {Result{Best: run(4, false), Lead: 3.5}, 0.97},
		{Result{Best: run(0, false), Lead: 3.5}, 0.97}, {Result{Best: run(1, false), Lead: 2.5}, 0.93},
		{Result{Best: run(-1, false), Lead: 3.5}, 0.8}, {Result{Best: &Passage{Strongest: -1, surely: true}, Lead: 3.5}, 0.97},
		{Result{Best: &Passage{Strongest: 1, cut: true}, Lead: 2.5}, 0.8},
		{Result{Best: run(0, false), Lead: 2.5}, 0.8}, {Result{Best: run(4, false), Lead: 0}, 0.8},
	} {
		if got := tt.r.Confidence(); got != tt.want {
			t.Errorf("%+v: %.2f, want %.2f", tt.r, got, tt.want)
		}
	}
}

// What explains a discount is no reason of a letter that denies nothing.
func TestDiscountIsNoReason(t *testing.T) {
	for text, want := range map[string]bool{
		"EXPLANATION OF BENEFITS\n\nRemarks\n\nCO-45 The charge is more than the amount agreed on with the provider.": false,
		"EXPLANATION OF BENEFITS\n\nRemarks\n\nCO-29 The time limit for filing has expired.":                          true,
	} {
		tx := layouttest.Text(text)
		if got := Find(tx, section.Of(tx)).Best != nil; got != want {
			t.Errorf("%q: a reason %v", text, got)
		}
	}
}
