package extract

import (
	"regexp"
	"strings"

	"recourse/internal/layout"
)

// pointsStatus are the points of a description in whose row a cell says that it is
// denied.
const pointsStatus = 4.5

// deniedStatus and approvedStatus are cells that tell what became of what their row
// describes.
var (
	deniedStatus   = regexp.MustCompile(`(?i)^(?:denied|not (?:approved|certified|covered|authorized|payable|medically necessary)|non-?(?:certified|covered|authorized)|disallowed|adverse|refused|rejected|declined|upheld|remains? denied)\b`)
	approvedStatus = regexp.MustCompile(`(?i)^(?:approved|certified|authorized|covered|paid|allowed|granted|reversed|overturned|payable)\b`)
)

// statusWords is how many words a cell of a status has at most.
const statusWords = 8

// servicesByStatus are the descriptions of rows in which a cell says denied.
func (v *view) servicesByStatus() []candidate {
	var out []candidate
	for i, l := range v.Lines {
		if l.Furniture || l.Page > v.Pages[0].Number+1 || v.isLabels(l.Range) || v.rowStatus(i) >= 0 || len(v.Row(i)) < 2 || v.Row(i)[0] != i {
			continue
		}
		words := v.untilDate(v.cellDown(i))
		if len(words) == 0 {
			continue
		}
		value := strings.Trim(serviceEnd.ReplaceAllString(bracketEnd.ReplaceAllString(v.EvidenceOf(words).Quote, ""), ""), " ,;:.–—-")
		if !describes(value) || saysCare(value) < 0 || saysCare(value) < pointsCare && !v.describedAbove(words[0]) {
			continue
		}
		c := candidate{field: "service", value: value, words: words[:min(len(words), len(strings.Fields(value)))]}
		out = append(out, *c.judged(pointsStatus))
	}
	return out
}

// rowStatus tells what the last cell with a status says of the row of a line: -1
// that it is denied, 1 that it is approved, 0 where there is none.
func (v *view) rowStatus(line int) int {
	status := 0
	for _, i := range v.Row(line) {
		if i == line || v.Lines[i].Len() > statusWords || v.Lines[i].Place[0] < v.Lines[line].Place[0] {
			continue
		}
		switch text := v.String(v.Lines[i].Range); {
		case deniedStatus.MatchString(text):
			status = -1
		case approvedStatus.MatchString(text):
			status = 1
		}
	}
	return status
}

// isApproved reports whether a word stands in a row of which a cell says that it is
// approved.
func (v *view) isApproved(word int) bool {
	line := v.Words[word].Line
	return v.Lines[line].Len() <= lineWords && !v.isLabels(v.Lines[line].Range) && v.rowStatus(line) > 0
}

// cellDown are the words of a cell: its line, and those close under it that go on
// with it where nothing else stands in their row.
func (v *view) cellDown(line int) []int {
	words := v.Lines[line].Words()
	for len(words) < serviceWords {
		a := v.Lines[line]
		n := -1
		for k, b := range v.Lines {
			if gap := b.Place[1] - a.Place[3]; k != line && b.Page == a.Page && gap > -a.Place.Height()/2 && gap < a.Place.Height() && v.goesOnUnder(a, b) {
				n = k
			}
		}
		if n < 0 || len(v.Row(n)) > 1 || v.isLabels(v.Lines[n].Range) {
			break
		}
		words = append(words, v.Lines[n].Words()...)
		line = n
	}
	return words
}

// untilDate are the words before the first date or sum of money.
func (v *view) untilDate(words []int) []int {
	for i, w := range words {
		if t := trimEnd(v.Words[w].Text); dateShape.MatchString(t) || amountForm.MatchString(t) {
			return words[:i]
		}
	}
	return words
}

// goesOnUnder reports whether a line can go on with a narrower or equal cell above.
func (v *view) goesOnUnder(above, below layout.Line) bool {
	return below.Place[1] > above.Place[1] && below.Place[2] < above.Place[2]+above.Place.Height() && aligned(above.Place, below.Place)
}
