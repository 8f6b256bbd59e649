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

// reach is how far from its digits a date can go: "the twenty-first day of
// September, 2026".
const reach = 36

// aroundDigits are the parts of the passage that can hold dates, cut at spaces.
// Most of a letter is far from any digit.
func (p passage) aroundDigits() []passage {
	var parts []passage
	done := 0
	for i := p.digit(0); i < len(p.s); {
		last := i
		for n := i; n < len(p.s) && n-last <= 2*reach; n = p.digit(n + 1) {
			last = n
		}
		from, to := p.wordStart(max(done, i-reach)), p.wordStart(min(len(p.s), last+reach))
		parts = append(parts, passage{p.s[from:to], p.words[from:to]})
		done, i = to, p.digit(max(to, last+1))
	}
	return parts
}

// digit is where the next digit stands, from a byte on, or the end.
func (p passage) digit(from int) int {
	if i := strings.IndexAny(p.s[min(from, len(p.s)):], "0123456789"); i >= 0 {
		return from + i
	}
	return len(p.s)
}

// wordStart is where the next word begins, or the end; the begin is one too.
func (p passage) wordStart(from int) int {
	if from == 0 || from == len(p.s) || p.s[from-1] == ' ' {
		return from
	}
	if i := strings.IndexByte(p.s[from:], ' '); i >= 0 {
		return from + i + 1
	}
	return len(p.s)
}
