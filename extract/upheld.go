package extract

import "strings"

// upheld reports whether the letter says that an earlier denial stands.
func (v *view) upheld() bool { return v.says(lexicon.Upheld.Says) }

// afterAppeal reports whether the letter denies after an appeal, so that what it
// offers is the step behind it.
func (v *view) afterAppeal() bool { return v.upheld() || v.says(lexicon.Upheld.Answers) }

// says reports whether a sentence of the first pages has one of the wordings, and
// speaks of what is rather than of what may come.
func (v *view) says(wordings []string) bool {
	for _, s := range v.Sentences {
		text := strings.ToLower(v.String(s))
		if v.Words[s.From].Page > v.Pages[0].Number+1 || !containsAny(text, wordings) || containsAny(text, lexicon.Upheld.Unless) {
			continue
		}
		return true
	}
	return false
}
