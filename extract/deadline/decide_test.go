package deadline

import (
	"slices"
	"testing"

	"recourse/extract/dates"
	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
)

func clocksOf(text string, letterDate letter.Date) []letter.Clock {
	t := layouttest.Text(text)
	return Clocks(t, dates.Roles(t), letterDate)
}

func day(s string) letter.Date {
	d, _ := letter.ParseDate(s)
	return d
}

// The rule's date stands beside the letter's, and the work follows the earlier.
func TestRuleBesideLetter(t *testing.T) {
	tests := []struct {
		name, text, date       string
		plan                   letter.PlanType
		stage                  letter.Stage
		want, rule, safe, cite string
	}{
		{"Medicare's old 60 days", "You must file your appeal within 60 days of the date of this notice.", "2026-02-03",
			letter.PlanMedicareAdvantage, initial, "2026-04-04", "2026-04-09", "2026-04-04", "42 CFR 422.582(b)"},
		{"Medicare before 2025", "You must file your appeal within 60 days of the date of this notice.", "2024-12-03",
			letter.PlanMedicareAdvantage, initial, "2025-02-01", "2025-02-01", "2025-02-01", "42 CFR 422.582(b)"},
		{"a letter more generous than the law", "You must file your appeal within 180 days of the date of this notice.", "2026-02-03",
			letter.PlanMedicaid, initial, "2026-08-02", "2026-04-04", "2026-04-04", "42 CFR 438.402(c)(2)(ii)"},
		{"four months and no such day", "You may ask for an external review within four months after you receive this letter.", "2025-10-30",
			letter.PlanCommercial, upheld, "2026-02-28", "2026-03-02", "2026-02-28", "45 CFR 147.136(d)(2)(i)"},
		{"six months, not 180 days", "You may ask us to reconsider within 6 months of the date of this decision.", "2026-08-31",
			letter.PlanFEHB, initial, "2027-02-28", "2027-02-28", "2027-02-28", "5 CFR 890.105(b)(1)"},
		{"a weekend is not moved", "You must file your appeal by Sunday, May 10, 2026.", "2026-03-10",
			letter.PlanMedicaid, initial, "2026-05-10", "2026-05-09", "2026-05-09", "42 CFR 438.402(c)(2)(ii)"},
		{"no rule for an unknown plan", "You must file your appeal within 180 days of the date of this notice.", "2026-03-10",
			letter.PlanUnknown, initial, "2026-09-06", "", "2026-09-06", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := Decide(in(tt.text, tt.date, tt.plan, tt.stage)).Deadline
			if d.Date.String() != tt.want || d.RuleDate.String() != tt.rule || d.SafeDate.String() != tt.safe || d.Rule != tt.cite {
				t.Errorf("%s, rule %s, safe %s by %q", d.Date, d.RuleDate, d.SafeDate, d.Rule)
			}
		})
	}
}

func TestActBy(t *testing.T) {
	const appeal = "You must file your appeal within 60 days of the date of this notice. "
	tests := []struct {
		name, text, received string
		stage                letter.Stage
		want                 string
	}{
		{"the peer-to-peer comes first", appeal + "A peer-to-peer discussion must be requested by March 13, 2026.", "2026-03-12", initial, "2026-03-13"},
		{"a clock that has run out", appeal + "A peer-to-peer discussion must be requested by March 13, 2026.", "2026-03-14", initial, "2026-05-09"},
		{"the plan's clock is not the user's", appeal + "We will decide within 30 days of the date of this notice.", "2026-03-12", initial, "2026-05-09"},
		{"a later level is not open", appeal + "If we uphold our decision you may ask for an external review within 30 days of our final decision.", "2026-03-12", initial, "2026-05-09"},
		{"keeping what is cut", appeal + "We are ending your therapy. To keep your benefits going you must ask within 10 days of the date of this notice.", "2026-03-12", initial, "2026-03-20"},
		{"keeping what is new", appeal + "\n\nTo keep your benefits going you must ask within 10 days of the date of this notice. This does not apply to a new request.", "2026-03-12", initial, "2026-05-09"},
		{"all past", appeal, "2026-07-01", initial, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			i := in(tt.text, "2026-03-10", letter.PlanMedicaid, tt.stage)
			i.Received = day(tt.received)
			if d := Decide(i); d.ActBy.String() != tt.want {
				t.Errorf("act by %s, want %s: %+v", d.ActBy, tt.want, d.Clocks)
			}
		})
	}
}

func TestNoLetterDate(t *testing.T) {
	d := Decide(in("You must file your appeal within 60 days of the date of this notice.", "", letter.PlanMedicaid, initial))
	if !d.Deadline.Date.IsZero() || d.Deadline.How != letter.HowRelative || codes(d.Review) != "no_letter_date" || !d.ActBy.IsZero() {
		t.Errorf("%+v %q", d.Deadline, codes(d.Review))
	}
	d = Decide(in("You may appeal.", "", letter.PlanMedicaid, initial))
	if d.Deadline.How != letter.HowNone || codes(d.Review) != "no_deadline" {
		t.Errorf("%+v %q", d.Deadline, codes(d.Review))
	}
}

