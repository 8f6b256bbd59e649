package classify

import (
	"encoding/json"
	"strings"
	"testing"

	"recourse/internal/layout"
	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
)

func passagesOf(t *testing.T, text string) []passage {
	t.Helper()
	c, err := loadCues()
	if err != nil {
		t.Fatal(err)
	}
	return passages(layouttest.Text(text), c)
}

// Boxes of forms come through as signs, or as what recognition makes of them.
func TestBoxes(t *testing.T) {
	tests := []struct{ name, text, ticked string }{
		{"signs", "☐ Approved\n☒ Denied\n☐ Withdrawn", "Denied"},
		{"brackets", "[ ] Approved\n[x] Denied\n[] Withdrawn", "Denied"},
		{"empty boxes read as letters", "O Approved\nDenied\nC1 Withdrawn", "Denied"},
		{"a ticked box read as a sign", "O Approved\n& Denied\n0 Withdrawn", "Denied"},
		{"side by side", "Urgent (24 hours) O Standard", "Urgent (24 hours)"},
		{"signs side by side", "☒ Urgent ☐ Standard", "Urgent"},
		{"no form", "The C1 vertebra\nwas not harmed", ""},
	}
	for _, tt := range tests {
		var ticked []string
		for _, p := range passagesOf(t, tt.text) {
			if p.box == tickedBox {
				ticked = append(ticked, p.text)
			}
		}
		if got := strings.Join(ticked, "|"); got != tt.ticked {
			t.Errorf("%s: ticked %q, want %q", tt.name, got, tt.ticked)
		}
	}
}

func TestSections(t *testing.T) {
	const text = `Meadow Member Appeals
P.O. Box 12

Dear Mr. Roe:

We denied the request for a brace that your doctor sent on May 3 after
the visit in the clinic.

Why we decided this
The brace is not needed for this break of the wrist bone, which is held
by the cast that you have.

Your right to appeal
You can appeal in 180 days from the date of this letter. Tell us why and
send what helps.

Reason: A second look at the reason for this one paragraph, which has a
label of its own.

Nondiscrimination notice
We follow the law and treat all people in the same way, and we help with
other languages.`
	want := map[string]section{
		"Meadow Member Appeals":           sectionHead,
		"We denied the request":           sectionBody,
		"The brace is not needed":         sectionReason,
		"You can appeal in 180 days":      sectionRights,
		"Reason: A second look":           sectionReason,
		"We follow the law and treat all": sectionNotice,
	}
	found := 0
	for _, p := range passagesOf(t, text) {
		for begin, s := range want {
			if strings.HasPrefix(p.text, begin) {
				found++
				if p.section != s {
					t.Errorf("%q is in section %s, want %s", begin, p.section, s)
				}
			}
		}
	}
	if found != len(want) {
		t.Errorf("%d of %d passages found", found, len(want))
	}
}

// A full stop that was not recognised must not join two reasons.
func TestLostFullStop(t *testing.T) {
	ps := passagesOf(t, "The brace is not medically necessary In addition the brace is investigational.")
	if len(ps) != 2 {
		t.Errorf("%d passages", len(ps))
	}
}

