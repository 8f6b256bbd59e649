package deadline

import (
	"testing"

	"recourse/extract/dates"
	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
)

// traps are the ways in which letters mislead a reader of dates. The letter is
// dated March 10, 2026 by its own words; want is the member's deadline and rule
// the date of the law, "" where it is not looked at.
var traps = []struct {
	name, text string
	plan       letter.PlanType
	stage      letter.Stage
	want, rule string
	how        letter.How
}{
	{"1 the old 60 days against the law's 65", "You must ask for an appeal within 60 days of the date of this notice.",
		letter.PlanMedicareAdvantage, initial, "2026-05-09", "2026-05-14", letter.HowRelative},
	{"2 from the date you receive it", "You may appeal within 180 days from the date you receive this letter.",
		letter.PlanCommercial, initial, "2026-09-06", "2026-09-06", letter.HowRelative},
	{"2 from the date of it", "You may appeal within 180 days from the date of this letter.",
		letter.PlanCommercial, initial, "2026-09-06", "2026-09-06", letter.HowRelative},
	{"3 four months are not 120 days", "You may ask for an external review within 4 months of receiving this notice.",
		letter.PlanCommercial, upheld, "2026-07-10", "2026-07-10", letter.HowRelative},
	{"4 six months are not 180 days", "Ask us to reconsider within 6 months of the date of this decision.",
		letter.PlanFEHB, initial, "2026-09-10", "2026-09-10", letter.HowRelative},
	{"5 the plan's answer", "We will decide your appeal within 30 days. You must appeal within 180 days of this letter.",
		letter.PlanCommercial, initial, "2026-09-06", "", letter.HowRelative},
	{"6 the next level's time", "You must appeal within 180 days of this letter. If we uphold our decision you may ask for a second-level appeal within 60 days of that decision.",
		letter.PlanCommercial, initial, "2026-09-06", "", letter.HowRelative},
	{"7 provider's and member's windows", "A provider may submit a payment dispute within 90 days of this letter. A member may appeal within 180 days of this letter.",
		letter.PlanCommercial, initial, "2026-09-06", "", letter.HowRelative},
	{"8 business days", "You must file your appeal within 30 business days of the date of this letter.",
		letter.PlanUnknown, initial, "2026-04-21", "", letter.HowRelative},
	{"9 continuation below the appeal", "We are ending your home care. You can ask for an appeal within 60 days of this notice. To keep your services you must ask within 10 days of this notice.",
		letter.PlanMedicaid, initial, "2026-05-09", "2026-05-09", letter.HowRelative},
	{"10 the call between physicians", "Your doctor may ask for a peer-to-peer call within 14 calendar days of this letter. You may appeal within 180 days of this letter.",
		letter.PlanCommercial, initial, "2026-09-06", "", letter.HowRelative},
	{"11 72 hours", "A fast appeal is answered in 72 hours. You may appeal within 65 days of the date of this notice.",
		letter.PlanMedicareAdvantage, initial, "2026-05-14", "2026-05-14", letter.HowRelative},
	{"14 1st day of April", "You must file your appeal by the 1st day of September, 2026.",
		letter.PlanUnknown, initial, "2026-09-01", "", letter.HowExplicit},
	{"14 two digits", "You must file your appeal by 9/1/26.",
		letter.PlanUnknown, initial, "2026-09-01", "", letter.HowExplicit},
	{"15 the Spanish twin", "You may appeal within 60 days of the date of this notice.\n\nUsted puede apelar dentro de los 60 dias de la fecha de este aviso. Llame al 1-888-555-0142.",
		letter.PlanMedicaid, initial, "2026-05-09", "2026-05-09", letter.HowRelative},
	{"16 approved until a day", "Six visits are approved through April 30, 2026. The rest is denied. You may appeal within 180 days of this letter.",
		letter.PlanCommercial, initial, "2026-09-06", "", letter.HowRelative},
	{"17 the first denial's date", "We upheld our denial of January 5, 2026. You may ask for an external review within four months of the date of this letter.",
		letter.PlanCommercial, upheld, "2026-07-10", "2026-07-10", letter.HowRelative},
	{"18 no deadline at all", "You have the right to appeal this decision.",
		letter.PlanMedicaid, initial, "2026-05-09", "2026-05-09", letter.HowAssumed},
}

