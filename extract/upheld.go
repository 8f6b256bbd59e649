package extract

import "strings"

// upheld reports whether the letter says that an earlier denial stands.
func (v *view) upheld() bool {
	for _, s := range v.Sentences {
		text := strings.ToLower(v.String(s))
		if v.Words[s.From].Page > v.Pages[0].Number+1 || !containsAny(text, lexicon.Upheld.Says) || containsAny(text, lexicon.Upheld.Unless) {
			continue
		}
		return true
	}
	return false
}
