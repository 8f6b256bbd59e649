package stack

import "testing"

// TestWords runs the examples of words.yaml the way the list is used.
func TestWords(t *testing.T) {
	first := func(l *wordList) func([]token) bool {
		return func(ts []token) bool { return l.at(ts, 0) > 0 }
	}
	anywhere := func(l *wordList) func([]token) bool { return l.in }
	uses := map[*wordList]func([]token) bool{
		&words.Salutation:     first(&words.Salutation),
		&words.DateLabel:      func(ts []token) bool { return len(letterDates(segment{tokens: ts})) > 0 },
		&words.MemberLabel:    first(&words.MemberLabel),
		&words.ReferenceLabel: first(&words.ReferenceLabel),
		&words.PersonLabel:    first(&words.PersonLabel),
		&words.Closing:        func(ts []token) bool { return words.Closing.at(ts, 0) == len(ts) },
	}
	for _, l := range words.lists() {
		use, ok := uses[l]
		if !ok {
			use = anywhere(l)
		}
		if len(l.Yes) == 0 || len(l.No) == 0 {
			t.Errorf("a list that begins with %q has no examples", l.Phrases[0])
		}
		for _, s := range l.Yes {
			if !use(segmentOf(s).tokens) {
				t.Errorf("not found in %q", s)
			}
		}
		for _, s := range l.No {
			if use(segmentOf(s).tokens) {
				t.Errorf("found in %q", s)
			}
		}
	}
}
