package stack

import (
	"testing"

	"recourse/internal/layout/layouttest"
)

const faxCover = `FAX

To: Lake Clinic                From: Alder Imaging Review

Fax: 555-0101                  Phone: 555-0102

Pages: 2                       Sent: 04/07/2026 7:00 AM

The attached letter has been mailed to your patient.
`

const faxedLetter = `Alder Imaging Review

April 6, 2026

Dear Ann Lee:

We can not approve the scan that your doctor asked for.
`

// A fax's cover says who sent it and when, and nothing of that is the letter's.
func TestAsLetterLeavesTheCoverOut(t *testing.T) {
	memo := "MEMORANDUM\n\nTo: Lake Clinic\n\nFrom: Alder Plan\n\nPages: 2\n\nDear Doctor:\n\nWe deny the request.\n"
	for _, tt := range []struct {
		name string
		text string
		want int
	}{
		{"a cover and a letter", faxCover + "\f" + faxedLetter, 2},
		{"a letter without a cover", faxedLetter, 1},
		{"a cover alone", faxCover, 1},
		{"a letter that looks like a cover and greets", memo + "\f" + faxedLetter, 1},
	} {
		if got := (Cut{Pages: layouttest.Pages(tt.text)}).AsLetter(); int(got[0].Number) != tt.want {
			t.Errorf("%s: the letter begins on page %d, not %d", tt.name, got[0].Number, tt.want)
		}
	}
}

// What a cover leads to begins like a letter, for that is what it is.
func TestALetterBehindItsCoverIsNoDoubt(t *testing.T) {
	addressed := "Alder Imaging Review\n\nApril 6, 2026\n\nAnn Lee\n12 Elm Street\nSalem, OR 97301\n\nRE: Case 4471\n\n" +
		"Dear Ann Lee:\n\nWe can not approve the scan. Call 555-0199.\n"
	cuts := Assemble(layouttest.Pages(faxCover + "\f" + addressed))
	if len(cuts) != 1 || cuts[0].Doubt != "" {
		t.Errorf("%d letters, the first doubtful: %q", len(cuts), cuts[0].Doubt)
	}
}