func TestTraps(t *testing.T) {
	for _, tt := range traps {
		d := Decide(in(tt.text, "2026-03-10", tt.plan, tt.stage))
		dl := d.Deadline
		if dl.Date.String() != tt.want || dl.How != tt.how || tt.rule != "" && dl.RuleDate.String() != tt.rule {
			t.Errorf("%s: %s %s, rule %s; clocks %+v", tt.name, dl.Date, dl.How, dl.RuleDate, d.Clocks)
		}
		if dl.How == letter.HowAssumed && (codes(d.Review) != "assumed" || dl.Rule == "") {
			t.Errorf("%s: nobody is asked, or no rule cited: %v %q", tt.name, d.Review, dl.Rule)
		}
	}
}

// Trap 12 is dates that are not the letter's, 13 the letter dated in the future
// or years ago, 14 the European order: none may become the letter's date unseen.
func TestTrapsOfTheLettersDate(t *testing.T) {
	received := day("2026-04-01")
	for _, tt := range []struct {
		name, text, want string
		most             letter.Confidence
	}{
		{"12 fax header", "03/20/2026 09:14 FAX 2085550142 P.01\n\n\nDate: March 10, 2026\n\nDear Ann Lee:", "2026-03-10", 1},
		{"12 service and birth", "Date of birth: 01/02/1960\nDate of service: 02/03/2026\nDate: 03/10/2026\n\nDear Ann Lee:", "2026-03-10", 1},
		{"12 request", "Request received: March 2, 2026\nNotice date: March 10, 2026\n\nDear Ann Lee:", "2026-03-10", 1},
		{"12 print date", "Print date: 03/25/2026\nNotice date: 03/10/2026\n\nDear Ann Lee:", "2026-03-10", 1},
		{"13 in the future", "Date: March 10, 2028\n\nDear Ann Lee:", "2028-03-10", .5},
		{"13 years ago", "Date: March 10, 2006\n\nDear Ann Lee:", "2006-03-10", .5},
		{"14 European order", "Date: 03/10/2025\nService: 25/09/2025\n\nDear Ann Lee:", "2025-03-10", .5},
	} {
		text := layouttest.Text(tt.text)
		best, _ := dates.LetterDate(text, dates.Roles(text), received)
		if best == nil || best.Date != day(tt.want) || best.Confidence > tt.most || tt.most == 1 && best.Confidence < .9 {
			t.Errorf("%s: %+v", tt.name, best)
		}
	}
}

// The day to file by is shown beside the last day, which is not moved.
func TestFileBy(t *testing.T) {
	for last, want := range map[string]string{
		"2026-05-08": "2026-05-08", // a Friday
		"2026-05-09": "2026-05-08",
		"2026-05-10": "2026-05-08",
		"2026-07-04": "2026-07-02", // Independence Day is observed on Friday
		"2026-09-07": "2026-09-04", // Labor Day
		"2026-11-26": "2026-11-25", // Thanksgiving
	} {
		d := Decide(in("You must file your appeal by "+last+".", "2026-03-10", letter.PlanUnknown, initial)).Deadline
		if d.Date != day(last) || d.SafeDate != day(last) || d.FileBy != day(want) {
			t.Errorf("%s: file by %s, want %s; last day %s", last, d.FileBy, want, d.Date)
		}
	}
}

// A call between physicians within business days is counted with holidays, and
// comes before the appeal.
func TestActByOfBusinessDays(t *testing.T) {
	i := in("Your doctor may request a peer-to-peer call within 3 business days of this letter. You may appeal within 65 days of the date of this notice.",
		"2026-05-21", letter.PlanMedicareAdvantage, initial)
	if d := Decide(i); d.ActBy != day("2026-05-27") { // Monday is Memorial Day
		t.Errorf("act by %s: %+v", d.ActBy, d.Clocks)
	}
}
