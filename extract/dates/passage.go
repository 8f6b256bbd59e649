package dates

import (
	"strings"

	"recourse/internal/layout"
)

// passage is a run of words as a string in which each byte knows its word.
type passage struct {
	s     string
	words []int // the word of each byte
}

// passages are the letter's paragraphs. A paragraph is read as one string
// because dates and periods run over line ends.
func passages(t *layout.Text) []passage {
	ps := make([]passage, 0, len(t.Paragraphs))
	for _, r := range t.Paragraphs {
		ps = append(ps, newPassage(t, r))
	}
	return ps
}

func newPassage(t *layout.Text, r layout.Range) passage {
	var b strings.Builder
	p := passage{}
	for i := r.From; i < r.To; i++ {
		s := ascii(t.Words[i].Text)
		if i+1 < r.To && !(strings.HasSuffix(s, "-") && t.Words[i].Line != t.Words[i+1].Line) {
			s += " "
		}
		b.WriteString(s)
		for range s {
			p.words = append(p.words, i)
		}
	}
	p.s = b.String()
	return p
}

// ascii makes all dashes one, and every byte of a passage a character of its
// own: what is not ASCII has no part in a date.
func ascii(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '–' || r == '—' || r == '‐' || r == '‑' || r == '−':
			return '-'
		case r == '’' || r == '‘':
			return '\''
		case r >= 0x80 || r < ' ':
			return '~'
		}
		return r
	}, s)
}

// rangeOf is the words of the bytes from up to but not including to.
func (p passage) rangeOf(from, to int) layout.Range {
	return layout.Range{From: p.words[from], To: p.words[to-1] + 1}
}
