package section

import (
	"testing"

	"recourse/internal/layout"
	"recourse/internal/layout/layouttest"
)

func TestExamplesOfTheHeadings(t *testing.T) {
	for _, name := range headings().Names {
		for _, c := range headings().Cues(name) {
			for _, yes := range c.Yes {
				if got := kindOf(yes); got != Kind(name) {
					t.Errorf("%q is %q, want %s", yes, got, name)
				}
			}
			for _, no := range c.No {
				if got := kindOf(no); got == Kind(name) {
					t.Errorf("%q is %q", no, got)
				}
			}
			if len(c.Yes) == 0 {
				t.Errorf("a cue of %s has no example", name)
			}
		}
	}
}

func kindOf(heading string) Kind {
	t := layouttest.Text(heading)
	f := finder{t: t, read: headings().lexicon.Reader()}
	kind, _ := f.kind(layout.Range{From: 0, To: len(t.Words)})
	return kind
}

// The label of a column is no heading over help, whatever it says.
func TestOfTheHeadOfATable(t *testing.T) {
	text := layouttest.Text(`
   Participant          Plan no.          Med. mgmt. file
   Ann Lee              TR-780            MM28-61966

   Certification is refused for the stay that was asked for.
`)
	for i, p := range Of(text) {
		if p.Kind == Help {
			t.Errorf("line %d is under %q", i, p.Kind)
		}
	}
}

func TestOf(t *testing.T) {
	text := layouttest.Text(`
   Dear Ms. Orr:

   We received your request for a wheelchair on the second of May and
   we looked at all that came with it.

   Rationale

   The chair is not needed in the home, because the notes show that
   you walk well without a cane.

   Your appeal rights

   You may ask us to look at this decision again within sixty days of
   the day on which you got this letter.

   Rationale.

   There is a lift in the house, and it works.

   Reason: The chair that you asked for is used outside of the home
   only, where the plan does not pay for it.
`)
	parts := Of(text)
	want := map[string]Kind{"second": Opening, "notes": Why, "sixty": Appeal, "outside": Why, "lift": Why}
	for i, w := range text.Words {
		if k, ok := want[w.Text]; ok && parts[w.Line].Kind != k {
			t.Errorf("%q (word %d) is in section %q, want %q", w.Text, i, parts[w.Line].Kind, k)
		}
	}
}
