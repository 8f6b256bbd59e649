package dates_test

import (
	"strings"
	"testing"

	"recourse/extract/dates"
	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
)

func TestFind(t *testing.T) {
	tests := []struct {
		text, words, date, other string
		least, most              letter.Confidence
	}{
		{"September 18, 2025", "September 18, 2025", "2025-09-18", "", .99, 1},
		{"We got it on Sept. 3,2025.", "Sept. 3,2025.", "2025-09-03", "", .99, 1},
		{"Aug. 27, 2025", "Aug. 27, 2025", "2025-08-27", "", .99, 1},
		{"this 1st day of April, 2026, in", "1st day of April, 2026,", "2026-04-01", "", .99, 1},
		{"on the twenty-first of May 2026", "twenty-first of May 2026", "2026-05-21", "", .99, 1},
		{"dated 4-Mar-2026", "4-Mar-2026", "2026-03-04", "", .99, 1},
		{"4 March 2026", "4 March 2026", "2026-03-04", "", .99, 1},
		{"2026-03-04", "2026-03-04", "2026-03-04", "", .99, 1},
		{"Date:10/27/2025", "Date:10/27/2025", "2025-10-27", "", .98, 1},
		{"(03/04/26)", "(03/04/26)", "2026-03-04", "", .9, .985},
		{"10 / 06 / 2025", "10 / 06 / 2025", "2025-10-06", "", .95, 1},
		{"10-06-2025", "10-06-2025", "2025-10-06", "", .95, 1},
		{"27.10.2025", "27.10.2025", "2025-10-27", "", .9, 1},
		{"09.01.2025 and 08.24.2025", "09.01.2025", "2025-09-01", "", .95, 1},
		{"09.01.2025 alone", "09.01.2025", "2025-09-01", "2025-01-09", 0, .5},
		{"Septernber 18, 2O25", "Septernber 18, 2O25", "2025-09-18", "", .7, .85},
		{"1O/06/2025", "1O/06/2025", "2025-10-06", "", .7, .85},
		{"02/30/2026", "02/30/2026", "", "", 0, .5},
		{"due October 2 at noon", "October 2", "0000-10-02", "", .8, .95},
		{"25/12/2025 and 03/04/2026", "25/12/2025", "2025-12-25", "", .9, 1},
		{"03/04/2026 and 25/12/2025", "03/04/2026", "2026-03-04", "2026-04-03", 0, .5},
		{"Odd 13/12/2025 beside 12/13/2025", "13/12/2025", "2025-12-13", "", 0, .5},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			x := layouttest.Text(tt.text)
			for _, d := range dates.Find(x) {
				if x.String(d.Range) != tt.words {
					continue
				}
				if d.Date.String() != tt.date || d.Other.String() != tt.other || d.Confidence < tt.least || d.Confidence > tt.most {
					t.Errorf("%q is %v or %v, confidence %v", tt.words, d.Date, d.Other, d.Confidence)
				}
				return
			}
			t.Errorf("no date %q: %v", tt.words, dates.Find(x))
		})
	}
}

func TestNoDate(t *testing.T) {
	for _, s := range []string{"1-888-555-7204", "NPI 1790055318", "claim 2026-012-00774-E", "1.2.10", "$1/2/2026", "you may 12 times", "page 1/2",
		"code 99213 11/20", "Mary 12, 26", "A12/03/2026", "CMS-10-06-20251", "May 2026", "40/50/2026"} {
		if d := dates.Find(layouttest.Text(s)); len(d) != 0 {
			t.Errorf("%q has the date %+v", s, d)
		}
	}
}

// Two dates of a range are two dates.
func TestRangeOfDates(t *testing.T) {
	for _, s := range []string{"01/31/2026-02/03/2026", "01/31/2026 – 02/03/2026", "January 31, 2026 to February 3, 2026"} {
		d := dates.Find(layouttest.Text(s))
		if len(d) != 2 || d[0].Date.String() != "2026-01-31" || d[1].Date.String() != "2026-02-03" {
			t.Errorf("%q: %+v", s, d)
		}
	}
}

