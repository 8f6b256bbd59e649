package stack

import (
	"slices"
	"testing"
)

func TestNumbersIn(t *testing.T) {
	tests := []struct {
		text string
		want []printed
	}{
		{"Page 2 of 4", []printed{{page: 2, of: 4}}},
		{"PAGE 2 OF 4", []printed{{page: 2, of: 4}}},
		{"Page2of4", []printed{{page: 2, of: 4}}},
		{"Page l of 2", []printed{{page: 1, of: 2}}},
		{"NGM-12 (Rev. 07/25) Page 1 of 2 Seq 0002218", []printed{{page: 1, of: 2}}},
		{"SHIC-0625 2 of 4 - 4417-0708", []printed{{page: 2, of: 4}}},
		{"2/3", []printed{{page: 2, of: 3}}},
		{"Page 2/3", []printed{{page: 2, of: 3}}},
		{"Appeal decision p.2", []printed{{page: 2}}},
		{"Page: 3", []printed{{page: 3}}},
		{"- 3 -", []printed{{page: 3, bare: true}}},
		{"-3-", []printed{{page: 3, bare: true}}},
		{"Page 5 of 4", nil},
		{"Form 12 08/25", nil},
		{"call 24/7", nil},
		{"2025", nil},
		{"|", nil},
		{"page", nil},
		{"Member ID: see page 1 Page 2", []printed{{page: 2}}},
		{"(continued on page 2)", nil},
	}
	for _, tt := range tests {
		if got := numbersIn(segmentOf(tt.text)); !slices.Equal(got, tt.want) {
			t.Errorf("%q: %v, want %v", tt.text, got, tt.want)
		}
	}
}

func TestOverallCount(t *testing.T) {
	own := []string{"Page 1 of 2", "Page 2 of 2", "Page 1 of 1", "Page 1 of 2", "Page 2 of 2"}
	var texts []string
	for i, page := range []string{lee(), rights, cole(), osman(), rights} {
		texts = append(texts, foot(foot(page, own[i]), string(rune('1'+i))+" of 5"))
	}
	pages := papers(texts...)
	if got := sizes(Assemble(pages)); !slices.Equal(got, []int{2, 1, 2}) {
		t.Errorf("letters of %v pages", got)
		explain(t, pages)
	}
}
