package extract

import (
	"testing"

	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
)

func TestPatientIsNot(t *testing.T) {
	for name, text := range map[string]string{
		"to whom to write":              "Ana Belén Ortiz\n12 Elm Way\nErie, PA 16501\n\nDear Ana Ortiz:\n\nWrite to: United Office of Claims, Erie, PA.",
		"what capitals say of patients": "BENEFICIARY: ANA BELEN ORTIZ\n\n1 - THE PATIENT COULD NOT BE FOUND IN THE FILE.",
		"what running capitals tell":    "PATIENT...: ORTIZ, ANA BELÉN\n\nA SKILLED FACILITY CAN MEET THE PATIENT'S NEEDS AT\nTHIS POINT. RIGHTS ARE SENT TO THE MEMBER UNDER SEPARATE\nCOVER.",
		"an employer":                   "Your client, Ana Belén Ortiz, is covered under a policy issued to Blue Mesa Credit Union (insured's number 85-61668).",
		"the insured above the number":  "RE: Member     Ana Belén Ortiz\n    Subscriber        Luis Ortiz\n    Subscriber ID, incl. prefix ARP0552881\n\nLuis Ortiz\n12 Elm Way",
	} {
		v := newView(layouttest.Text(text), letter.Date{})
		a := v.patientName()
		if a == nil || nameKey(a.value) != "ana belén ortiz" && nameKey(a.value) != "ana belen ortiz" {
			t.Errorf("%s: got %+v", name, a)
			continue
		}
		for _, o := range a.others {
			if byLead.of(a.score-o.score) < 0.95 {
				t.Errorf("%s: %q is taken for a patient, too", name, o.value)
			}
		}
	}
}
