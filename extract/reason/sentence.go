package reason

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"recourse/internal/layout"
)

// starters begin sentences; recognition sometimes takes their capital for a
// small letter.
var starters = map[string]bool{"we": true, "you": true, "your": true, "it": true, "this": true, "the": true, "our": true,
	"there": true, "without": true, "with": true, "a": true}

// minEnd is how many letters a word before a full stop has that is no
// abbreviation.
const minEnd = 4

// announcing words before a colon say that what follows stands for itself.
var announcing = map[string]bool{"applies": true, "apply": true, "follows": true, "following": true, "this": true, "reason": true,
	"reasons": true, "because": true, "explanation": true, "found": true, "determined": true}

// fullSentence is how many words there are at least before the colon and behind
// it; fewer make a label and its value.
const fullSentence = 5

// announces reports whether word i ends what only announces the rest of its
// sentence.
func (f *finder) announces(from, i, to int) bool {
	w := f.t.Words[i].Text
	next, _ := utf8.DecodeRuneInString(f.t.Words[i+1].Text)
	return strings.HasSuffix(w, ":") && i-from >= fullSentence && to-i > fullSentence && announcing[strings.ToLower(strings.TrimSuffix(w, ":"))] &&
		unicode.IsUpper(next)
}

// sentences are the sentences of the letter, cut where one begins with a small
// letter, or behind a colon.
func (f *finder) sentences() []layout.Range {
	var out []layout.Range
	for _, s := range f.t.Sentences {
		from := s.From
		for i := s.From; i < s.To-1; i++ {
			w := f.t.Words[i].Text
			if strings.HasSuffix(w, ".") && len(w) > minEnd && starters[f.t.Words[i+1].Text] || f.announces(from, i, s.To) {
				out = append(out, layout.Range{From: from, To: i + 1})
				from = i + 1
			}
		}
		out = append(out, layout.Range{From: from, To: s.To})
	}
	return out
}
