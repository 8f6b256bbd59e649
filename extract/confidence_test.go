package extract

import "testing"

func TestLeadsOdd(t *testing.T) {
	for value, want := range map[string]bool{
		"1P20098366":    true,
		"0RD-96773538":  true,
		"IP20098366":    false,
		"1EG4-TE5-MK73": false, // a Medicare number
		"120098366":     false,
	} {
		if got := leadsOdd(value); got != want {
			t.Errorf("%s: %v", value, got)
		}
	}
}
