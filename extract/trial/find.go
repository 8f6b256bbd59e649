package trial

import (
	"slices"
	"strings"

	"recourse/internal/layout"
	"recourse/internal/letter"
)

// Find proposes the treatments that a record tells, in reading order, each with
// the words and the page that show it.
func Find(t *layout.Text) []letter.Trial {
	var found []letter.Trial
	for _, words := range units(t) {
		e := t.EvidenceOf(words)
		for _, p := range propose(textOf(t, words)) {
			p.Page, p.Quote = e.Page, e.Quote
			if !slices.ContainsFunc(found, func(f letter.Trial) bool { return same(f, p) }) {
				found = append(found, p)
			}
		}
	}
	return found
}

func textOf(t *layout.Text, words []int) string {
	text := make([]string, len(words))
	for i, w := range words {
		text[i] = t.Words[w].Text
	}
	return strings.Join(text, " ")
}

// same reports whether a record says the same twice.
func same(a, b letter.Trial) bool {
	return strings.EqualFold(a.Treatment, b.Treatment) && strings.EqualFold(a.Dose, b.Dose) && a.From == b.From && a.Until == b.Until && a.End == b.End
}

// units are the stretches of text that stand for themselves, as words:
// sentences, and the rows of lists and tables, which make no sentences.
func units(t *layout.Text) [][]int {
	var all [][]int
	inRow := make([]bool, len(t.Words))
	for i := range t.Lines {
		if row := tableRow(t, i); row != nil {
			all = append(all, row)
			for _, w := range row {
				inRow[w] = true
			}
		}
	}
	for _, s := range t.Sentences {
		lines := linesOf(t, s)
		if !isList(t, lines) {
			lines = []layout.Range{s}
		}
		for _, l := range lines {
			if !inRow[l.From] {
				all = append(all, l.Words())
			}
		}
	}
	slices.SortStableFunc(all, func(a, b []int) int { return a[0] - b[0] })
	return all
}

// cellWords is how many words a cell of a table has at most; more is a column
// of running text.
const cellWords = 6

// tableRow are the words of the row that begins with line i, where that is a
// row of a table of treatments: short cells, of which the first begins with a
// treatment and its dose, or the second with the dose.
func tableRow(t *layout.Text, i int) []int {
	row := t.Row(i)
	if len(row) < 2 || row[0] != i {
		return nil
	}
	first, second := t.String(t.Lines[i].Range), t.String(t.Lines[row[1]].Range)
	m := dosed.FindStringIndex(second)
	if (m == nil || m[0] != 0) && !beginsWithTreatment(first) {
		return nil
	}
	for _, l := range row[1:] {
		if t.Lines[l].Len() > cellWords {
			return nil
		}
	}
	var words []int
	for _, l := range row {
		words = append(words, t.Lines[l].Range.Words()...)
	}
	return words
}

// linesOf are the parts of a sentence by line.
func linesOf(t *layout.Text, s layout.Range) []layout.Range {
	var parts []layout.Range
	for i := s.From; i < s.To; i++ {
		if n := len(parts); n > 0 && t.Words[parts[n-1].From].Line == t.Words[i].Line {
			parts[n-1].To = i + 1
			continue
		}
		parts = append(parts, layout.Range{From: i, To: i + 1})
	}
	return parts
}

// isList reports whether several lines each begin with a treatment of their
// own: rows, not a sentence that runs over lines.
func isList(t *layout.Text, lines []layout.Range) bool {
	rows := 0
	for _, l := range lines {
		if beginsWithTreatment(t.String(l)) {
			rows++
		}
	}
	return rows > 1
}

// beginsWithTreatment reports whether a line tells of a treatment at once, or
// behind a word such as a number.
func beginsWithTreatment(line string) bool {
	found := treatmentsIn(line)
	return len(found) > 0 && len(strings.Fields(line[:found[0].from])) <= 1
}

// propose are the treatments of one sentence or row. What is said of one
// stands behind it, up to the next; what is said where there is only one may
// stand anywhere. A treatment of which no end is told is none that was tried.
func propose(text string) []letter.Trial {
	if plans.MatchString(text) {
		return nil
	}
	all := treatmentsIn(text)
	whole := endIn(text)
	var out []letter.Trial
	for i, t := range all {
		own := text
		if len(all) > 1 {
			to := len(text)
			if i+1 < len(all) {
				to = all[i+1].from
			}
			own = text[t.from:to]
		}
		p := letter.Trial{Treatment: t.name, Dose: t.dose, End: endIn(own)}
		if p.End == "" {
			p.End = whole
		}
		if p.End == "" {
			continue
		}
		p.From, p.Until = span(own)
		if p.End == letter.TrialOngoing || p.End == letter.TrialContraindicated {
			p.Until = ""
		}
		out = append(out, p)
	}
	return out
}
