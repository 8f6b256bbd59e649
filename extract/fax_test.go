package extract

import (
	"testing"

	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
)

func TestAppealFax(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"a hearing where there is no appeal before it": {"Your right to a fair hearing\n\nWrite to the Office of Fair Hearings, PO Box 5, Medford, OR 97504, or send a fax to (800) 555-5904.", "(800) 555-5904"},
		"not a hearing behind an appeal":               {"You may appeal in writing.\n\nYour right to a fair hearing\n\nAfter the appeal write to the Office of Fair Hearings or send a fax to (800) 555-5904.", ""},
		"the word at the end of the line above":        {"1. Expedited redetermination: call 1-855-555-5116.\n\n2. Standard redetermination: ask by 04/05/2026. We answer within 7 days. Fax\n1-888-555-9762. Address: Box 8371.", "1-888-555-9762"},
		"an answer that stays, and what is outside":    {"Our answer remains the same: the service is not covered.\n\nYou may ask for an external review. Send the form to the Office of the Insurance Commissioner, External Review Program, fax 888-555-0693.", "888-555-0693"},
		"a telecopier": {"Dear Counsel:\n\nWe have concluded that the denial was correct and must stand. A second-level grievance must be in our hands no later than 14 November 2025. Address it to the undersigned, or by telecopier to (888) 555-3153.", "(888) 555-3153"},
	} {
		v := newView(layouttest.Text(c.text), letter.Date{})
		got := ""
		if f := v.appealFax(v.afterAppeal()); f != nil {
			got = f.Value
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}
