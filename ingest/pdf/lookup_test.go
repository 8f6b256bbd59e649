package pdf

import (
	"strings"
	"testing"

	"recourse/internal/letter"
)

func TestLookUp(t *testing.T) {
	tests := []struct {
		name, page string
		spot       letter.Spot
		want       string
		ok         bool
	}{
		{"by itself", "Member ID:\nW90441827\nGroup:", letter.Spot{Text: "W90441827"}, "W90441827", true},
		{"run together, with the same neighbours", "Member ID:W90441827Group:", letter.Spot{Text: "W90441827", Before: "ID:", After: "Group:"}, "W90441827", true},
		{"longer in the second reading", "Member ID: W904418277 Group:", letter.Spot{Text: "W90441827", Before: "ID:", After: "Group:"}, "", false},
		{"the end of a longer number", "Claim 00W90441827 was", letter.Spot{Text: "W90441827", Before: "ID:", After: "was"}, "", false},
		{"first a longer one, then it", "W904418279 and W90441827 too", letter.Spot{Text: "W90441827"}, "W90441827", true},
		{"other spaces and signs", "BHA 220\n719-384.", letter.Spot{Text: "BHA220719384"}, "BHA 220 719-384", true},
		{"ligature", "of\uFB01ce 12", letter.Spot{Text: "office 12"}, "of\uFB01ce 12", true},
		{"otherwise", "Member ID: W9O441827", letter.Spot{Text: "W90441827"}, "", false},
		{"nothing to look for", "Member", letter.Spot{Text: "—"}, "", false},
		{"nothing there", "", letter.Spot{Text: "W1"}, "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, ok := lookUp(tt.page, tt.spot); got != tt.want || ok != tt.ok {
				t.Errorf("%q, %v; want %q, %v", got, ok, tt.want, tt.ok)
			}
		})
	}
}

// FuzzLookUp holds that what is found has the characters that were looked for.
func FuzzLookUp(f *testing.F) {
	f.Add("Member ID:W90441827Group:", "W90441827", "ID:", "Group:")
	f.Add("ﬁ\x00 12", "fi12", "", "")
	f.Fuzz(func(t *testing.T, page, text, before, after string) {
		got, ok := lookUp(page, letter.Spot{Text: text, Before: before, After: after})
		if ok && !strings.Contains(string(charactersOf(got).signs), string(charactersOf(text).signs)) {
			t.Errorf("found %q for %q", got, text)
		}
	})
}
