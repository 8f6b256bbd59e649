package reason

import (
	"strings"

	"recourse/internal/layout"
)

// starters begin sentences; recognition sometimes takes their capital for a
// small letter.
var starters = map[string]bool{"we": true, "you": true, "your": true, "it": true, "this": true, "the": true, "our": true,
	"there": true, "without": true, "with": true, "a": true}

// minEnd is how many letters a word before a full stop has that is no
// abbreviation.
const minEnd = 4

// sentences are the sentences of the letter, cut where one begins with a small
// letter.
func (f *finder) sentences() []layout.Range {
	var out []layout.Range
	for _, s := range f.t.Sentences {
		from := s.From
		for i := s.From; i < s.To-1; i++ {
			w := f.t.Words[i].Text
			if strings.HasSuffix(w, ".") && len(w) > minEnd && starters[f.t.Words[i+1].Text] {
				out = append(out, layout.Range{From: from, To: i + 1})
				from = i + 1
			}
		}
		out = append(out, layout.Range{From: from, To: s.To})
	}
	return out
}