func TestPeriods(t *testing.T) {
	tests := []struct {
		text string
		n    int
		unit letter.Unit
		from letter.Trigger
	}{
		{"within sixty (60) calendar days of the date of this notice", 60, letter.UnitDays, letter.FromNotice},
		{"within 180 days of the day you receive this letter.", 180, letter.UnitDays, letter.FromReceipt},
		{"no later than four (4) months after the date you receive this letter", 4, letter.UnitMonths, letter.FromReceipt},
		{"6 months from the date of our decision", 6, letter.UnitMonths, letter.FromDecision},
		{"one hundred and eighty days", 180, letter.UnitDays, letter.FromOther},
		{"one hundred eighty (180) days from receipt", 180, letter.UnitDays, letter.FromReceipt},
		{"60 (sixty) days", 60, letter.UnitDays, letter.FromOther},
		{"sixty-five days following the mailing date", 65, letter.UnitDays, letter.FromNotice},
		{"10 business days after discharge", 10, letter.UnitBusinessDays, letter.FromOther},
		{"5 working days", 5, letter.UnitBusinessDays, letter.FromOther},
		{"72 hours after we receive your request", 72, letter.UnitHours, letter.FromOther},
		{"up to 14 more calendar days", 14, letter.UnitDays, letter.FromOther},
		{"a 60-day period", 60, letter.UnitDays, letter.FromOther},
		{"thirty-\nday", 30, letter.UnitDays, letter.FromOther},
		{"two weeks", 14, letter.UnitDays, letter.FromOther},
		{"18O davs from the date on this letter", 180, letter.UnitDays, letter.FromNotice},
		{"60days", 60, letter.UnitDays, letter.FromOther},
		{"From the date of this letter, you have 90 days", 90, letter.UnitDays, letter.FromNotice},
		{"120 calendar days from the date on our appeal answer letter", 120, letter.UnitDays, letter.FromNotice},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			got := dates.Periods(layouttest.Text(tt.text))
			if len(got) != 1 || got[0].N != tt.n || got[0].Unit != tt.unit || got[0].From != tt.from {
				t.Errorf("%+v", got)
			}
		})
	}
}

func TestPeriodInColumn(t *testing.T) {
	x := layouttest.Text(`
Member or member's            6 months from the             20 business days
representative                date of this letter           from receipt`)
	got := dates.Periods(x)
	if len(got) != 2 || got[0].N != 6 || got[0].From != letter.FromNotice {
		t.Errorf("%+v", got)
	}
}

func TestPeriodDoubts(t *testing.T) {
	if p := dates.Periods(layouttest.Text("sixty (90) days")); len(p) != 1 || !p[0].Differs || p[0].Confidence > .5 {
		t.Errorf("words and digits differ: %+v", p)
	}
	if p := dates.Periods(layouttest.Text("l80 days")); len(p) != 1 || !p[0].Repaired || p[0].Confidence > .85 {
		t.Errorf("repaired: %+v", p)
	}
	for _, s := range []string{"$400.60 days", "version 2.10 days", "99999 days", "age 21. Days later", "no days"} {
		if p := dates.Periods(layouttest.Text(s)); len(p) != 0 {
			t.Errorf("%q has the period %+v", s, p)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"September 18, 2025", "01/31/2026-02/03/26", "sixty (60) days of the date", "4-Mar-2026 – 1st day of April", "60 (six"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 500 {
			return
		}
		x := layouttest.Text(strings.ToValidUTF8(s, "?"))
		for _, d := range dates.Find(x) {
			if d.Empty() || !x.All().Covers(d.Range) {
				t.Errorf("%+v", d)
			}
		}
		for _, p := range dates.Periods(x) {
			if p.Range.Empty() || p.N <= 0 || !x.All().Covers(p.Range) || !x.All().Covers(p.After) {
				t.Errorf("%+v", p)
			}
		}
	})
}
