package extract

import (
	"context"
	"testing"

	"recourse/internal/layout/layouttest"
)

// A remittance lists the claims of several people, and is about the one denied.
func TestTheRowThatIsDenied(t *testing.T) {
	const text = `Alder Mutual                       REMITTANCE ADVICE

PATIENT               MEMBER ID        CLAIM NUMBER         BILLED      ADJ       PAID
HALE, OWEN            SX7319691        26292639723562       165.00      CO-45     121.40
BIRCH, WINIFRED       EU6132449        54006614389811       265.00      CO-31     0.00
FROST, ANN            SX3384758        26609741571491       390.00      CO-45     291.26

CO-31  The patient cannot be found on the policy for this date.
`
	out, err := Extract(context.Background(), In{Text: layouttest.Text(text)})
	if err != nil {
		t.Fatal(err)
	}
	f := out.Facts
	if f.MemberID == nil || f.MemberID.Value != "EU6132449" || f.ClaimNumber == nil || f.ClaimNumber.Value != "54006614389811" ||
		f.PatientName == nil || f.PatientName.Value != "WINIFRED BIRCH" {
		t.Errorf("member %v, claim %v, patient %v", f.MemberID, f.ClaimNumber, f.PatientName)
	}
}
