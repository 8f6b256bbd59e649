package dates

import (
	"strings"

	"recourse/internal/layout"
)

const (
	// cellGap is how far below a line of a cell, in heights, its next line stands.
	cellGap = 1.3
	// cellShift is how far, in heights, the begin of that line can be off.
	cellShift = 0.5
	// cellLength is how many words a cut cell has at most.
	cellLength = 10
)

// cutOff are the last words of a line after which a phrase goes on.
var cutOff = map[string]bool{"the": true, "of": true, "from": true, "this": true, "date": true, "after": true,
	"following": true, "within": true, "a": true, "our": true, "your": true}

// columns are the passages in which a table's cell that was cut at a line's end
// goes on with the line below it in its column.
func columns(t *layout.Text) []passage {
	var ps []passage
	used := map[int]bool{}
	for i, r := range t.Paragraphs {
		if used[i] {
			continue
		}
		p := newPassage(t, r)
		if r.Len() <= cellLength && cutOff[strings.ToLower(lastWord(p.s))] {
			if j := underneath(t, i); j >= 0 {
				p = p.and(newPassage(t, t.Paragraphs[j]))
				used[j] = true
			}
		}
		ps = append(ps, p)
	}
	return ps
}

// lastWord is the end of a passage, empty where a sign of another kind is.
func lastWord(s string) string {
	i := len(s)
	for i > 0 && (alphanumeric(s[i-1]) || s[i-1] == '_') {
		i--
	}
	return s[i:]
}

// underneath is the index of the paragraph that stands right below another and
// begins at the same place, where others stand between them in reading order;
// -1 if there is none.
func underneath(t *layout.Text, i int) int {
	r := t.Paragraphs[i]
	p := t.Place(layout.Range{From: r.To - 1, To: r.To})
	left, h := t.Place(r)[0], p.Height()
	for j := i + 2; j < len(t.Paragraphs); j++ {
		o := t.Paragraphs[j]
		q := t.Place(layout.Range{From: o.From, To: o.From + 1})
		if t.Words[o.From].Page != t.Words[r.From].Page {
			return -1
		}
		gap, shift := q[1]-p[3], q[0]-left
		if gap >= 0 && gap < cellGap*h && shift < cellShift*h && shift > -cellShift*h {
			return j
		}
	}
	return -1
}

// and is the passage with another behind it.
func (p passage) and(o passage) passage {
	words := append(append(p.words[:len(p.words):len(p.words)], p.words[len(p.words)-1]), o.words...)
	return passage{p.s + " " + o.s, words}
}
