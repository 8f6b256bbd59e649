package layout_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"recourse/internal/layout"
	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
)

func strs(t *layout.Text, rs []layout.Range) []string {
	var out []string
	for _, r := range rs {
		out = append(out, t.String(r))
	}
	return out
}

// find is the range of the words of s, which must be contiguous.
func find(t *testing.T, x *layout.Text, s string) layout.Range {
	t.Helper()
	n := len(strings.Fields(s))
	for i := 0; i+n <= len(x.Words); i++ {
		if r := (layout.Range{From: i, To: i + n}); x.String(r) == s {
			return r
		}
	}
	t.Fatalf("%q is not in the text", s)
	return layout.Range{}
}

func TestReadingOrder(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"label and value are lines of one row", `
Member ID:            W123 456
Reference number:     A-77`,
			[]string{"Member ID:", "W123 456", "Reference number:", "A-77"}},
		{"columns of text are read one after the other", `
We looked at the records that        You may appeal this decision if
your doctor sent to us in May        you think that we are wrong and
and found that they do not say       want us to look at it again for
why the scan is needed now.          you before the scan is done.`,
			[]string{"We looked at the records that", "your doctor sent to us in May", "and found that they do not say",
				"why the scan is needed now.", "You may appeal this decision if", "you think that we are wrong and",
				"want us to look at it again for", "you before the scan is done."}},
		{"a table cell that wraps stays whole", `
Code      Service           Amount

72148     MRI of lumbar     400.00
          spine
72149     MRI with dye      500.00`,
			[]string{"Code", "Service", "Amount", "72148", "MRI of lumbar", "spine", "400.00", "72149", "MRI with dye", "500.00"}},
		{"a list item keeps its marker", `
1.   Fill in the form
2.   Send the form`,
			[]string{"1. Fill in the form", "2. Send the form"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x := layouttest.Text(tt.text)
			var got []string
			for _, l := range x.Lines {
				got = append(got, x.String(l.Range))
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// A reader that numbers lines across columns, or none at all, changes nothing.
func TestLinesWithoutReader(t *testing.T) {
	pages := layouttest.Pages("Dear Ann Lee:        Date: May 1, 2026\nWe got your request for a scan.")
	want := layout.New(pages).Plain()
	for i := range pages[0].Words {
		pages[0].Words[i].Line = 0
	}
	if d := cmp.Diff(want, layout.New(pages).Plain()); d != "" {
		t.Error(d)
	}
}

func TestSkewedPage(t *testing.T) {
	text := "We looked at the records that your doctor sent to us in May\nand found that they do not say why the scan is needed now.\nMember ID:     W123 456"
	pages := layouttest.Pages(text)
	for i, w := range pages[0].Words {
		dy := 0.03 * w.Box[0]
		pages[0].Words[i].Box = letter.Box{w.Box[0], w.Box[1] + dy, w.Box[2], w.Box[3] + dy}
	}
	x := layout.New(pages)
	if d := cmp.Diff(layouttest.Text(text).Plain(), x.Plain()); d != "" {
		t.Error(d)
	}
	if pages[0].Words[0].Level != (letter.Box{}) {
		t.Error("the caller's words were changed")
	}
}

func TestParagraphs(t *testing.T) {
	x := layouttest.Text(`
Why we made this decision
We looked at the records that your doctor sent and found that they
do not say why the scan is needed.
Sincerely,
Jo Ray, MD

You may appeal.
`)
	want := []string{"Why we made this decision", "We looked at the records that your doctor sent and found that they do not say why the scan is needed.",
		"Sincerely,", "Jo Ray, MD", "You may appeal."}
	if d := cmp.Diff(want, strs(x, x.Paragraphs)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"Why we made this decision"}, strs(x, x.Headings)); d != "" {
		t.Error(d)
	}
	if h := x.HeadingOf(find(t, x, "scan is").From); x.String(h) != "Why we made this decision" {
		t.Errorf("heading of the reason is %q", x.String(h))
	}
}

func TestSentences(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"abbreviations end no sentence", "Call Dr. Lund at Acme Inc. in the U.S. by 5 p.m. on May 1. Write to P.O. Box 12, e.g. by mail. It is No. 7.",
			[]string{"Call Dr. Lund at Acme Inc. in the U.S. by 5 p.m. on May 1.", "Write to P.O. Box 12, e.g. by mail.", "It is No. 7."}},
		{"labels", "Mail: Box 1, Erie\nFax: 1-800-555-0100\nWhen: within 60 days", []string{"Mail: Box 1, Erie", "Fax: 1-800-555-0100", "When: within 60 days"}},
		{"an abbreviation at the end", "Call by 5 p.m. We are here for you.", []string{"Call by 5 p.m.", "We are here for you."}},
		{"a fax is no abbreviation at the end", "You have 60 days from the date of this fax. An appeal may be sent by mail. Fax. 555-0100 is ours.",
			[]string{"You have 60 days from the date of this fax.", "An appeal may be sent by mail.", "Fax. 555-0100 is ours."}},
		{"dots that lead to a value", "Appeal deadline ...... 05/09/2026. Call us.", []string{"Appeal deadline ...... 05/09/2026.", "Call us."}},
		{"initials", "Marisol T. Everhart may appeal. So may you.", []string{"Marisol T. Everhart may appeal.", "So may you."}},
		{"lines", "You may appeal within a time of\n60 days of this letter. Call us.", []string{"You may appeal within a time of 60 days of this letter.", "Call us."}},
		{"broken words", "Take adalimumab-\nadaz and call 1-888-\n555-7200 about medi-\ncation. No medication helps.",
			[]string{"Take adalimumab-adaz and call 1-888-555-7200 about medication.", "No medication helps."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x := layouttest.Text(tt.text)
			if d := cmp.Diff(tt.want, strs(x, x.Sentences)); d != "" {
				t.Error(d)
			}
		})
	}
}

