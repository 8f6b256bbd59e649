package classify

import (
	"testing"

	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
)

// What seems to say two things about the decision, and says one.
func TestDoubtless(t *testing.T) {
	tests := []struct {
		name, text, reason string
		sure               letter.Confidence
		clocks             []letter.Clock
		want               letter.Type
	}{
		{"a reviewer tells what the plan decided", "We have been assigned to conduct the external review that you requested. No decision has been made. " +
			"The health plan denied the service and upheld that denial on October 1, 2025. We will send you our decision in 45 days.", "", 0, nil, letter.TypeInformationRequest},
		{"somebody else looks at the next appeal", "We did not change our decision. The denial is affirmed. Persons who did not take part before will decide it, within 30 days.",
			"", 0, nil, letter.TypeUpheld},
		{"an approval under reserve", "Good news. The scan has been authorized. Benefits are subject to eligibility, deductibles and copayments, and to plan limits " +
			"and exclusions at the time services are rendered.", "", 0, nil, letter.TypeApproval},
		{"an approval whose reserve goes on", "Good news. The scan has been authorized.\n\nPlease note: an authorization is not a promise of payment. A claim may be denied if " +
			"coverage has ended. Charges that your plan excludes are not covered.", "Charges that your plan excludes are not covered.", 0.8, nil, letter.TypeApproval},
		{"an approval whose sentence was taken for a reason", "The service meets our criteria and is authorized from November 21, 2025 through February 19, 2026.",
			"The service meets our criteria and is authorized from November 21, 2025 through February 19, 2026.", 0.8, nil, letter.TypeApproval},
		{"said outright, with a plain reason and an appeal", "We are not able to provide benefits for the adjustment. The maximum of 20 visits for the benefit year was reached.",
			"The maximum of 20 visits for the benefit year was reached.", 0.8, []letter.Clock{appeal}, letter.TypeDenial},
	}
	for _, tt := range tests {
		in := In{Text: layouttest.Text("Dear Ms. Roe:\n\n" + tt.text)}
		in.Facts.Clocks = tt.clocks
		if tt.reason != "" {
			in.Facts.DenialReason = &letter.Field{Value: tt.reason, Confidence: tt.sure}
		}
		out, err := Classify(t.Context(), in)
		if err != nil {
			t.Fatal(err)
		}
		asked := len(out.Review) > 0 && out.Review[0].Field == "kind"
		if out.Finding.Type != tt.want || asked {
			t.Errorf("%s: %s, asks %+v", tt.name, out.Finding.Type, out.Review)
		}
	}
}
