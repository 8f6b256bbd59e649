package classify

import (
	"testing"

	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
)

// Which of two reasons is the main one, and whether the other makes it doubtful.
func TestRivals(t *testing.T) {
	tests := []struct {
		name, text, reason string
		want               letter.Category
	}{
		{"a quantity of no drug", "We denied the pump. One breast pump is covered per pregnancy and one was supplied. The replacement exceeds the quantity allowed.",
			"One breast pump is covered per pregnancy and one was supplied. The replacement exceeds the quantity allowed.", letter.CategoryBenefitLimit},
		{"a quantity of a drug", "We denied Xarelto 20 mg tablets. The request exceeds the quantity allowed.", "The request exceeds the quantity allowed.", letter.CategoryFormulary},
		{"what was not tried, behind what is preferred", "We denied the drug. The preferred drugs for this condition are an adalimumab biosimilar and Otezla. " +
			"The information provided does not show that these drugs were tried and did not work.",
			"The preferred drugs for this condition are an adalimumab biosimilar and Otezla. The information provided does not show that these drugs were tried and did not work.", letter.CategoryStepTherapy},
		{"a sentence that leads into the reason", "We denied the services above because: Medical necessity criteria for sinus surgery have not been met because the CT scan performed in the " +
			"acute phase cannot establish chronic disease. We also did not receive the radiologist's written report.",
			"Medical necessity criteria for sinus surgery have not been met because the CT scan performed in the acute phase cannot establish chronic disease. We also did not receive the radiologist's written report.",
			letter.CategoryMedicalNecessity},
		{"a second ground", "We denied the admission. Notification of this elective admission was received four days after surgery, and precertification is required. " +
			"Apart from this, the record does not support an inpatient level of care.",
			"Notification of this elective admission was received four days after surgery, and precertification is required. Apart from this, the record does not support an inpatient level of care.", letter.CategoryNoAuthorization},
	}
	for _, tt := range tests {
		in := In{Text: layouttest.Text("Dear Ms. Roe:\n\n" + tt.text)}
		in.Facts.DenialReason = &letter.Field{Value: tt.reason, Confidence: 0.97}
		out, err := Classify(t.Context(), in)
		if err != nil {
			t.Fatal(err)
		}
		if c := out.Finding.Category; c == nil || *c != tt.want || len(out.Review) > 0 {
			t.Errorf("%s: %v, asks %+v", tt.name, out.Finding.Reasons, out.Review)
		}
	}
}

// An appeal that was decided makes of a denial in unknown words an upheld one.
func TestDeniedOnAppeal(t *testing.T) {
	const why = "Medications used for weight loss are excluded from your pharmacy benefit."
	for text, want := range map[string]letter.Stage{
		"Your appeal of the denied prescription has been decided. " + why: letter.StageUpheld,
		"Your appeal has been decided. Result: denial upheld. " + why:     letter.StageUpheld,
		"This is about the prescription of May 2. " + why:                 letter.StageInitial,
	} {
		in := In{Text: layouttest.Text("Dear Ms. Roe:\n\n" + text)}
		in.Facts.Clocks = []letter.Clock{appeal}
		in.Facts.DenialReason = &letter.Field{Value: why, Confidence: 0.97}
		out, err := Classify(t.Context(), in)
		if err != nil {
			t.Fatal(err)
		}
		if s := out.Finding.Stage; s == nil || *s != want {
			t.Errorf("%q: %v of %s", text, s, out.Finding.Type)
		}
	}
}
