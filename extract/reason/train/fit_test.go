package main

import (
	"slices"
	"strings"
	"testing"
)

func TestFit(t *testing.T) {
	samples := []sample{
		{[]string{"late", "claim"}, 0, 1}, {[]string{"late", "bill"}, 0, 1},
		{[]string{"network", "claim"}, 1, 1}, {[]string{"network", "bill"}, 1, 1}, {[]string{"once"}, 1, 1},
	}
	m := fit([]string{"timely_filing", "out_of_network"}, samples)
	if s := m.Scores([]string{"late"}); s[0] <= s[1] {
		t.Errorf("late: %v", s)
	}
	if s := m.Scores([]string{"network"}); s[0] >= s[1] {
		t.Errorf("network: %v", s)
	}
	if _, ok := m.Weights["once"]; ok {
		t.Error("a feature of one sample has a weight")
	}
	slices.Reverse(samples)
	if a, b := string(m.Format("")), string(fit(m.Classes, samples).Format("")); a != b {
		t.Errorf("the order of the samples counts:\n%s%s", a, b)
	}
}

func TestWithin(t *testing.T) {
	const reason = " the plan pays for ten visits each year and all ten were used "
	for text, want := range map[string]bool{
		"the plan pays for ten visits": true, "all ten were used": true, "you may appeal": false, "used": false,
		"why the plan pays for ten visits each year and all ten were used": true,
	} {
		if got := within(strings.Fields(text), reason); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