// twoPages has a sentence that runs over the page break, between a footer and
// a repeated header.
var twoPages = "Acme Health Plan" + strings.Repeat("\n", 51) + "Our standard answer takes some time. You may ask for an appeal within\n\n\n\n" +
	strings.Repeat(" ", 40) + "Page 1 of 2\nACM-DEN-01 (Rev. 07/25)\f" +
	"Acme Health Plan\n\n\nsixty days of this letter. Call us." + strings.Repeat("\n", 54) + "Page 2 of 2"

// Blocks side by side whose lines are not level are no table.
func TestSideColumn(t *testing.T) {
	pages := layouttest.Pages(`
Your request was denied because the                  Case no.
notes do not show that the scan is needed.           26-1187

You can appeal. You have 180 days from the           Plan
date of this letter to do so.
                                                     Gold EPO
If you go on you will have to pay for it.            Asked on`)
	for i, w := range pages[0].Words {
		if w.Box[0] > 250 {
			pages[0].Words[i].Box[1] += 5
			pages[0].Words[i].Box[3] += 5
		}
	}
	want := []string{"Your request was denied because the notes do not show that the scan is needed.", "You can appeal.",
		"You have 180 days from the date of this letter to do so.", "If you go on you will have to pay for it."}
	x := layout.New(pages)
	if d := cmp.Diff(want, strs(x, x.Sentences)[:4]); d != "" {
		t.Error(d)
	}
}

// Specks of dirt that recognition took for writing break no sentence.
func TestSpecks(t *testing.T) {
	x := layouttest.Text(`
You may ask for an appeal of this decision. We must have it within                  ;
60 days after you receive this letter, and you will hear from us.                   _`)
	if got := strs(x, x.Sentences)[1]; got != "We must have it within 60 days after you receive this letter, and you will hear from us." {
		t.Errorf("%q", got)
	}
	if body := x.String(x.Body()); strings.ContainsAny(body, ";_") {
		t.Errorf("%q", body)
	}
}

func TestFurniture(t *testing.T) {
	x := layouttest.Text(twoPages)
	if got := strs(x, x.Sentences)[2]; got != "You may ask for an appeal within sixty days of this letter." {
		t.Errorf("sentence over the page break: %q", got)
	}
	var got []string
	for _, l := range x.Lines {
		if l.Furniture {
			got = append(got, x.String(l.Range))
		}
	}
	if d := cmp.Diff([]string{"ACM-DEN-01 (Rev. 07/25)", "Page 1 of 2", "Acme Health Plan", "Page 2 of 2"}, got); d != "" {
		t.Error(d)
	}
	if s := x.String(x.Body()); !strings.HasPrefix(s, "Acme Health Plan Our") || strings.Contains(s, "Page") {
		t.Errorf("body is %q", s)
	}
}

