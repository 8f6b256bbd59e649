package clinic

import (
	"slices"
	"strings"
	"testing"

	"recourse/internal/letter"
	"recourse/internal/why"
)

// corrected are denials as a clinic has corrected them.
var corrected = []Example{
	{"You must try metformin before this drug.", letter.CategoryStepTherapy},
	{"You must first try a preferred drug before this one.", letter.CategoryStepTherapy},
	{"Another drug must be tried before we cover Ozempic.", letter.CategoryStepTherapy},
	{"The plan wants metformin tried before it covers this drug.", letter.CategoryStepTherapy},
	{"The office notes were not sent to us.", letter.CategoryMissingInformation},
	{"We did not get the office notes that we asked for.", letter.CategoryMissingInformation},
	{"Notes and reports that we asked for were not sent.", letter.CategoryMissingInformation},
	{"The records that we asked for were not received.", letter.CategoryMissingInformation},
	{"The claim was billed twice.", letter.CategoryDuplicate},
}

func TestTrain(t *testing.T) {
	m, r, err := Train(corrected)
	if err != nil {
		t.Fatal(err)
	}
	if r.Examples[letter.CategoryStepTherapy] != 4 || r.Examples[letter.CategoryDuplicate] != 0 || r.Tried != 8 || r.Right < 6 || len(r.Strongest[letter.CategoryStepTherapy]) == 0 {
		t.Errorf("%+v", r)
	}
	for reason, want := range map[string]letter.Category{"A preferred drug must be tried before this drug.": letter.CategoryStepTherapy, "The notes that we asked for were not sent to us.": letter.CategoryMissingInformation} {
		if v, ok := VoteOn(m, reason); !ok || v.Category != want || len(v.Because) == 0 {
			t.Errorf("%q: %+v, %v", reason, v, ok)
		}
	}
	if v, ok := VoteOn(m, "Your coverage ended in May."); ok {
		t.Errorf("sure of what it has never seen: %+v", v)
	}
	if _, ok := VoteOn(nil, "You must try metformin first."); ok {
		t.Error("no model has an opinion")
	}
}

// The model is a text that reads back the same, whatever the order of the
// corrections was.
func TestTheSameCorrectionsTheSameModel(t *testing.T) {
	m, _, err := Train(corrected)
	if err != nil {
		t.Fatal(err)
	}
	turned := slices.Clone(corrected)
	slices.Reverse(turned)
	again, _, err := Train(turned)
	if err != nil || string(again.Format("x")) != string(m.Format("x")) {
		t.Errorf("the order counts, %v", err)
	}
	back, err := why.Parse(m.Format("x"))
	if err != nil || string(back.Format("x")) != string(m.Format("x")) {
		t.Errorf("it does not read back: %v", err)
	}
}

func TestTooFew(t *testing.T) {
	if _, _, err := Train(corrected[:4]); letter.CodeOf(err) != "too_few" || !strings.Contains(letter.WhyOf(err), "two categories") {
		t.Errorf("%v", err)
	}
}
