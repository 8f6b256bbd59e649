package extract

import (
	"regexp"
	"slices"
	"strings"

	"recourse/internal/layout"
)

// pointsSubject are the points of a description that is what a letter has behind
// "Re:".
const pointsSubject = 2.5

// subjectLines is how many lines the subject of a letter takes at most.
const subjectLines = 3

// subjectEnd is where a subject goes on with something else than the service.
var subjectEnd = regexp.MustCompile(`[;:]\s|\s[–—-]\s|,? (?:for|dated|received|on|from) (?:\d|[A-Z])`)

// serviceSubjects are the descriptions of care with which the subject of the letter
// begins: "Re: Inpatient stay, cellulitis; admission of May 23". Where it names a
// request or a decision, what that governs is found elsewhere.
func (v *view) serviceSubjects() []candidate {
	var out []candidate
	for i, l := range v.lines {
		if v.Lines[i].Page != v.Pages[0].Number || len(l.tokens) < 2 || !slices.Contains(subjectWords, l.tokens[0].Norm) {
			continue
		}
		words := v.subjectFrom(i, l.tokens[1].Word)
		value := bracketEnd.ReplaceAllString(v.EvidenceOf(words).Quote, "")
		if m := subjectEnd.FindStringIndex(value); m != nil {
			value = value[:m[0]]
		}
		value = strings.Trim(serviceEnd.ReplaceAllString(value, ""), " ,;:.–—-")
		if !describes(value) || saysCare(value) < pointsCare || governs(value) {
			continue
		}
		c := candidate{field: "service", value: value, words: words[:min(len(words), len(strings.Fields(value)))]}
		out = append(out, *c.judged(pointsSubject))
	}
	return out
}

// subjectWords begin the line that tells what a letter is about.
var subjectWords = []string{"re", "subject", "regarding"}

// subjectFrom are the words of a subject from a word on, with the lines of its
// paragraph that go on with it and are no labels.
func (v *view) subjectFrom(line, word int) []int {
	words := layout.Range{From: word, To: v.Lines[line].To}.Words()
	for n := line + 1; n < min(len(v.Lines), line+subjectLines); n++ {
		if v.Words[v.Lines[n].From].Paragraph != v.Words[word].Paragraph || len(v.lines[n].labels) > 0 || v.Lines[n].Block != v.Lines[line].Block {
			break
		}
		words = append(words, v.Lines[n].Words()...)
	}
	return words
}

// governs reports whether a word of a text governs what follows it: "denial of".
func governs(value string) bool {
	words := strings.Fields(strings.ToLower(value))
	for i, w := range words[:max(0, len(words)-1)] {
		if lexicon.Service.Governors.has(w) && slices.Contains([]string{"of", "for", "about", "on"}, words[i+1]) {
			return true
		}
	}
	return false
}
