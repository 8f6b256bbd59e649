package extract

import (
	"strings"
	"testing"

	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
)

// oddForm names the member's number as no other letter does.
const oddForm = `Alder Ridge Health Plan

March 3, 2026                                        Form: AR-7710

Re: Odette Quinlan
Roster locator: ARP0552881      Reference no.: 25-77120-A

We denied the request because the records do not show that the scan is needed,
and without this information we cannot tell whether it is medically necessary.
`

func nextOf(text string) string {
	return strings.NewReplacer("Odette Quinlan", "Mara Lindqvist", "ARP0552881", "ARP7719043", "25-77120-A", "26-10377-B").Replace(text)
}

func TestACorrectionTeaches(t *testing.T) {
	in := In{Text: layouttest.Text(oddForm)}
	lesson, ok := Learn(t.Context(), in, "member_id", "ARP 0552881")
	if !ok || lesson.Label != "roster locator" || lesson.Payer != "ALDERRIDGEHEALTHPLAN" {
		t.Fatalf("%+v, %v", lesson, ok)
	}
	lesson.ID = "L-TEST"
	learned := []letter.Lesson{lesson}
	tests := []struct {
		name, text  string
		learned     []letter.Lesson
		value, code string
	}{
		{"before it was learned", nextOf(oddForm), nil, "ARP7719043", "only_left"},
		{"the next letter of the form", nextOf(oddForm), learned, "ARP7719043", ""},
		{"another payer's letter", strings.ReplaceAll(nextOf(oddForm), "Alder Ridge", "Birch Hollow"), learned, "ARP7719043", "only_left"},
		{"another form", strings.ReplaceAll(nextOf(oddForm), "AR-7710", "AR-9921"), learned, "ARP7719043", "only_left"},
		{"a printed label says otherwise", strings.ReplaceAll(nextOf(oddForm), "Re: Mara Lindqvist", "Member: Mara Lindqvist      Member ID: ZZK4410927"), learned, "ZZK4410927", "learned_differs"},
		{"a printed label says the same", strings.ReplaceAll(nextOf(oddForm), "Re: Mara Lindqvist", "Member: Mara Lindqvist      Member ID: ARP7719043"), learned, "ARP7719043", ""},
	}
	for _, test := range tests {
		if lesson.Form == "" && test.name == "another form" {
			t.Error("the form's code was not learned")
		}
		out, err := Extract(t.Context(), In{Text: layouttest.Text(test.text), Learned: test.learned})
		if err != nil {
			t.Fatal(err)
		}
		value, code := "", ""
		if out.Facts.MemberID != nil {
			value = out.Facts.MemberID.Value
		}
		for _, r := range out.Review {
			if r.Field == "member_id" {
				code = r.Code
			}
		}
		if value != test.value || code != test.code {
			t.Errorf("%s: %q, asked %q; want %q, %q", test.name, value, code, test.value, test.code)
		}
	}
}

func TestWhatTeachesNothing(t *testing.T) {
	for name, entered := range map[string][2]string{
		"a value that is not printed":   {"member_id", "QQQ0000001"},
		"a field that has no label":     {"denial_reason", "ARP0552881"},
		"what is no identifier at all":  {"member_id", "the scan"},
		"a value that stands in a word": {"member_id", "0552881"},
	} {
		if l, ok := Learn(t.Context(), In{Text: layouttest.Text(oddForm)}, entered[0], entered[1]); ok {
			t.Errorf("%s: %+v", name, l)
		}
	}
}
