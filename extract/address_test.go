package extract

import (
	"testing"

	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
)

func TestSenderIsNoAddressee(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"a brand above its box":    {"WellSpring Dental\nP.O. Box 12, Erie, PA 16501\n\nOdette Quinlan\n12 Elm Way\nErie, PA 16501", []string{"Odette Quinlan"}},
		"the reader at the top":    {"Odette Quinlan\n12 Elm Way\nErie, PA 16501\n\nDear Odette Quinlan:", []string{"Odette Quinlan"}},
		"somebody else is greeted": {"WellSpring Dental\nP.O. Box 12, Erie, PA 16501\n\nDear Odette Quinlan:", nil},
	} {
		got := newView(layouttest.Text(c.text), letter.Date{}).addressees()
		same := len(got) == len(c.want)
		for i := range got {
			same = same && got[i].value == c.want[i]
		}
		if !same {
			t.Errorf("%s: got %+v, want %v", name, got, c.want)
		}
	}
}
