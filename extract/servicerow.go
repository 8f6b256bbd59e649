package extract

import (
	"slices"
	"strings"
)

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
			if v.isPatient(words) {
				continue
			}
			n := len(words)
			if n > 0 && v.describedAbove(words[0]) {
				n += headed
			}
			if n > weight {
				best, weight = words, n
			}
		}
		best = v.wrappedCell(best)
		if value := strings.Trim(v.EvidenceOf(best).Quote, " ,;:.–—-"); len(best) > 0 && !strings.HasPrefix(value, "(") && describes(value) {
			return &candidate{field: "service", value: value, words: best}
		}
	}
	return nil
}

// wrappedCell adds to words that end their line with a comma the line close under
// them that begins at their left edge.
func (v *view) wrappedCell(words []int) []int {
	if len(words) == 0 || !strings.HasSuffix(v.Words[words[len(words)-1]].Text, ",") || words[len(words)-1] != v.LineOf(words[0]).To-1 {
		return words
	}
	p := v.Words[words[0]].Place()
	for _, l := range v.Lines {
		gap, edge := l.Place[1]-p[3], l.Place[0]-p[0]
		if l.Page == v.Words[words[0]].Page && gap > -p.Height()/2 && gap < p.Height() && edge < p.Height() && -edge < p.Height() {
			return append(words, l.Words()...)
		}
	}
	return words
}

// isPatient reports whether words are the patient's name.
func (v *view) isPatient(words []int) bool {
	a := v.patientName()
	if a == nil || len(words) == 0 {
		return false
	}
	return slices.ContainsFunc(a.printings, func(p candidate) bool { return slices.Equal(p.words, words) })
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
		if letters(t) == 0 || dateShape.MatchString(t) || carcShape.MatchString(t) || cptShape.MatchString(t) || icdWithin.MatchString(t) {
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
