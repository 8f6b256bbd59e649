package payer

import (
	"slices"
	"strings"
	"testing"

	"recourse/internal/layout"
	"recourse/internal/layout/layouttest"
)

func none(int) bool { return false }

func TestFind(t *testing.T) {
	for _, c := range []struct{ name, letter, want string }{
		{"letterhead", `
Silverbrook Health Plan
P.O. Box 22, Boise, ID 83701

Dear Ms. Orr:
We denied the request of Dr. Pine at Lakeview Surgical Center.
`, "Silverbrook Health Plan"},
		{"a union's local", `
Sheet Workers Local 417 Health Trust
Administrative Office, 12 Temple Way, Racine, WI 53403
`, "Sheet Workers Local 417 Health Trust"},
		{"a union's number as a word", `
47BJ Health Fund
P.O. Box 12, Erie, PA 16501
`, "47BJ Health Fund"},
		{"a brand from somebody", `
Ambler from Sunrise Health
P.O. Box 12, Erie, PA 16501
`, "Ambler from Sunrise Health"},
		{"a box is no name", `
Premora
P.O. Box 12, Erie, PA 16501

Write to P.O. Box 12, Erie, PA 16501.
`, "Premora"},
		{"branches behind and", `
Teamsters of the Bay Health and Welfare Fund
Administrative Office, 12 Temple Way, Racine, WI 53403
`, "Teamsters of the Bay Health and Welfare Fund"},
		{"a name in Spanish", `
Plan Familiar del Norte
P.O. Box 22, Laredo, TX 78040
`, "Plan Familiar del Norte"},
		{"a unit in place of a letterhead", `
Utilization Management
P.O. Box 340588

Concord National Health administers coverage decisions for your plan.
`, "Concord National Health"},
		{"a title that begins with your", `
Federal Lighthouse Plan Your Federal Health Benefits statement
`, "Federal Lighthouse Plan"},
		{"vendor for a plan", `
OPTIVANCE IMAGING REVIEW
Utilization review on behalf of Calloway Mutual Insurance

Optivance reviews imaging requests.
`, "Calloway Mutual Insurance"},
		{"administrator of an employer's plan", `
Tolland Benefit Administrators
Claims administrator for the Quarry Steel Employee Health Plan

Your claim under the Quarry Steel Employee Health Plan was denied.
`, "Tolland Benefit Administrators"},
		{"the full name in the address for appeals", `
Wintergreen

Dear member:
Write to Wintergreen Community Health Plan, Member Appeals, P.O. Box 9.
`, "Wintergreen Community Health Plan"},
		{"pharmacy services by a manager", `
Pine County Health Partners
Pharmacy benefit services by Osprey Pharmacy Services

A notice about your drug.
`, "Pine County Health Partners"},
		{"a vendor that manages care for a plan", `
Stony Brook Behavioral Partners
for members of Larch Valley Health Insurance Co.

Stony Brook Behavioral Partners manages behavioral care for Larch Valley
Health Insurance Co. and has reviewed your stay.
`, "Larch Valley Health Insurance Co"},
		{"a manager that faxes for a plan", `
CEDARSCRIPT RX | Prior Authorization

TO      Lake Clinic
FROM    Cedarscript Rx, on behalf of Hadley Creek Assurance
`, "Hadley Creek Assurance"},
		{"an administrator without a plan", `
LOWLAND ADMINISTRATION CO.
12 Elm Way, Macon, GA 31210

September 4, 2026
`, "LOWLAND ADMINISTRATION CO"},
		{"an employer's plan that writes itself", `
Hartwell Tool & Die Employee Medical Plan
c/o Plan Appeals, P.O. Box 6, Ocala, FL 34474
`, "Hartwell Tool & Die Employee Medical Plan"},
		{"a title in place of a letterhead", `
Important: You can appeal this decision.
Notice of Denial of Medical Coverage

We denied it. Appeal to Silver Fir Medicare Complete (HMO) within 65 days.
Silver Fir Medicare Complete (HMO) has to look again.
`, "Silver Fir Medicare Complete (HMO)"},
		{"a fund", `
IRON RIVER CARPENTERS HEALTH & WELFARE FUND
Fund Office: 12 Harbor Road, Erie, Pennsylvania 16511
`, "IRON RIVER CARPENTERS HEALTH & WELFARE FUND"},
		{"a title in the line of the name", `
Copper Basin Mutual Explanation of Benefits
Printed 10/21/2025
`, "Copper Basin Mutual"},
		{"a part of somebody, in capitals", `
OVERPASS ADMINISTRATORS
A SERVICE OF THE GROUP HEALTH PLAN OF RIDGELINE TRUCKING, GRP 23608
`, "OVERPASS ADMINISTRATORS"},
		{"a street", `
Tamarack Dental of the North
12 Orchard Health Way
Erie, PA 16511
`, "Tamarack Dental of the North"},
		{"a trust in care of its administrator", `
Larch School Employees Benefit Trust
c/o Ashby Ridge Administrators
P.O. Box 2731
Erie, PA 16501

Send appeals to Ashby Ridge Administrators, Appeals, P.O. Box 9198.
`, "Larch School Employees Benefit Trust"},
		{"whose benefit the writer manages", `
Arbor Rx Management
P.O. Box 12, Erie, PA 16501

We manage the prescription benefit of Juniper Select Health Plan. We cannot cover the medicine.
Mail it to Arbor Rx Management, Appeals, P.O. Box 13.
`, "Juniper Select Health Plan"},
		{"who acts, in the line below", `
Stonebrook Behavioral Network
manages mental health care for members of Pacific Crest Family Health
`, "Pacific Crest Family Health"},
	} {
		got := Find(layouttest.Text(strings.TrimSpace(c.letter)), Known{InLabel: none, IsPerson: nobody})
		if len(got) == 0 || got[0].Name != c.want {
			t.Errorf("%s: got %+v, want %s", c.name, got[:min(3, len(got))], c.want)
		}
	}
}

func TestFindTakesTheLabel(t *testing.T) {
	text := layouttest.Text("A notice of Northern Review\nInsurer: Hadley Casualty")
	labelled := layout.Range{From: 6, To: 8}
	if got := Find(text, Known{Labelled: []layout.Range{labelled}, InLabel: none, IsPerson: nobody}); got[0].Name != "Hadley Casualty" {
		t.Errorf("got %+v", got)
	}
}

func TestNoName(t *testing.T) {
	if got := Find(layouttest.Text("nothing but small words"), Known{InLabel: none, IsPerson: nobody}); len(got) != 0 {
		t.Errorf("got %+v", got)
	}
}

func TestExamplesOfTheWords(t *testing.T) {
	for _, k := range words().Kinds {
		found := false
		for w := range strings.FieldsSeq(k.Example) {
			found = found || slices.Contains(k.Words, bare(w))
		}
		if !found {
			t.Errorf("%s: no word of %q is listed", k.Kind, k.Example)
		}
	}
	for _, p := range append(words().Before, words().After...) {
		var b strings.Builder
		for w := range strings.FieldsSeq(p.Example) {
			b.WriteString(" " + bare(w))
		}
		if !strings.Contains(b.String()+" ", " "+p.Words+" ") {
			t.Errorf("%q is not in %q", p.Words, p.Example)
		}
	}
}

func nobody(string) bool { return false }
