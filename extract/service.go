package extract

import (
	"regexp"
	"slices"
	"strings"

	"recourse/extract/label"
	"recourse/internal/letter"
)

// Scores of the places where the service can stand.
const (
	scoreServiceRow = 0.6 // the least trust in a label
	// pointsSure points make a description as sure as maxService.
	pointsSure = 7.0
	maxService = 0.9
	// serviceWords is how many words a description has at most.
	serviceWords = 30
	// formColumns is how many columns a form has at most; more are a table.
	formColumns = 3
	// headed is what a header over a cell counts, in words of the cell;
	// headerAbove is how many heights above it stands at most.
	headed      = 4
	headerAbove = 14.0
	// minLevel is the part of a row's height that its cells share at least.
	minLevel = 0.15
)

// serviceEnd is where a description ends: its code, its quantity.
var serviceEnd = regexp.MustCompile(`(?i)[,;(]?\s*\b(cpt|hcpcs|procedure code|code[s]? [a-z]?\d|qty|quantity|units?\b|revenue code|\d+ (tablets?|capsules?|units?|visits?|patches|injections?) per|rev code).*$|\s*/ ?[A-Z]?\d{4,5}$`)

// sentenceGoesOn is what follows a description where a sentence begins with it.
var sentenceGoesOn = regexp.MustCompile(`,? because\b.*$|\. [A-Z].*$`)

// service is a short description of what was denied, as printed: the candidate
// with the most points, by where it stands and what it says.
func (v *view) service(codes letter.Codes) *letter.Field {
	all := slices.Concat(v.serviceSaid(), v.serviceGoverned(), v.serviceDenied(), v.serviceLines(), v.servicesByStatus(), v.serviceSubjects())
	for _, c := range []*candidate{
		v.labelledService(), v.serviceBeforeCode(codes.CPT).judged(pointsBefore), v.serviceInRow(codes.CPT).judged(pointsRow),
	} {
		if c != nil {
			all = append(all, *c)
		}
	}
	best := v.likeliestService(all)
	if best == nil {
		return nil
	}
	return &letter.Field{Value: best.value, Evidence: v.EvidenceOf(best.words),
		Confidence: min(maxService, letter.Confidence(best.score/pointsSure)) * v.sure(best.words)}
}

// likeliestService is the description with the most points, those that were
// approved left out: of two of which one ends like the other, the longer one.
func (v *view) likeliestService(all []candidate) *candidate {
	var best *candidate
	for i := range all {
		if c := &all[i]; c.score >= enoughService && (best == nil || c.score > best.score) && !v.isProvider(c) && !v.isApproved(c.words[0]) {
			best = c
		}
	}
	if best == nil {
		return nil
	}
	for i := range all {
		c := &all[i]
		more := len(c.words) - len(best.words)
		if more > 0 && c.score >= best.score-fullerService && slices.Equal(c.words[more:], best.words) && v.namesCare(c.words[:more]) {
			return c
		}
	}
	return best
}

// isProvider reports whether a description is the name of one who treats or gets the
// letter: behind such a label, and without a word that begins small.
func (v *view) isProvider(c *candidate) bool {
	return v.ofProvider[c.words[0]] && !lowerWord.MatchString(c.value)
}

// namesCare reports whether one of the words is one of care.
func (v *view) namesCare(words []int) bool {
	return slices.ContainsFunc(words, func(w int) bool { return isCare(strings.ToLower(trimEnd(v.Words[w].Text))) })
}

// fullerService is how many points less a longer description may have.
const fullerService = 1.0

// labelledService is the description behind a label.
func (v *view) labelledService() *candidate {
	var best *candidate
	for _, l := range v.labels {
		weight := max(l.Names["service"], v.asksForCare(l))
		line := v.Lines[l.line]
		if weight == 0 || !l.Colon && !l.Whole || line.Furniture || line.Page > v.Pages[0].Number+1 {
			continue
		}
		if c := v.describedBy(l); c != nil {
			if c.score *= weight; best == nil || c.score > best.score {
				best = c
			}
		}
	}
	if best == nil || best.score < scoreServiceRow {
		return nil
	}
	return best.judged(pointsLabelled * best.score)
}

