package bench

import (
	"math"
	"testing"
)

func TestCompareWords(t *testing.T) {
	for name, c := range map[string]struct {
		truth, read []string
		f1          float64
		wrong       int
	}{
		"the same in another order": {[]string{"Member ID: 7W8"}, []string{"ID 7W8,", "Member"}, 1, 0},
		"one word misread":          {[]string{"your appeal is denied"}, []string{"your appeal is demed"}, 0.75, 2},
		"one word missed":           {[]string{"a b c"}, []string{"a b"}, 0.8, 1},
		"one word invented":         {[]string{"a b"}, []string{"a b c"}, 0.8, 1},
		"a word once too often":     {[]string{"no"}, []string{"no no"}, 2.0 / 3, 1},
		"case counts":               {[]string{"CO"}, []string{"Co"}, 0, 2},
		"cut at what is no letter":  {[]string{"CO-197 peer-to-peer"}, []string{"CO 197 peer to peer"}, 1, 0},
		"nothing read":              {[]string{"a b"}, nil, 0, 2},
		"nothing to read":           {nil, []string{"--"}, 1, 0},
	} {
		t.Run(name, func(t *testing.T) {
			s := compareWords(c.truth, c.read)
			if math.Abs(s.f1()-c.f1) > 1e-9 || s.wrong() != c.wrong {
				t.Errorf("F1 %v and %d wrong, want %v and %d", s.f1(), s.wrong(), c.f1, c.wrong)
			}
		})
	}
}
