package classify

import (
	"testing"

	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
)

// A letter that offers a first appeal has decided none, whatever it tells of later
// steps; one that decided an appeal says so.
func TestOnAppeal(t *testing.T) {
	external := appeal
	external.Kind = letter.ClockExternalReview
	later := external
	later.Period = &letter.Period{N: 4, Unit: letter.UnitMonths, From: letter.FromDecision}
	const denied = "Dear Ms. Roe:\n\nWe denied the request for a back brace because it is not medically necessary. "
	tests := []struct {
		name, text string
		clocks     []letter.Clock
		want       letter.Stage
	}{
		{"told of a later step", denied + "A decision of the outside reviewer comes within 45 days of the final decision of the plan.",
			[]letter.Clock{later}, letter.StageInitial},
		{"a reviewer who agreed", denied + "A second doctor agreed with the decision.", []letter.Clock{appeal}, letter.StageInitial},
		{"an appeal that was decided", "Dear Ms. Roe:\n\nWe have completed our review of your appeal. The denial of the brace is upheld because it is not medically necessary.",
			[]letter.Clock{appeal}, letter.StageUpheld},
		{"an outside review is next", denied + "A second doctor agreed with the decision.", []letter.Clock{external}, letter.StageUpheld},
	}
	for _, tt := range tests {
		in := In{Text: layouttest.Text(tt.text)}
		in.Facts.Clocks = tt.clocks
		out, err := Classify(t.Context(), in)
		if err != nil {
			t.Fatal(err)
		}
		if s := out.Finding.Stage; s == nil || *s != tt.want {
			t.Errorf("%s: %s, stage %v, want %s", tt.name, out.Finding.Type, s, tt.want)
		}
	}
}
