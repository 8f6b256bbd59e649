package extract

import (
	"regexp"
	"strings"

	"recourse/extract/label"
	"recourse/internal/layout"
	"recourse/internal/letter"
)

// Scores of the places where the service can stand.
const (
	scoreServiceRow  = 0.6 // the description in the row of a denied code
	scoreServiceText = 0.5 // what the letter says was asked for
	// serviceWords is how many words a description has at most.
	serviceWords = 30
)

// serviceEnd is where a description ends: its code, its quantity.
var serviceEnd = regexp.MustCompile(`(?i)[,;(]?\s*\b(cpt|hcpcs|procedure code|code[s]? [a-z]?\d|qty|quantity|units?\b|revenue code|\d+ (tablets?|capsules?|units?|visits?|patches|injections?) per|rev code).*$`)

// asked are the words with which letters say what was asked for.
var asked = []string{"to approve ", "to cover ", "asked for ", "request for ", "requested ", "coverage for ", "coverage of ", "payment for ", "approval of ", "approval for ", "authorization for ", "authorization of "}

// service is a short description of what was denied, as printed.
func (v *view) service(codes letter.Codes) *letter.Field {
	best := v.labelledService()
	if best == nil {
		best = v.serviceInRow(codes.CPT)
	}
	if best == nil {
		best = v.serviceInText()
	}
	if best == nil {
		return nil
	}
	return &letter.Field{Value: best.value, Evidence: v.EvidenceOf(best.words), Confidence: letter.Confidence(best.score) * v.sure(best.words)}
}

// labelledService is the description behind a label.
func (v *view) labelledService() *candidate {
	var best *candidate
	for i, l := range v.lines {
		for k, m := range l.labels {
			weight := m.Names["service"]
			if weight == 0 || v.Lines[i].Furniture {
				continue
			}
			next := len(l.tokens)
			if k+1 < len(l.labels) {
				next = l.labels[k+1].From
			}
			for _, s := range v.spots(i, m, next) {
				c := v.description(s)
				if c == nil {
					continue
				}
				if c.score *= weight; best == nil || c.score > best.score {
					best = c
				}
				break
			}
		}
	}
	return best
}

// description reads the text of a spot, with the lines of its cell below.
func (v *view) description(s spot) *candidate {
	if len(s.tokens) == 0 {
		return nil
	}
	words := v.cell(s.tokens)
	value := v.EvidenceOf(words).Quote
	value = strings.Trim(serviceEnd.ReplaceAllString(value, ""), " ,;:.–—-")
	if letters(value) < 6 || strings.Contains(value, "$") {
		return nil
	}
	return &candidate{field: "service", value: value, words: words[:min(len(words), len(strings.Fields(value)))], score: 0.9 * s.trust}
}

// cell is the words of the tokens and, where they fill their line, those of
// the next lines of the same cell.
func (v *view) cell(tokens []label.Token) []int {
	words := wordsOf(tokens)
	last := words[len(words)-1]
	line := v.Words[last].Line
	for n := line + 1; n < len(v.Lines) && len(words) < serviceWords; n++ {
		if last != v.Lines[n-1].To-1 || v.Lines[n].Block != v.Lines[line].Block || v.isLabels(v.Lines[n].Range) ||
			v.Words[v.Lines[n].From].Paragraph != v.Words[last].Paragraph {
			break
		}
		words = append(words, v.Lines[n].Words()...)
		last = v.Lines[n].To - 1
	}
	return words
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			n++
		}
	}
	return n
}

// serviceInRow is the longest text in the row of the first denied code.
func (v *view) serviceInRow(cpt []string) *candidate {
	if len(cpt) == 0 {
		return nil
	}
	for i, w := range v.Words {
		if trimEnd(w.Text) != cpt[0] || v.LineOf(i).Len() > serviceWords/2 {
			continue
		}
		var best []int
		for _, n := range v.Row(w.Line) {
			if words := v.textOf(v.Lines[n].Range); len(words) > len(best) {
				best = words
			}
		}
		if len(best) > 1 {
			return &candidate{field: "service", value: strings.Trim(v.EvidenceOf(best).Quote, " ,;:.–—-"), words: best, score: scoreServiceRow}
		}
	}
	return nil
}

// textOf is the longest run of words with letters in a range.
func (v *view) textOf(r layout.Range) []int {
	var best, run []int
	for i := r.From; i < r.To; i++ {
		t := trimEnd(v.Words[i].Text)
		if letters(t) == 0 || dateShape.MatchString(t) || carcShape.MatchString(t) || cptShape.MatchString(t) {
			run = nil
			continue
		}
		run = append(run, i)
		if len(run) > len(best) {
			best = append([]int(nil), run...)
		}
	}
	return best
}

// serviceInText is what the letter says was asked for.
func (v *view) serviceInText() *candidate {
	for _, s := range v.Sentences {
		if v.LineOf(s.From).Furniture || v.Words[s.From].Page != v.Pages[0].Number {
			continue
		}
		text, starts := v.plain(s)
		lower := strings.ToLower(text)
		for _, a := range asked {
			at := strings.Index(lower, a)
			if at < 0 || len(lower) != len(text) {
				continue
			}
			if c := v.upTo(s, starts, text, at+len(a)); c != nil {
				return c
			}
		}
	}
	return nil
}

// phraseEnd is where a description in running text ends.
var phraseEnd = regexp.MustCompile(`[,;.](\s|$)| \(?(for (your|the|my)|on|because|under|before|that|which|from|with dates?|will|was|is|were)\b`)

// upTo reads a description in running text from a place on.
func (v *view) upTo(s layout.Range, starts []int, text string, at int) *candidate {
	rest := serviceEnd.ReplaceAllString(text[at:], "")
	if m := phraseEnd.FindStringIndex(rest); m != nil {
		rest = rest[:m[0]]
	}
	value := strings.TrimSpace(rest)
	for _, article := range []string{"a ", "an ", "the ", "more of ", "your "} {
		value = strings.TrimPrefix(value, article)
	}
	if letters(value) < 6 {
		return nil
	}
	var words []int
	for i, start := range starts {
		if start >= at && start < at+len(rest) {
			words = append(words, s.From+i)
		}
	}
	if len(words) == 0 {
		return nil
	}
	return &candidate{field: "service", value: value, words: words, score: scoreServiceText}
}