// A doubtful letter date makes a doubtful deadline; a printed day needs none.
func TestDoubtfulLetterDate(t *testing.T) {
	i := in("You must file your appeal within 60 days of the date of this notice.", "2026-03-10", letter.PlanMedicaid, initial)
	i.Facts.LetterDate.Confidence = .6
	if d := Decide(i); codes(d.Review) != "low_confidence" || len(d.Review[0].Candidates) != 1 || d.Review[0].Candidates[0].Value != "2026-05-09" {
		t.Errorf("%+v", d.Review)
	}
	i = in("You must file your appeal by May 9, 2026.", "2026-03-10", letter.PlanMedicaid, initial)
	i.Facts.LetterDate.Confidence = .6
	if d := Decide(i); len(d.Review) != 0 {
		t.Errorf("%+v", d.Review)
	}
}

// What nobody understood is not passed over where it is earlier.
func TestUnexplainedLimit(t *testing.T) {
	text := "You may ask for an external review within four months after receipt of the final decision.\n\nOur offices are closed on holidays.\n\n60 days after you receive this letter."
	d := Decide(in(text, "2026-03-10", letter.PlanCommercial, upheld))
	if codes(d.Review) != "unexplained_limit" {
		t.Errorf("%q: %+v", codes(d.Review), d.Clocks)
	}
}

// A paragraph that names its own step takes none from the one before.
func TestStepOfAnotherParagraph(t *testing.T) {
	got := clocksOf("We denied the brace.\nIt is not needed.\nThe notes\nshow none.\n\nThe brace is dear.\nAn expedited external review may be asked for at once.\n\nAppeal within 180 days of this letter.", day("2026-03-10"))
	if len(got) != 1 || got[0].Kind != letter.ClockStandard {
		t.Errorf("got %v", got)
	}
}

// A letter that opens a first appeal has hardly decided one.
func TestFirstAppealStillOpen(t *testing.T) {
	const outside = "You may ask for an external review within four months after you receive this letter."
	for text, asked := range map[string]bool{
		outside + " You must file your appeal within 180 days of the date of this notice.": true, outside: false,
	} {
		d := Decide(in(text, "2026-03-10", letter.PlanCommercial, upheld))
		if got := slices.ContainsFunc(d.Review, func(r letter.Review) bool { return r.Code == "first_appeal" }); got != asked {
			t.Errorf("%q: %v", text, d.Review)
		}
	}
}

func TestNotDenial(t *testing.T) {
	text := "We need more information. Please have your doctor send us the records by March 20, 2026. You may appeal within 60 days of this notice."
	f := letter.Facts{Clocks: clocksOf(text, day("2026-03-10"))}
	d := Decide(DecideIn{Facts: f, Finding: letter.Finding{Kind: letter.KindNotDenial}, Received: day("2026-03-11"), Below: .9})
	if d.Deadline != nil || len(d.Review) != 0 || d.ActBy.String() != "2026-03-20" {
		t.Errorf("%+v", d)
	}
}

// The law behind each clock is named.
func TestRulesBehindClocks(t *testing.T) {
	text := `You must file your appeal within 60 days of the date of this notice. We decide within 30 days after we get your appeal.

If we uphold this decision you may ask for a state fair hearing within 120 days of our appeal decision.`
	want := map[letter.ClockKind]string{letter.ClockStandard: "42 CFR 438.402(c)(2)(ii)", letter.ClockPlanDecision: "42 CFR 438.408(b)",
		letter.ClockFairHearing: "42 CFR 438.408(f)(2)"}
	i := in(text, "2026-03-10", letter.PlanMedicaid, initial)
	for _, c := range Decide(i).Clocks {
		if c.Rule != want[c.Kind] {
			t.Errorf("%s: %q", c.Kind, c.Rule)
		}
		delete(want, c.Kind)
	}
	if len(want) != 0 {
		t.Errorf("no clocks %v", want)
	}
	for _, c := range i.Facts.Clocks {
		if c.Rule != "" {
			t.Error("the facts were changed")
		}
	}
}

func FuzzClocks(f *testing.F) {
	for _, p := range phrasings {
		f.Add(p.text)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 600 {
			return
		}
		i := in(s, "2026-03-10", letter.PlanCommercial, initial)
		if d := Decide(i); d.Deadline == nil || d.Deadline.Date.IsZero() && len(d.Review) == 0 {
			t.Errorf("%+v", d)
		}
	})
}

// A period that is not usual may be a misread one, where it was recognised.
func TestUnusualPeriodRecognised(t *testing.T) {
	i := in("You must file your appeal within 160 days of the date of this notice.", "2026-03-10", letter.PlanUnknown, initial)
	i.Pages[0].Method = letter.MethodOCR
	if got := codes(Decide(i).Review); got != "low_confidence" {
		t.Errorf("asks %q", got)
	}
}
