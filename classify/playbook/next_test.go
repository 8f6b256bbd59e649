package playbook

import (
	"strings"
	"testing"

	"recourse/internal/letter"
)

func day(t *testing.T, s string) letter.Date {
	t.Helper()
	if s == "" {
		return letter.Date{}
	}
	d, err := letter.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDue(t *testing.T) {
	facts := letter.Facts{
		LetterDate: &letter.Field{Value: "2026-03-02"},
		Clocks: []letter.Clock{
			{Kind: letter.ClockPeerToPeer, Date: day(t, "2026-03-16")},
			{Kind: letter.ClockContinuation, Date: day(t, "2026-03-12")},
			{Kind: letter.ClockContinuation, Date: day(t, "2026-03-11")},
		},
	}
	in := times{received: day(t, "2026-03-06"), facts: facts,
		deadline: &letter.Deadline{Date: day(t, "2026-05-06"), SafeDate: day(t, "2026-05-01")}}
	tests := []struct {
		name string
		due  Due
		want string
	}{
		{"a day counts from receipt", Due{From: fromReceived, Days: 3}, "2026-03-09"},
		{"business days skip the weekend", Due{From: fromReceived, BusinessDays: 1}, "2026-03-09"},
		{"business days go back over a weekend", Due{From: "peer_to_peer", BusinessDays: -1}, "2026-03-13"},
		{"the earliest of two clocks", Due{From: "continuation"}, "2026-03-11"},
		{"before the safe date", Due{From: fromDeadline, Days: -7}, "2026-04-24"},
		{"never after the latest", Due{From: fromReceived, Days: 30, Latest: &Due{From: "peer_to_peer"}}, "2026-03-16"},
		{"the other clock where the first is not set", Due{From: "expedited", Or: &Due{From: fromLetter, Days: 10}}, "2026-03-12"},
		{"no clock, no day", Due{From: "expedited"}, ""},
		{"nothing is filed yet", Due{From: fromFiled, Days: 3}, ""},
	}
	for _, tt := range tests {
		if got := tt.due.date(in); got.String() != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestBusinessDaysSkipHolidays(t *testing.T) {
	in := times{received: day(t, "2026-07-02")} // the 3rd is the holiday of July 4, 2026
	if got := (&Due{From: fromReceived, BusinessDays: 1}).date(in); got.String() != "2026-07-06" {
		t.Errorf("one business day after July 2, 2026 is %s", got)
	}
}

func TestNextStep(t *testing.T) {
	l := open(t)
	p2p := letter.Facts{PeerToPeer: &letter.PeerToPeer{Date: day(t, "2026-03-05")}}
	continuation := letter.Facts{LetterDate: &letter.Field{Value: "2026-03-02"},
		Clocks: []letter.Clock{{Kind: letter.ClockContinuation, How: letter.HowRelative}}}
	dl := &letter.Deadline{SafeDate: day(t, "2026-08-29")}
	tests := []struct {
		name       string
		f          letter.Finding
		facts      letter.Facts
		dl         *letter.Deadline
		today      string
		want, when string
	}{
		{"the call between doctors first where it is offered",
			finding(letter.CategoryMedicalNecessity, letter.StageInitial, letter.PlanCommercial, false), p2p, dl,
			"2026-03-03", "peer-to-peer", "2026-03-04"},
		{"on the last day of its window the call is due that day",
			finding(letter.CategoryMedicalNecessity, letter.StageInitial, letter.PlanCommercial, false), p2p, dl,
			"2026-03-05", "peer-to-peer", "2026-03-05"},
		{"a window that is over is not the next step",
			finding(letter.CategoryMedicalNecessity, letter.StageInitial, letter.PlanCommercial, false), p2p, dl,
			"2026-03-09", "criteria", "2026-03-11"},
		{"without an offer the criteria come first",
			finding(letter.CategoryMedicalNecessity, letter.StageInitial, letter.PlanUnknown, false), letter.Facts{}, nil,
			"2026-03-03", "criteria", "2026-03-05"},
		{"urgent cases ask for the fast track today",
			finding(letter.CategoryStepTherapy, letter.StageInitial, letter.PlanPartD, true), letter.Facts{}, dl,
			"2026-03-03", "expedited", "2026-03-03"},
		{"missing papers are sent at once",
			finding(letter.CategoryMissingInformation, letter.StageInitial, letter.PlanUnknown, false), letter.Facts{}, dl,
			"2026-03-03", "exactly the papers", "2026-03-04"},
		{"42 CFR 422.592: a lost Medicare Advantage appeal is forwarded",
			finding(letter.CategoryLevelOfCare, letter.StageUpheld, letter.PlanMedicareAdvantage, false), letter.Facts{}, dl,
			"2026-03-03", "Do not file a second appeal", "2026-03-04"},
		{"42 CFR 438.420: benefits go on if asked for in 10 days",
			finding(letter.CategoryBenefitLimit, letter.StageInitial, letter.PlanMedicaid, false), continuation, dl,
			"2026-03-12", "goes on during the appeal", "2026-03-12"},
		{"42 CFR 438.420: after 10 days it is too late to ask",
			finding(letter.CategoryBenefitLimit, letter.StageInitial, letter.PlanMedicaid, false), continuation, dl,
			"2026-03-13", "visits it counted", "2026-03-17"},
		{"after the deadline only good cause is left",
			finding(letter.CategoryCoding, letter.StageInitial, letter.PlanCommercial, false), letter.Facts{}, dl,
			"2026-08-30", "good cause", "2026-08-29"},
	}
	for _, tt := range tests {
		p, err := l.Choose(tt.f)
		if err != nil {
			t.Fatal(err)
		}
		text, due := NextStep(p, tt.facts, tt.dl, day(t, tt.today))
		if !strings.Contains(text, tt.want) || due.String() != tt.when {
			t.Errorf("%s: %q by %s, want %q by %s", tt.name, text, due, tt.want, tt.when)
		}
	}
}

// No step before filing is due after the safe date, however near that is.
func TestNoStepAfterTheSafeDate(t *testing.T) {
	l := open(t)
	today := day(t, "2026-03-03")
	for _, left := range []int{0, 1, 3, 9, 40} {
		dl := &letter.Deadline{SafeDate: today.AddDays(left)}
		for _, c := range letter.Categories {
			p, err := l.Choose(finding(c, letter.StageInitial, letter.PlanMedicaid, true))
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range Dated(p, letter.Facts{}, dl, today) {
				if s.Phase != After && (dl.SafeDate.Before(s.Date) || s.Date.Before(today)) {
					t.Errorf("%s, %d days left: %s is due %s", c, left, s.ID, s.Date)
				}
			}
		}
	}
}
