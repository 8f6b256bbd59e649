package boilerplate

import (
	"slices"
	"strings"
	"testing"

	"recourse/index/terms"
)

func TestEveryCueMatchesItsExample(t *testing.T) {
	for name, list := range map[string][]cue{"headings": known.Headings, "passages": known.Passages, "operative": known.Operative} {
		for _, c := range list {
			words := terms.Words([]byte(c.Example))
			if !lookupOf([]cue{c}).within(words, len(words)) {
				t.Errorf("%s: %q does not match %q", name, c.Cue, c.Example)
			}
			if name != "passages" && !isHeading(c.Example, words) {
				t.Errorf("%s: %q is no heading", name, c.Example)
			}
		}
	}
}

func TestSplit(t *testing.T) {
	pages := Split([]string{
		"Dear Ms. Abernathy:\nThe brace is not medically necessary.\nCall the Employee Benefits Security\nAdministration.\nSincerely,\n",
		"Your right to appeal\nWe must get your appeal within 180 days.\nFast appeal\nCall us.\n",
		"Write to us.\nReason for the decision\nNo walking trial was documented.\n",
	})
	tests := []struct {
		page          int
		text          string
		isBoilerplate bool
	}{
		{0, "medically necessary", false},
		{0, "Employee Benefits", true},
		{0, "Sincerely", true},
		{1, "180 days", true},
		{1, "Call us", true},
		{2, "Write to us", true},
		{2, "walking trial", false},
	}
	for _, test := range tests {
		p := pages[test.page]
		if got := strings.Contains(p.Boilerplate, test.text); got != test.isBoilerplate {
			t.Errorf("%q is boilerplate: %v", test.text, got)
		}
		if got := strings.Contains(p.Body, test.text); got == test.isBoilerplate {
			t.Errorf("%q is in the body: %v", test.text, got)
		}
	}
}

func FuzzSplitLosesNothing(f *testing.F) {
	f.Add("Dear x:\nyour rights\n\nfree of charge\fReason for")
	f.Add("your right to\nappeal o'\nBrien\u00ad\nx\r\n")
	f.Fuzz(func(t *testing.T, text string) {
		n := 0
		for _, p := range Split(strings.Split(text, "\f")) {
			for _, part := range []struct {
				text  string
				words []terms.Word
			}{{p.Body, p.BodyWords}, {p.Boilerplate, p.BoilerplateWords}} {
				if want := terms.Terms(part.text); !slices.EqualFunc(part.words, want, func(w terms.Word, term string) bool { return w.Term == term }) {
					t.Fatalf("words %v of %q", part.words, part.text)
				}
				n += len(part.words)
			}
		}
		if want := len(terms.Terms(text)); n != want {
			t.Fatalf("%d words of %d", n, want)
		}
	})
}
