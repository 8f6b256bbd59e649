package extract

import (
	"regexp"
	"slices"
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
var serviceEnd = regexp.MustCompile(`(?i)[,;(]?\s*\b(cpt|hcpcs|procedure code|code[s]? [a-z]?\d|qty|quantity|units?\b|revenue code|\d+ (tablets?|capsules?|units?|visits?|patches|injections?) per|rev code).*$`)

// asked are the words with which letters say what was asked for.
var asked = []string{"to approve ", "to cover ", "asked for ", "request for ", "requested ", "coverage for ", "coverage of ", "payment for ", "approval of ", "approval for ", "authorization for ", "authorization of "}

// service is a short description of what was denied, as printed.
func (v *view) service(codes letter.Codes) *letter.Field {
	best := v.labelledService()
	if best == nil {
		best = v.serviceBeforeCode(codes.CPT)
	}
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
		if v.Lines[i].Furniture || v.Lines[i].Page != v.Pages[0].Number {
			continue
		}
		for k, m := range l.labels {
			weight := m.Names["service"]
			if weight == 0 || !m.Colon && !m.Whole {
				continue
			}
			next := len(l.tokens)
			if k+1 < len(l.labels) {
				next = l.labels[k+1].From
			}
			if c := v.describedBy(i, m, next); c != nil {
				if c.score *= weight; best == nil || c.score > best.score {
					best = c
				}
			}
		}
	}
	if best == nil || best.score < scoreServiceRow {
		return nil
	}
	return best
}

// describedBy is the description in the likeliest spot of a label. A column of
// a table is left to the row of the denied code.
func (v *view) describedBy(line int, m label.Match, next int) *candidate {
	if !m.Colon && len(v.Row(line)) > formColumns {
		return nil
	}
	for _, s := range v.spots(line, m, next) {
		if c := v.description(s); c != nil {
			return c
		}
	}
	return nil
}

// description reads the text of a spot, with the lines of its cell below.
func (v *view) description(s spot) *candidate {
	if len(s.tokens) == 0 {
		return nil
	}
	words := v.cell(s.tokens)
	value := v.EvidenceOf(words).Quote
	value = strings.Trim(serviceEnd.ReplaceAllString(value, ""), " ,;:.–—-")
	if !describes(value) {
		return nil
	}
	return &candidate{field: "service", value: value, words: words[:min(len(words), len(strings.Fields(value)))], score: 0.9 * s.trust}
}

// describes reports whether a text can be the description of a service: some
// words, and no sentence.
func describes(s string) bool {
	n := len(strings.Fields(s))
	return letters(s) >= 6 && (n > 1 || letters(s) >= 9) && n <= serviceWords && !strings.Contains(s, "$") &&
		!strings.Contains(s, ". ") && !sentenceStart.MatchString(s) && !dateShape.MatchString(strings.Fields(s)[0])
}

// serviceBeforeCode is what stands before the code in running text: "approve a
// cranial orthosis (helmet), code S1040".
func (v *view) serviceBeforeCode(cpt []string) *candidate {
	if len(cpt) == 0 {
		return nil
	}
	for i, w := range v.Words {
		if trimEnd(w.Text) != cpt[0] || v.ParagraphOf(i).Len() < textLine {
			continue
		}
		to := i
		for to > v.SentenceOf(i).From && codeIntro[strings.ToLower(trimEnd(v.Words[to-1].Text))] {
			to--
		}
		from := to
		for from > v.SentenceOf(i).From && to-from < serviceWords/2 && !introduces[strings.ToLower(v.Words[from-1].Text)] {
			from--
		}
		for from < to && articles[strings.ToLower(v.Words[from].Text)] {
			from++
		}
		r := layout.Range{From: from, To: to}
		if value := strings.Trim(v.String(r), " ,;:("); from > v.SentenceOf(i).From && describes(value) {
			return &candidate{field: "service", value: value, words: r.Words(), score: scoreServiceRow}
		}
	}
	return nil
}

// codeIntro stands between a description and its code, introduces and articles
// before the description.
var (
	codeIntro  = set("code codes cpt hcpcs procedure and")
	introduces = set("approve approved cover covered is are was requested request for: authorize requesting")
	articles   = set("a an the for your to")
)

func set(s string) map[string]bool {
	m := map[string]bool{"": true}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// sentenceStart begins what is no description.
var sentenceStart = regexp.MustCompile(`^(We|You|The|This|That|Our|If|It|On|In|At|Dr|Call|Please|A|An) `)

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

// serviceInRow is the description in the table row of the first denied code:
// the cell under a header that says so, else the one with the most words.
func (v *view) serviceInRow(cpt []string) *candidate {
	if len(cpt) == 0 {
		return nil
	}
	for i, w := range v.Words {
		if trimEnd(w.Text) != cpt[0] || v.LineOf(i).Len() > serviceWords/2 {
			continue
		}
		var best []int
		weight := 0
		for _, cell := range v.rowCells(w.Line) {
			words := v.textOf(cell)
			n := len(words)
			if n > 0 && v.describedAbove(words[0]) {
				n += headed
			}
			if n > weight {
				best, weight = words, n
			}
		}
		if value := strings.Trim(v.EvidenceOf(best).Quote, " ,;:.–—-"); len(best) > 0 && describes(value) {
			return &candidate{field: "service", value: value, words: best, score: scoreServiceRow}
		}
	}
	return nil
}

// rowCells are the words of each cell of a row, those that wrap included.
func (v *view) rowCells(line int) [][]int {
	row := v.Lines[line]
	blocks := map[int]int{}
	var cells [][]int
	for _, l := range v.Lines {
		if l.Page != row.Page || min(l.Place[3], row.Place[3])-max(l.Place[1], row.Place[1]) < minLevel*row.Place.Height() {
			continue
		}
		n, ok := blocks[l.Block]
		if !ok {
			n = len(cells)
			blocks[l.Block] = n
			cells = append(cells, nil)
		}
		cells[n] = append(cells[n], l.Words()...)
	}
	return cells
}

// describedAbove reports whether a label of a description stands over a word.
func (v *view) describedAbove(word int) bool {
	place := v.Words[word].Place()
	for i, l := range v.lines {
		gap := place[1] - v.Lines[i].Place[3]
		if v.Lines[i].Page != v.Words[word].Page || gap < 0 || gap > headerAbove*place.Height() {
			continue
		}
		for _, m := range l.labels {
			left := v.Words[l.tokens[m.From].Word].Place()[0]
			if m.Names["service"] > 0 && left-place[0] < place.Height() && place[0]-left < place.Height() {
				return true
			}
		}
	}
	return false
}

// textOf is the longest run of words with letters.
func (v *view) textOf(words []int) []int {
	var best, run []int
	for _, i := range words {
		t := trimEnd(v.Words[i].Text)
		if letters(t) == 0 || dateShape.MatchString(t) || carcShape.MatchString(t) || cptShape.MatchString(t) {
			run = nil
			continue
		}
		run = append(run, i)
		if len(run) > len(best) {
			best = slices.Clone(run)
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
			if c := v.upTo(s, starts, text, at+len(a)); c != nil && describes(c.value) {
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
