package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"recourse/internal/letter"
)

func day(s string) letter.Date {
	d, err := letter.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func closed(o letter.CaseOutcome, date string, cents int64) *letter.Closing {
	return &letter.Closing{Outcome: o, Date: day(date), Cents: cents}
}

var past = []Past{
	{Payer: "Northgate", Category: letter.CategoryStepTherapy, Written: day("2026-01-10"), Appealed: true, Closing: closed(letter.OutcomeOverturned, "2026-02-09", 120000)},
	{Payer: "NORTHGATE", Category: letter.CategoryStepTherapy, Written: day("2026-01-20"), Closing: closed(letter.OutcomePartly, "2026-02-01", 50)},
	{Payer: "Northgate", Category: letter.CategoryStepTherapy, Written: day("2026-02-01"), Closing: closed(letter.OutcomeUpheld, "2026-03-01", 7000)},
	{Payer: "Northgate", Category: letter.CategoryCoding, Written: day("2026-02-01"), Closing: closed(letter.OutcomeMissed, "2026-08-01", 0)},
	{Payer: "Summit", Category: letter.CategoryCoding, Appealed: true},
	{Category: letter.CategoryCoding, Closing: closed(letter.OutcomeWithdrawn, "2026-08-01", 100)},
}

func TestMake(t *testing.T) {
	got := Make(past, []By{ByPayer})
	want := []Line{
		{Group: []string{"Northgate"}, Letters: 4, Appealed: 3, Overturned: 2, Decided: 3, Missed: 1, Days: 29, Cents: 127050, CentsWon: 120050},
		{Group: []string{""}, Letters: 1, Days: -1, Cents: 100},
		{Group: []string{"Summit"}, Letters: 1, Appealed: 1, Days: -1},
		{Letters: 6, Appealed: 4, Overturned: 2, Decided: 3, Missed: 1, Days: 29, Cents: 127150, CentsWon: 120050},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestMakeByMonth(t *testing.T) {
	var got []string
	for _, l := range Make(past, []By{ByMonth, ByCategory}) {
		got = append(got, strings.Join(l.Group, " "))
	}
	want := []string{" coding", "2026-01 step_therapy", "2026-02 coding", "2026-02 step_therapy", ""}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWrite(t *testing.T) {
	by := []By{ByCategory}
	lines := Make(past, by)
	for name, c := range map[string]struct {
		write func(*bytes.Buffer) error
		want  []string
	}{
		"table": {func(b *bytes.Buffer) error { return WriteTable(b, lines, by) }, []string{
			"coding        3        1         none", "step_therapy  3        3         2 of 3 (21–93.9)", "all           6"}},
		"csv": {func(b *bytes.Buffer) error { return WriteCSV(b, lines, by) }, []string{
			"category,letters,appealed", "step_therapy,3,3,3,2,0.667,0.208,0.939,0,28,1270.50,1200.50", "coding,3,1,0,0,,,,1,181,1.00,0.00"}},
		"json": {func(b *bytes.Buffer) error { return WriteJSON(b, lines, by) }, []string{
			`{"group":{"category":"step_therapy"},"letters":3`, `"overturned":{"n":2,"of":3,"interval":[0.2077,0.9385]}`, `{"group":null,"letters":6`}},
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := c.write(&b); err != nil {
				t.Fatal(err)
			}
			for _, want := range c.want {
				if !strings.Contains(b.String(), want) {
					t.Errorf("%q is missing in\n%s", want, b.String())
				}
			}
		})
	}
}

func TestParseBy(t *testing.T) {
	by, err := ParseBy("payer, month,payer")
	if diff := cmp.Diff([]By{ByPayer, ByMonth}, by); diff != "" || err != nil {
		t.Error(diff, err)
	}
	if _, err := ParseBy("payer,colour"); err == nil {
		t.Error("no error for a grouping that there is not")
	}
}
