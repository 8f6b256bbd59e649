package stack

import (
	"slices"
	"testing"
)

func TestLabelledNumbers(t *testing.T) {
	tests := []struct {
		name, page          string
		members, references []string
	}{
		{"beside", "Member ID: ABC-123456\nClaim no. 26051-0884133-00", []string{"A8C123456"}, []string{"26051088413300"}},
		{"in the next column", "Identification no.   XY 40 771 9902", []string{"XY407719902"}, nil},
		{"under, in a table", "Member ID   Reference number\nGP0072193845   CR8846203", []string{"GP0072193845"}, []string{"CR8846203"}},
		{"in a running header", "Ann Lee | Reference number 25-2604417-MR", nil, []string{"252604417MR"}},
		{"not in sentences", "Your claim was denied. We sent 12345 letters.", nil, nil},
		{"not a state and its ZIP code", "Boise, ID 83711-0817", nil, nil},
		{"not a phone", "Appeal 1-800-555-0142", nil, nil},
	}
	for _, tt := range tests {
		s := newSheet(paper(tt.page))
		s.findValues()
		if members := slices.Compact(s.members); !slices.Equal(members, tt.members) {
			t.Errorf("%s: members %q, want %q", tt.name, members, tt.members)
		}
		if references := slices.Compact(s.references); !slices.Equal(references, tt.references) {
			t.Errorf("%s: references %q, want %q", tt.name, references, tt.references)
		}
	}
}

func TestLetterDates(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"September 18, 2025", []string{"20250918"}},
		{"Aug. 27, 2025", []string{"20250827"}},
		{"12 March 2026", []string{"20260312"}},
		{"02/03/2026", []string{"20260203"}},
		{"2026-02-03", []string{"20260203"}},
		{"Date of notice: 2/3/26", []string{"20260203"}},
		{"RUN: 10/03/2025 RA DATE: 10/06/2025", []string{"20251006"}},
		{"On May 4, 2026 we received your appeal", nil},
		{"Date of birth: 04/17/1979", nil},
		{"13/45/2026", nil},
		{"Notice date 11-Aug-2026", []string{"20260811"}},
		{"July 13th, 2026", []string{"20260713"}},
		{"Monday, June 29, 2026", []string{"20260629"}},
	}
	for _, tt := range tests {
		if got := letterDates(segmentOf(tt.text)); !slices.Equal(got, tt.want) {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestPhones(t *testing.T) {
	for _, text := range []string{"call 1-800-555-0142 now", "call (800) 555-0142,", "call 800.555.0142"} {
		if got := phonesIn(segmentOf(text).tokens); !slices.Equal(got, []string{"8005550142"}) {
			t.Errorf("%q: %q", text, got)
		}
	}
	if got := phonesIn(segmentOf("ZIP 83711-0817, claim 26051-0884133").tokens); len(got) > 0 {
		t.Errorf("took %q for phones", got)
	}
}

func TestSlip(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"A8C123456", "A8C123456", true},
		{"A8C123456", "A8C128456", true},
		{"A8C123456", "A8C12346", true},
		{"A8C123456", "A8C124457", false},
		{"A8C123456", "A8C1234", false},
		{"", "A", true},
	}
	for _, tt := range tests {
		if got := slip(tt.a, tt.b); got != tt.want {
			t.Errorf("slip(%q, %q) = %v", tt.a, tt.b, got)
		}
	}
}