// The sentence that the extract stage found counts most, wherever it stands.
func TestStatedReason(t *testing.T) {
	const text = `Dear Ms. Roe:

We denied your request of May 3 for the drug that your doctor asked us to
cover for you.

Your rights
You may appeal in 65 days. This drug is not on our formulary, as we told you
by phone.`
	in := In{Text: layouttest.Text(text)}
	in.Facts.DenialReason = &letter.Field{Value: "This drug is not on our formulary, as we told you by phone."}
	out, err := Classify(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	if c := out.Finding.Category; c == nil || *c != letter.CategoryFormulary {
		t.Errorf("category %v", c)
	}
	if out, err = Classify(t.Context(), In{Text: in.Text}); err != nil || out.Finding.Category != nil {
		t.Errorf("without it: category %v, %v", out.Finding.Category, err)
	}
}

// A reason carries the words and the place that show it.
func TestReasonHasEvidence(t *testing.T) {
	out, err := Classify(t.Context(), In{Text: layouttest.Text("Your claim is denied.\n\nThis charge is an exact duplicate of a claim that we paid.")})
	if err != nil {
		t.Fatal(err)
	}
	if len(out.Finding.Reasons) != 1 {
		t.Fatalf("reasons %+v", out.Finding.Reasons)
	}
	r := out.Finding.Reasons[0]
	if !r.Main || !strings.Contains(r.Quote, "duplicate") || r.Page != 1 || r.Box.IsZero() {
		t.Errorf("reason %+v", r)
	}
}

// What is not plain is asked, never guessed.
func TestReview(t *testing.T) {
	tests := []struct{ name, text, field string }{
		{"no decision at all", "Dear Ms. Roe:\n\nWe hope that you are well and wish you a good year.", "kind"},
		{"a denial without a reason", "Dear Ms. Roe:\n\nYour request was denied. Please see the enclosed page.", "category"},
		{"only a second reason is understood", "Dear Ms. Roe:\n\nYour request was denied for the reason told to you by phone. In addition, the claim is a duplicate.", "category"},
		{"two laws", "Medicaid\n\nMedicare Advantage\n\nYour claim is denied as a duplicate.", "plan_type"},
	}
	for _, tt := range tests {
		out, err := Classify(t.Context(), In{Text: layouttest.Text(tt.text)})
		if err != nil {
			t.Fatal(err)
		}
		asked := false
		for _, r := range out.Review {
			asked = asked || r.Field == tt.field && r.Why != "" && r.Code != ""
		}
		if !asked {
			t.Errorf("%s: review %+v", tt.name, out.Review)
		}
	}
}

// A reason that only the deciding sentence gives is asked about where the
// stated reason goes on with sentences that do not give it; so is one that the
// stated reason does not give at all.
func TestReasonOfDecisionAlone(t *testing.T) {
	const decides, goesOn = "Your claim is denied as a duplicate.", "The plan committee met on this question in May."
	text := layouttest.Text("Dear Ms. Roe:\n\n" + decides + " " + goesOn)
	for stated, asked := range map[string]bool{decides: false, decides + " " + goesOn: true, goesOn: true} {
		in := In{Text: text}
		in.Facts.DenialReason = &letter.Field{Value: stated}
		out, err := Classify(t.Context(), in)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(out.Review) > 0; got != asked {
			t.Errorf("stated %q: review %+v, reasons %+v", stated, out.Review, out.Finding.Reasons)
		}
	}
}

// A configured confidence decides what is asked.
func TestBelow(t *testing.T) {
	text := layouttest.Text("Your claim is denied as a duplicate.")
	for below, asked := range map[letter.Confidence]bool{0.01: false, 1: true} {
		out, err := Classify(t.Context(), In{Text: text, Below: map[string]letter.Confidence{"category": below}})
		if err != nil {
			t.Fatal(err)
		}
		if got := len(out.Review) > 0; got != asked {
			t.Errorf("below %v: review %+v", below, out.Review)
		}
	}
}

func FuzzClassify(f *testing.F) {
	for _, e := range examples(f)[:8] {
		f.Add(e.Text, e.Text)
	}
	f.Add("☐ ☒ O C1 CO-45 PR-", "(")
	f.Fuzz(func(t *testing.T, text, reason string) {
		in := In{Text: layouttest.Text(text)}
		in.Facts.DenialReason = &letter.Field{Value: reason}
		out, err := Classify(t.Context(), in)
		if err != nil {
			t.Fatal(err)
		}
		if out.Finding.IsDenial() != (out.Finding.Stage != nil) {
			t.Errorf("finding %+v", out.Finding)
		}
		if _, err := json.Marshal(out.Finding); err != nil {
			t.Error(err)
		}
	})
}

func TestEmptyLetter(t *testing.T) {
	out, err := Classify(t.Context(), In{Text: layout.New(nil)})
	if err != nil || out.Finding.IsDenial() || len(out.Review) == 0 {
		t.Errorf("%+v, %v", out, err)
	}
}
