package extract

import (
	"context"
	"testing"

	"recourse/internal/layout/layouttest"
)

// A state is the patient's only by the address under the patient's own name.
func TestState(t *testing.T) {
	tests := []struct{ name, block, want string }{
		{"under the name", "Barnaby Tregallis\n18 Lakeview Terrace\nChandler, AZ 85248", "AZ"},
		{"in capitals, with an apartment", "BARNABY J TREGALLIS\n18 LAKEVIEW TER\nAPT 4\nLAS CRUCES NM 88011-2040", "NM"},
		{"by its name", "Barnaby Tregallis\n18 Lakeview Terrace\nAlbany, New York 12207", "NY"},
		{"a child's, to the parents", "To the parents of Barnaby Tregallis\n18 Lakeview Terrace\nChandler, AZ 85248", "AZ"},
		{"a doctor's address", "Imelda Fox, MD\n18 Lakeview Terrace\nChandler, AZ 85248", ""},
		{"of somebody else", "Hendrika Tregallis\n18 Lakeview Terrace\nChandler, AZ 85248", ""},
		{"a ZIP code of another part of the country", "Barnaby Tregallis\n18 Lakeview Terrace\nChandler, AZ 05248", ""},
		{"two that differ", "Barnaby Tregallis\n18 Lakeview Terrace\nChandler, AZ 85248\n\nBarnaby Tregallis\n2 Mill Street\nDayton, OH 45402", ""},
	}
	for _, tt := range tests {
		text := "Tamsin Valley Mutual Insurance\nP.O. Box 4, Duluth, MN 55801\n\nOctober 9, 2025\n\n" + tt.block +
			"\n\nMember: Barnaby Tregallis\nMember ID: 8832-115-09\n\nWe denied the request. It is not medically necessary.\n"
		out, err := Extract(context.Background(), In{Text: layouttest.Text(text), Received: received})
		if err != nil {
			t.Fatal(err)
		}
		if got := valueOf(out.Facts, "state"); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