func TestEvidence(t *testing.T) {
	x := layouttest.Text(twoPages)
	r := find(t, x, "within sixty days")
	e := x.Evidence(r)
	if e.Quote != "within sixty days" || e.Page != 1 || len(e.Spans) != 2 || e.Spans[1].Page != 2 || e.Box != x.Words[r.From].Box {
		t.Errorf("evidence over two pages is %+v", e)
	}
	one := x.EvidenceOf([]int{r.From + 1})
	if one.Quote != "sixty" || one.Page != 2 || one.Spans != nil || one.Box != x.Words[r.From+1].Box {
		t.Errorf("evidence of one word is %+v", one)
	}
	if e := x.Evidence(layout.Range{}); e.Quote != "" || e.Page != 0 {
		t.Errorf("evidence of nothing is %+v", e)
	}
}

func TestGeometry(t *testing.T) {
	x := layouttest.Text(`
Member ID: W1       Group:      G-9       Plan:     Gold

Code        Description        Status

72148       MRI of spine       Denied
72149       CT of spine        Approved`)
	if d := cmp.Diff([]string{"W1", "Group:", "G-9", "Plan:", "Gold"}, strs(x, x.Beside(find(t, x, "Member ID:")))); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"MRI of spine", "CT of spine"}, strs(x, x.Under(find(t, x, "Description")))); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"72148", "72149"}, strs(x, x.Below(find(t, x, "Code")))); d != "" {
		t.Error(d)
	}
	row := x.Row(x.Words[find(t, x, "Denied").From].Line)
	if len(row) != 3 || x.String(x.Lines[row[0]].Range) != "72148" {
		t.Errorf("row of Denied is %v", row)
	}
}

func TestRange(t *testing.T) {
	r, s := layout.Range{From: 2, To: 5}, layout.Range{From: 4, To: 9}
	if r.Union(s) != (layout.Range{From: 2, To: 9}) || r.Intersect(s) != (layout.Range{From: 4, To: 5}) || !r.Overlaps(s) || r.Covers(s) || !r.Has(4) {
		t.Error("range algebra")
	}
	if r.Union(layout.Range{}) != r || !slices.Equal(s.Words(), []int{4, 5, 6, 7, 8}) {
		t.Error("empty union or words")
	}
}

// Text without layout has lines, but no places.
func TestNoLayout(t *testing.T) {
	x := layout.New([]letter.Page{{Words: []letter.Word{{Text: "You", Line: 1}, {Text: "may", Line: 1}, {Text: "appeal.", Line: 2}, {Text: "Call.", Line: 3}}}})
	if d := cmp.Diff([]string{"You may appeal.", "Call."}, strs(x, x.Sentences)); d != "" {
		t.Error(d)
	}
	if e := x.Evidence(x.All()); !e.Box.IsZero() || e.Spans != nil {
		t.Errorf("evidence without layout is %+v", e)
	}
}

func FuzzNew(f *testing.F) {
	f.Add([]byte("abc\x00def\xff\x01ghi"), false)
	f.Add([]byte("Page 1 of 2 Dear Ann. 1. x"), true)
	f.Fuzz(func(t *testing.T, b []byte, lines bool) {
		p := letter.Page{Number: 1, Width: 612, Height: 792}
		for i := 0; i+6 <= len(b); i += 6 {
			x, y := 3*float64(b[i]), 4*float64(b[i+1])
			w := letter.Word{Text: string(b[i+4 : i+6]), Box: letter.Box{x, y, x + float64(b[i+2]), y + float64(b[i+3])/8}}
			if lines {
				w.Line = int(b[i+1]) / 16
			}
			p.Words = append(p.Words, w)
		}
		x := layout.New([]letter.Page{p, {Number: 2}})
		covered := 0
		for _, s := range x.Sentences {
			covered += s.Len()
		}
		if covered != len(x.Words) {
			t.Errorf("%d of %d words are in sentences", covered, len(x.Words))
		}
		for i := range x.Words {
			r := layout.Range{From: i, To: i + 1}
			x.Beside(r)
			x.Under(r)
		}
	})
}

func TestAlike(t *testing.T) {
	tests := []struct {
		read, want string
		alike      bool
	}{
		{"Appeal,", "appeal", true}, {"appea1", "appeal", true}, {"withln", "within", true}, {"detennination", "determination", true},
		{"clays", "days", true}, {"approval", "appeal", false}, {"say", "day", false}, {"notice", "office", false}, {"", "day", false},
	}
	for _, tt := range tests {
		if got := layout.Alike(tt.read, tt.want); got != tt.alike {
			t.Errorf("Alike(%q, %q) = %v", tt.read, tt.want, got)
		}
	}
}
