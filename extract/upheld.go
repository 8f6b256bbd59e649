package extract

import "strings"

// upheldWords tell that a letter answers an appeal and keeps the denial.
var upheldWords = []string{"uphold", "upheld", "not changing our decision", "not change our decision", "appeal was denied",
	"appeal is denied", "denied your appeal", "redetermination notice", "final internal adverse", "final adverse",
	"decision on your appeal", "decision on your expedited appeal", "your appeal has been denied", "affirm", "appeal decision"}

// hypothetical words tell that a sentence speaks of what may come.
var hypothetical = []string{"if we", "if our", "if the", "if your", "may be", "when we", "after we", "once we", "should we", "whether"}

// upheld reports whether the letter says that an earlier denial stands.
func (v *view) upheld() bool {
	for _, s := range v.Sentences {
		text := strings.ToLower(v.String(s))
		if v.Words[s.From].Page > v.Pages[0].Number+1 || !containsAny(text, upheldWords) || containsAny(text, hypothetical) {
			continue
		}
		return true
	}
	return false
}
