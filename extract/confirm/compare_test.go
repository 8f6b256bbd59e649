package confirm

import "testing"

func TestCompare(t *testing.T) {
	tests := []struct {
		first, second string
		want          Outcome
	}{
		{"W90441827", "W90441827", Agrees},
		{"25-2604417-MR", "25 - 2604417-MR.", Agrees},
		{"co-45", "CO-45", Agrees},
		{"W90441827", "", Unavailable},
		{"W90441827", "—", Unavailable},
		{"GPHO072", "GPH0072", LooksAlike},
		{"A1I58", "AlISB", LooksAlike},
		{"2Z55", "ZZS5", LooksAlike},
		{"Thorne7", "Thome7", LooksAlike},
		{"A|1", "A11", LooksAlike},
		{"W90441827", "W90441824", Differs},
		{"W90441827", "W9044182", Differs},
	}
	for _, tt := range tests {
		if got := Compare(tt.first, tt.second); got != tt.want {
			t.Errorf("%q and %q: %d, want %d", tt.first, tt.second, got, tt.want)
		}
	}
}
