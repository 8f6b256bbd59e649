package extract

import (
	"testing"

	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
)

func TestWhoThePatientIs(t *testing.T) {
	for _, c := range []struct{ head, want string }{
		{"MEMORANDUM FOR Odette Quinlan, beneficiary of Nestor Quinlan", "Odette Quinlan"},
		{"To the parents of Odette M. Quinlan\n12 Harbor Road\nErie, PA 16511", "Odette M. Quinlan"},
		{"Nestor Quinlan\n12 Harbor Road\nErie, PA 16511\n\nNestor Quinlan (you): all paid\nOdette Quinlan: two lines not covered", "Odette Quinlan"},
		{"Patient: QUINLAN,ODETTE", "ODETTE QUINLAN"},
		{"Patient: REYES-QUINLAN ANNETTE", "ANNETTE REYES-QUINLAN"},
		{"Patient: VAN DER VEEN ANNETTE", "ANNETTE VAN DER VEEN"},
		{"Patient: QUINLAN MARGARET", "MARGARET QUINLAN"},
		{"Patient: MARGARET QUINLAN", "MARGARET QUINLAN"},
		{"Patient: MARGARET THOMAS", "MARGARET THOMAS"},
	} {
		v := newView(layouttest.Text("Copper Basin Health Plan\n\n"+c.head+restOfLetter), letter.Date{})
		if a := v.patientName(); a == nil || a.value != c.want {
			t.Errorf("%q: got %+v, want %s", c.head, a, c.want)
		}
	}
}

func TestWhoActsAndWhoTreats(t *testing.T) {
	text := layouttest.Text("Notice of denial\n\nMember: Odette Quinlan\nProvider: Copper Basin Health Center\n\nJuniper Ridge Medicare (HMO) will not pay for this." + restOfLetter)
	v := newView(text, letter.Date{})
	if f := v.payer(nil); f == nil || f.Value != "Juniper Ridge Medicare (HMO)" {
		t.Errorf("got %+v", f)
	}
}