// requestLabel is the weight of a label of the request before words of care.
const requestLabel = 0.85

// asksForCare is the weight of a label of a service for one that says "Request:"
// and has no number but care behind it.
func (v *view) asksForCare(l labelAt) float64 {
	if l.Says != "{request}" || !l.Colon && !l.Whole {
		return 0
	}
	if c := v.describedBy(l); c == nil || saysCare(c.value) < pointsCare {
		return 0
	}
	return requestLabel
}

// describedBy is the description in the likeliest spot of a label. A column of
// a table is left to the row of the denied code.
func (v *view) describedBy(l labelAt) *candidate {
	columns := !l.Colon && len(v.Row(l.line)) > formColumns
	if columns && !v.alternates(l.line) {
		return nil
	}
	var best *candidate
	for _, s := range v.spots(l) {
		if columns && s.how != beside {
			continue
		}
		c := v.description(s)
		if c != nil && (best == nil || saysCare(c.value) > saysCare(best.value)) {
			best = c
		}
	}
	return best
}

// alternates reports whether labels and values take turns in the row of a line, as
// in a form of several columns.
func (v *view) alternates(line int) bool {
	row := v.Row(line)
	for i, n := range row {
		if v.isHeader(n) != (i%2 == 0) {
			return false
		}
	}
	return len(row)%2 == 0
}

// description reads the text of a spot, with the lines of its cell below.
func (v *view) description(s spot) *candidate {
	if len(s.tokens) == 0 {
		return nil
	}
	words := v.cell(s.tokens)
	if last := words[len(words)-1]; s.how == beside && v.Words[last].Text == "/" { // its code stands in the next line
		words = words[:len(words)-1]
	}
	value := v.EvidenceOf(words).Quote
	value = strings.Trim(serviceEnd.ReplaceAllString(sentenceGoesOn.ReplaceAllString(value, ""), ""), " ,;:.–—-")
	if !describes(value) || saysCare(value) < pointsCare && isListedPerson(s.tokens) {
		return nil
	}
	return &candidate{field: "service", value: value, words: words[:min(len(words), len(strings.Fields(value)))], score: 0.9 * s.trust}
}

// isCodeLabel is the label of a code, a number or a date, or words of a reason.
var isCodeLabel = regexp.MustCompile(`(?i)\b(?:codes?|ref\.?|no\.|nos?|number|id|date)(?:\(s\))?$|\bmedical necessity\b|^[a-z ]*\bdate of\b`)

// isListedPerson reports whether the tokens are a name with the last name first.
func isListedPerson(tokens []label.Token) bool {
	p, ok := personAt(tokens)
	return ok && fills(tokens, p) && strings.HasSuffix(tokens[0].Text, ",")
}

// numbered reports whether a word of a text is a number of a case or a person.
func numbered(s string) bool {
	return slices.ContainsFunc(strings.Fields(s), func(w string) bool { return filesAs(trimEnd(w)) })
}

// describes reports whether a text can be the description of a service: some
// words, and no sentence.
func describes(s string) bool {
	n := len(strings.Fields(s))
	return letters(s) >= 6 && !told(s) && !isCodeLabel.MatchString(s) && (n > 1 || letters(s) >= 9) && n <= serviceWords && !strings.Contains(s, "$") &&
		!strings.Contains(s, ". ") && !sentenceStart.MatchString(s) && !aboutRights.MatchString(s) && !aboutHearing(s) && !placeForm.MatchString(s) && !dayForm.MatchString(s) && !enclosed.MatchString(s) && !phoneText.MatchString(s) && !numbered(s) && !dateShape.MatchString(strings.Fields(s)[0])
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
