package dates

import (
	"strings"
	"testing"

	"recourse/internal/layout"
	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
)

func letterDateOf(text string, received letter.Date) (*Candidate, []Candidate) {
	t := layouttest.Text(text)
	return LetterDate(t, Roles(t), received)
}

// Every cue has an example that shows its role.
func TestCueExamples(t *testing.T) {
	for _, r := range mustDecode().Roles {
		for _, c := range r.Cues {
			if roles := Roles(layouttest.Text(c.Example)); len(roles) == 0 || roles[0].Role != r.Role || roles[0].Weight != c.Weight {
				t.Errorf("%q: want role %q, got %+v", c.Example, r.Role, roles)
			}
		}
	}
}

func TestRoles(t *testing.T) {
	x := layouttest.Text(`
Notice date      Date of birth      Received

05/04/2026       04/17/1979         04/28/2026

Member: Ann Lee              DOB: 04/18/1979
Dates of service: 05/11/2026 - 05/12/2026

Our decision was made on May 2, 2026 and you may appeal no later than July 3, 2026.`)
	want := map[string]Role{"05/04/2026": RoleLetter, "04/17/1979": RoleBirth, "04/28/2026": RoleRequest, "04/18/1979": RoleBirth,
		"05/11/2026": RoleService, "July 3, 2026.": RoleDeadline}
	for _, r := range Roles(x) {
		s := x.String(r.Range)
		if w, ok := want[s]; ok && w != r.Role {
			t.Errorf("%q is %q by %q, want %q", s, r.Role, x.String(r.Label), w)
		}
		delete(want, s)
	}
	if len(want) > 0 {
		t.Errorf("not found: %v", want)
	}
}

func TestLetterDate(t *testing.T) {
	tests := []struct {
		name, text, want string
		least, most      letter.Confidence
	}{
		{"alone", "Acme Health\n\nMay 4, 2026\n\nAnn Lee\n1 Elm St\n\nDear Ann Lee:\nWe got your request on April 28, 2026.", "2026-05-04", .95, 1},
		{"after a town", "Boise, May 4, 2026\n\nDear Ann Lee:", "2026-05-04", .95, 1},
		{"labelled beats alone", "April 20, 2026\n\nDate of this notice:   May 4, 2026\n\nDear Ann:", "2026-05-04", .9, 1},
		{"a day to come is not it", "May 4, 2026\n\nFirst day of less care      May 20, 2026\n\nYou must ask us no later than May 20, 2026 to keep it.", "2026-05-04", .96, 1},
		{"what came in is no statement of the plan's", "Date: May 4, 2026      Date we got the doctor's statement: May 2, 2026\n\nDear Ann Lee:", "2026-05-04", .95, 1},
		{"birth and service are not it", "DOB: 04/17/1979\nDate of service: 04/01/2026\nMailing date: 05/04/2026", "2026-05-04", .95, 1},
		{"only other dates", "DOB: 04/17/1979\nDate of service: 04/01/2026\n\nDear Ann:", "", 0, 0},
		{"in the future", "Date: May 4, 2028\n\nDear Ann:", "2028-05-04", 0, .3},
		{"years ago", "Date: May 4, 2016\n\nDear Ann:", "2016-05-04", 0, .3},
		{"before the request", "Date: 05/04/2026\nDate received: 05/24/2026\n", "2026-05-04", 0, .6},
		{"two labelled days", "Date of notice: 05/04/2026\nDate of this letter: 05/09/2026", "2026-05-04", 0, .6},
		{"the fax header is not it", "05/12/2026 14:03 FAX 2085553341 P.01\n\n\nDate: May 4, 2026\n\nDear Ann:", "2026-05-04", .9, 1},
		{"form codes are not it", "May 4, 2026\n\nDear Ann:" + strings.Repeat("\n", 50) + "Form X-1 Approved 11/12/2025", "2026-05-04", .95, 1},
		{"captions under their values", "Ann Lee          05/17/2026\nMember           Service date\n\n\nDear Member:", "", 0, 0},
		{"a message", "From:   Acme Health\nSent:   May 4, 2026\n\nHello Ann,", "2026-05-04", .9, 1},
		{"shortened label", "NOTICE DT.: 05/04/2026\nMEMBER....: ANN LEE", "2026-05-04", .95, 1},
		{"a statement", "Statement:   05/04/2026\nService date:   04/01/2026", "2026-05-04", .95, 1},
		{"decided, and no other day", "Determination date: 05/04/2026\nDate of service: 04/01/2026", "2026-05-04", .98, 1},
		{"decided, and another day", "Determination date: 05/04/2026\n\nAnn Lee 05/09/2026\n", "2026-05-09", 0, .95},
		{"open order", "Date: 03/04/2026\nService date: 25/02/2026", "2026-03-04", 0, .5},
	}
	received := letter.Date{Year: 2026, Month: 6, Day: 1}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			best, all := letterDateOf(tt.text, received)
			got, c := "", letter.Confidence(0)
			if best != nil {
				got, c = best.Date.String(), best.Confidence
			}
			if got != tt.want || c < tt.least || c > tt.most {
				t.Errorf("got %s at %v of %+v", got, c, all)
			}
		})
	}
}

func TestLetterDateEmpty(t *testing.T) {
	if best, _ := LetterDate(layout.New(nil), nil, letter.Date{}); best != nil {
		t.Errorf("a letter without pages has the date %v", best.Date)
	}
}

func FuzzLetterDate(f *testing.F) {
	f.Add("Date: May 4, 2026\n\nDear Ann:")
	f.Add("Boise, 05/04/26\fDOB: 1/1/1970")
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) < 500 {
			letterDateOf(s, letter.Date{Year: 2026, Month: 6, Day: 1})
		}
	})
}

// The second date of a span is of the same kind as the first; a label's unknown
// word takes the date from the letter; a label in another column leaves it.
func TestDatesBesideOthers(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a span of approval", "August 18, 2026\n\nDear Ann Lee:\nWe looked again. We\nchanged our decision. The service is approved from August 19, 2026 to\nFebruary 15, 2027.", "2026-08-18"},
		{"proposed", "October 21, 2026\n\nDear Ann Lee:\n\nProposed date: November 9, 2026", "2026-10-21"},
		{"beside a label", "Acme Health\n\nAug. 13, 2026 Medicare plan ID: 572019090-M\n\nDear Ann Lee:\nWe decided on Aug. 12, 2026.", "2026-08-13"},
	}
	for _, tt := range tests {
		best, _ := letterDateOf(tt.text, letter.Date{Year: 2026, Month: 11, Day: 1})
		if best == nil || best.Date.String() != tt.want || best.Confidence < .96 {
			t.Errorf("%s: %+v", tt.name, best)
		}
	}
}
