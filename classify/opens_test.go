package classify

import (
	"strings"
	"testing"

	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
)

// appeal is a running clock of the member's.
var appeal = letter.Clock{Kind: letter.ClockStandard, Owner: letter.OwnerMember, Confidence: 0.99,
	Period: &letter.Period{N: 180, Unit: letter.UnitDays, From: letter.FromNotice}}

// A letter that says why not and opens an appeal denies, though no word of a
// decision was understood; one that opens none may tell of something else.
func TestOpensAppeal(t *testing.T) {
	const why = "The whole sum for crutches of this period went to the first pair."
	text := layouttest.Text("Dear Ms. Roe:\n\nThis is about the crutches of May 2. " + why)
	for _, tt := range []struct {
		clocks []letter.Clock
		sure   letter.Confidence
		denial bool
	}{{[]letter.Clock{appeal}, 0.97, true}, {nil, 0.97, false}, {[]letter.Clock{appeal}, 0.85, false}} {
		in := In{Text: text}
		in.Facts.Clocks = tt.clocks
		in.Facts.DenialReason = &letter.Field{Value: why, Confidence: tt.sure}
		out, err := Classify(t.Context(), in)
		if err != nil {
			t.Fatal(err)
		}
		asked := len(out.Review) > 0 && out.Review[0].Field == "kind"
		if surely := out.Finding.IsDenial() && !asked; surely != tt.denial {
			t.Errorf("%d clocks, reason %.2f: %s, asked %v", len(tt.clocks), tt.sure, out.Finding.Kind, out.Review)
		}
	}
}

// A letter of which nothing denies is surely no denial, unless hardly anything
// of it was read, or it opens an appeal.
func TestQuiet(t *testing.T) {
	long := "Dear Ms. Roe:\n\n" + strings.Repeat("The clinic on Elm Street has new hours and a new door on the side of the park. ", 6)
	for _, tt := range []struct {
		text   string
		clocks []letter.Clock
		asked  bool
	}{{long, nil, false}, {long[:60], nil, true}, {long, []letter.Clock{appeal}, true}} {
		in := In{Text: layouttest.Text(tt.text)}
		in.Facts.Clocks = tt.clocks
		out, err := Classify(t.Context(), in)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(out.Review) > 0; got != tt.asked || out.Finding.IsDenial() {
			t.Errorf("%d words, %d clocks: %s, %v", len(strings.Fields(tt.text)), len(tt.clocks), out.Finding.Kind, out.Review)
		}
	}
}

// What follows a lost appeal is no lost appeal.
func TestAfterADeniedAppeal(t *testing.T) {
	in := In{Text: layouttest.Text("Dear Ms. Roe:\n\nWe denied the scan. It is not medically necessary. After a denied appeal you have four months for an external review.")}
	out, err := Classify(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	if s := out.Finding.Stage; s == nil || *s != letter.StageInitial {
		t.Errorf("stage %v of %s", s, out.Finding.Type)
	}
}

func TestOnlyIfDenied(t *testing.T) {
	for s, want := range map[string]bool{
		"If a service was denied and you do not agree, write within 180 days.": true,
		"If any part of a claim is denied you may appeal within 60 days.":      true,
		"Should a later request be denied, you may appeal within 60 days.":     true,
		"Appeals of a coverage decision may be filed within 180 days.":         true,
		"An appeal of a denied claim is due in 180 days.":                      true,
		"If you believe that a claim was not paid correctly, you may appeal.":  true,
		"If you disagree with this denial you may appeal within 60 days.":      false,
		"You may appeal the denied part within 60 days.":                       false,
	} {
		if got := OnlyIfDenied(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}
