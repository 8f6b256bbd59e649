package confirm

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"recourse/internal/layout"
	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
)

const sample = `Date: March 12, 2026
Member ID: W90441827      Reference: A250944128

You may appeal within 180 days of receiving this letter. The plan
answers within 30 days.`

// sampleLetter is the sample as it was recognised and what was found in it.
func sampleLetter(t *testing.T) (*layout.Text, letter.Facts) {
	t.Helper()
	pages := layouttest.Pages(sample)
	pages[0].Method = letter.MethodOCR
	text := layout.New(pages)
	evidence := func(words ...string) letter.Evidence {
		for i := range text.Words {
			r := layout.Range{From: i, To: min(i+len(words), len(text.Words))}
			if text.String(r) == strings.Join(words, " ") {
				return text.Evidence(r)
			}
		}
		t.Fatalf("no %q in the sample", words)
		return letter.Evidence{}
	}
	period := letter.Period{N: 180, Unit: letter.UnitDays, From: letter.FromReceipt}
	answer := letter.Period{N: 30, Unit: letter.UnitDays}
	return text, letter.Facts{
		MemberID:            &letter.Field{Value: "W90441827", Evidence: evidence("W90441827"), Confidence: 0.8},
		AuthorizationNumber: &letter.Field{Value: "A250944128", Evidence: evidence("A250944128"), Confidence: 0.98},
		LetterDate:          &letter.Field{Value: "2026-03-12", Evidence: evidence("March", "12,", "2026"), Confidence: 0.99},
		Clocks: []letter.Clock{
			{Kind: letter.ClockStandard, Owner: letter.OwnerMember, Level: 1, Period: &period, Confidence: 0.99,
				Evidence: evidence(strings.Fields("You may appeal within 180 days of receiving this letter.")...)},
			{Kind: letter.ClockPlanDecision, Owner: letter.OwnerPlan, Period: &answer, Evidence: evidence(strings.Fields("The plan answers within 30 days.")...)},
		},
	}
}

func TestSpotsAreTheValuesAndTheirNeighbours(t *testing.T) {
	text, facts := sampleLetter(t)
	var got []string
	for _, s := range Spots(text, facts) {
		got = append(got, s.Before+" | "+s.Text+" | "+s.After)
		if s.Method != letter.MethodOCR || s.Page != 1 || s.Box.IsZero() {
			t.Errorf("spot %+v", s)
		}
	}
	want := []string{"ID: | W90441827 | Reference:", "Reference: | A250944128 | You", "Date: | March 12, 2026 | Member", "within | 180 days | of"}
	if !slices.Equal(got, want) {
		t.Errorf("spots %q, want %q", got, want)
	}
}

// again are second readings of the sample's spots.
func again(texts ...string) []letter.Reading {
	var rs []letter.Reading
	for _, text := range texts {
		rs = append(rs, letter.Reading{Text: text, Confidence: 0.9, Method: letter.MethodOCR})
	}
	return rs
}

