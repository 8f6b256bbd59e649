package reason

import "testing"

func TestExamplesOfTheCues(t *testing.T) {
	read := cues().lexicon.Reader()
	for _, name := range cues().Names {
		for i, c := range cues().Cues(name) {
			for _, yes := range c.Yes {
				if !c.In(read(yes)) {
					t.Errorf("%s %d: %q is none", name, i, yes)
				}
			}
			for _, no := range c.No {
				if c.In(read(no)) {
					t.Errorf("%s %d: %q is one", name, i, no)
				}
			}
			if len(c.Yes) == 0 {
				t.Errorf("%s %d has no example", name, i)
			}
		}
	}
}
