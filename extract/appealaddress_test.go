package extract

import (
	"testing"

	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
)

func TestAppealAddress(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"in a sentence": {"You can appeal this decision.\n\nSend your appeal in writing to Northgate Appeals Unit, P.O. Box 30822, Boise, ID 83711-0822, or by fax.",
			"Northgate Appeals Unit, P.O. Box 30822, Boise, ID 83711-0822"},
		"lines of its own": {"How to appeal\n\nMail your written appeal to:\n\nLarkspur Appeals and Grievances\nPost Office Drawer 12\nChattanooga, Tennessee 37401",
			"Larkspur Appeals and Grievances\nPost Office Drawer 12\nChattanooga, Tennessee 37401"},
		"in capitals":               {"APPEALS\n\nYOU MAY SUBMIT AN APPEAL IN WRITING TO PRAIRIE APPEALS, PO BOX 1950, SPRINGFIELD IL 62705.", "PRAIRIE APPEALS, PO BOX 1950, SPRINGFIELD IL 62705"},
		"not the addressee":         {"ANA RUIZ\n12 MILL ST\nBOISE ID 83711\n\nYou may appeal this decision within 180 days.", ""},
		"not without street or box": {"You may appeal to the office in Santa Fe, NM 87592.", ""},
	} {
		t.Run(name, func(t *testing.T) {
			v := newView(layouttest.Text(c.text), letter.Date{Year: 2026, Month: 11, Day: 1})
			got := ""
			if f := v.appealAddress(false); f != nil {
				got = f.Value
			}
			if got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