func apply(t *testing.T, readings []letter.Reading, review ...letter.Review) Out {
	t.Helper()
	text, facts := sampleLetter(t)
	out, err := Apply(In{Text: text, Facts: facts, Review: review, Readings: readings,
		Read: map[string]letter.Confidence{"member_id": 0.8}, Below: map[string]letter.Confidence{"": 0.9}})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestAgreementTakesTheDoubtAboutTheReading(t *testing.T) {
	poor := letter.Review{Field: "member_id", Code: "poor_reading"}
	other := letter.Review{Field: "member_id", Code: "more_than_one"}
	out := apply(t, again("W90441827", "A250944128.", "March 12, 2026", "180 days"), poor, other)
	if c := out.Facts.MemberID.Confidence; c < 0.9 {
		t.Errorf("confidence %.3f after two readings agree", c)
	}
	if len(out.Review) != 1 || out.Review[0].Code != "more_than_one" {
		t.Errorf("review %+v, want only the question that is not about the reading", out.Review)
	}
	if c := out.Facts.Clocks[0]; c.SecondReading != nil || c.Confidence != 0.99 {
		t.Errorf("clock %+v", c)
	}
}

func TestDifferenceAsks(t *testing.T) {
	out := apply(t, again("W9O441827", "A250944123", "March 17, 2026", "130 days"))
	var asked []string
	for _, r := range out.Review {
		asked = append(asked, r.Field+" "+r.Code)
		if len(r.Candidates) != 2 || r.Candidates[0].Source != "ocr" || r.Candidates[1].Source != "second_reading" || r.Candidates[1].Box.IsZero() {
			t.Errorf("%s: candidates %+v", r.Field, r.Candidates)
		}
	}
	want := []string{"member_id readings_differ", "authorization_number readings_differ", "letter_date readings_differ"}
	if !slices.Equal(asked, want) {
		t.Errorf("asked %q, want %q", asked, want)
	}
	if !strings.Contains(out.Review[0].Why, "look alike") || strings.Contains(out.Review[1].Why, "look alike") {
		t.Errorf("why %q and %q", out.Review[0].Why, out.Review[1].Why)
	}
	if c := out.Facts.Clocks[0]; c.SecondReading == nil || *c.SecondReading != "130 days" || c.Confidence > 0.6 {
		t.Errorf("clock %+v", c)
	}
}

func TestThirdReadingDecidesWhatIsLikelier(t *testing.T) {
	readings := again("W90441837", "A250944123", "March 12, 2026", "180 days")
	readings[0].Third, readings[1].Third = "W90441837.", "A250944128"
	out := apply(t, readings)
	if v := out.Facts.MemberID.Value; v != "W90441837" {
		t.Errorf("member ID %s, want what was read twice", v)
	}
	if a := out.Facts.AuthorizationNumber; a.Value != "A250944128" || a.Confidence != 0.98 {
		t.Errorf("authorization number %+v, want what was read twice", a)
	}
	if len(out.Review) != 1 || out.Review[0].Candidates[0].Value != "W90441837" || out.Review[0].Candidates[1].Source != "ocr" {
		t.Errorf("review %+v", out.Review)
	}
}

func TestAnOutvotedReadingIsOfferedWhereAPersonIsAskedAnyway(t *testing.T) {
	readings := again("W90441821", "A250944128", "March 12, 2026", "180 days")
	readings[0].Third = "W90441827"
	out := apply(t, readings, letter.Review{Field: "member_id", Code: "poor_reading"})
	if len(out.Review) != 1 || len(out.Review[0].Candidates) != 1 || out.Review[0].Candidates[0].Value != "W90441821" {
		t.Errorf("review %+v", out.Review)
	}
}

func TestAnIllegibleCutOutTellsNothing(t *testing.T) {
	readings := again("Paley EERE", "A250944128", "PFET PAPA", "180 days")
	for _, i := range []int{0, 2} {
		readings[i].Confidence, readings[i].Third = 0.2, "PREP 45)"
	}
	out := apply(t, readings)
	if len(out.Review) > 0 || out.Facts.MemberID.Confidence != 0.8 {
		t.Errorf("member ID %+v, review %+v", out.Facts.MemberID, out.Review)
	}
}

func TestNothingReadAgainChangesNothing(t *testing.T) {
	_, facts := sampleLetter(t)
	unread := slices.Repeat([]letter.Reading{{Method: letter.MethodUnread}}, 4)
	for _, readings := range [][]letter.Reading{nil, unread, again("", "~", "illegible", "")} {
		if out := apply(t, readings); !reflect.DeepEqual(out.Facts, facts) || len(out.Review) > 0 {
			t.Errorf("%+v: %+v", readings, out)
		}
	}
}

func TestFewerReadingsThanSpotsIsAnError(t *testing.T) {
	text, facts := sampleLetter(t)
	if _, err := Apply(In{Text: text, Facts: facts, Readings: again("W90441827")}); err == nil {
		t.Error("no error")
	}
}

func TestSkewComesFromBothPlacesOfAWord(t *testing.T) {
	const angle = 0.03
	p := letter.Page{Number: 1, Width: 612, Height: 792}
	for _, x := range []float64{100, 300, 480} {
		y := 200 + math.Tan(angle)*x
		p.Words = append(p.Words, letter.Word{Text: "word", Box: letter.Box{x, y, x + 40, y + 10}, Level: letter.Box{x, 200, x + 40, 210}})
	}
	for _, w := range p.Words {
		if got := skew(p, w); math.Abs(got+angle) > 0.001 {
			t.Errorf("skew %.4f, want %.4f", got, -angle)
		}
	}
}
