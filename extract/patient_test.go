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
		"a handbook":                    "Patient: Ana Belén Ortiz\n\nThe rule is in your Member Chapter Handbook, and you can ask for it.",
		"a drug":                        "Patient: Ana Belén Ortiz\n\nRe: Request for Zorvexa ODT (zorvegepant) 75 mg tablets",
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

func TestPatientInOrderOfTheAddress(t *testing.T) {
	v := newView(layouttest.Text("GROUP CLAIM DEPARTMENT\n\nZEBULON QUILLFORD\n12 ELM WAY\n16501-0001\n\nPATIENT    QUILLFORD ZEBULON\nDATE SERV 09/14/25"), letter.Date{})
	if a := v.patientName(); a == nil || a.value != "ZEBULON QUILLFORD" {
		t.Errorf("got %+v", a)
	}
}

func TestPatientIsAnother(t *testing.T) {
	head := "Alder Ridge Health Plan\n\nBarnaby Quinlan\n12 Mercer Way\nErie, PA 16501\n\n"
	for name, c := range map[string]struct {
		text, want string
		ask        bool
	}{
		"a label with dots of its own":     {head + "Beneficiary ........ QUINLAN, ODETTE\nSponsor ............ Barnaby Quinlan", "odette quinlan", false},
		"a member of the family":           {head + "Enrollee: Barnaby Quinlan\nEnrollee ID: ARP0552881\nFamily member: Odette Quinlan\n\nDear Barnaby Quinlan,", "odette quinlan", false},
		"a covered patient":                {head + "Covered employee    Covered patient    Relationship\nBarnaby Quinlan     Odette Quinlan     Child", "odette quinlan", false},
		"for whom":                         {head + "Insured: Barnaby Quinlan\nFor: Odette Quinlan", "odette quinlan", false},
		"to whom care was given":           {head + "We denied the services to Angela Quinlan on October 7, 2025.", "angela quinlan", false},
		"a relative whom nothing explains": {head + "Person this letter is about: Odette Quinlan", "barnaby quinlan", true},
		"an employer that has benefits":    {head + "We manage the care for Larch Shipbuilding's health plan.", "barnaby quinlan", false},
	} {
		v := newView(layouttest.Text(c.text), letter.Date{})
		r := &reviews{v: v, below: map[string]letter.Confidence{"": 0.9}, read: map[string]letter.Confidence{}}
		f := v.patient(r)
		if f == nil || nameKey(f.Value) != c.want || asked(r.list, "patient_name") != c.ask {
			t.Errorf("%s: got %+v, asked %v", name, f, r.list)
		}
	}
}
