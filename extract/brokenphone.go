package extract

import (
	"regexp"
	"slices"
	"strings"

	"recourse/internal/layout"
)

// brokenAtEnd is the beginning of a phone number with which a line ends.
var brokenAtEnd = regexp.MustCompile(`(?:^|\s)(?:\+?1-|(?:\+?1[-. ])?\(?\d{3}\)?[- ]|(?:\+?1[-. ])?\(?\d{3}\)?[-. ]\d{3}-)$`)

// columnWords is how many words before a number in its column tell whose it is.
const columnWords = 48

// brokenPhones are the numbers that the end of a line cuts and whose rest is no
// part of the same paragraph: in columns of running text side by side a number
// goes on in the next line at the same left edge.
func (v *view) brokenPhones() []phone {
	var out []phone
	for i, l := range v.Lines {
		if l.Furniture || !v.endsIn(l.Range, digits+"-)") {
			continue
		}
		text, starts := v.plain(l.Range)
		if !brokenAtEnd.MatchString(text + lastSpace(text)) {
			continue
		}
		n := v.lineBelow(i)
		if n < 0 || v.Words[v.Lines[n].From].Paragraph == v.Words[l.From].Paragraph {
			continue
		}
		above := v.columnAbove(i)
		joined := text + v.String(layout.Range{From: v.Lines[n].From, To: v.Lines[n].From + 1})
		m := phoneText.FindAllStringIndex(joined, -1)
		if len(m) == 0 || m[len(m)-1][1] <= len(text) {
			continue
		}
		at := m[len(m)-1]
		p := phone{value: strings.TrimRight(joined[at[0]:at[1]], ".,;"), column: above + " " + text}
		for k, start := range starts {
			if start+len(v.Words[l.From+k].Text) > at[0] {
				p.words = append(p.words, l.From+k)
			}
		}
		p.words = append(p.words, v.Lines[n].From)
		before := strings.ToLower(joined[max(0, at[0]-faxBefore):at[0]])
		fax, voice := lastOf(before, faxWords...), lastOf(before, "phone", "call", "tel", "tty")
		p.fax, p.called = fax >= max(voice, 0), max(fax, voice) >= 0
		out = append(out, p)
	}
	return out
}

// lastSpace is a space for a line that ends without a hyphen, with an area code.
func lastSpace(text string) string {
	if strings.HasSuffix(text, "-") {
		return ""
	}
	return " "
}

// lineBelow is the line close below another one at the same left edge, -1 where
// there is none.
func (v *view) lineBelow(line int) int {
	a := v.Lines[line]
	h := a.Place.Height()
	return slices.IndexFunc(v.Lines, func(b layout.Line) bool {
		gap := b.Place[1] - a.Place[3]
		return b.Page == a.Page && gap > -h/2 && gap < h && b.Place[0]-a.Place[0] < h && a.Place[0]-b.Place[0] < h
	})
}

// columnAbove are the words that stand above a line in its column, with the
// heading of the column.
func (v *view) columnAbove(line int) string {
	text, words := "", 0
	for words < columnWords {
		a := v.Lines[line]
		h := a.Place.Height()
		n := -1
		for k, b := range v.Lines {
			gap := a.Place[1] - b.Place[3]
			if b.Page == a.Page && b.Place[1] < a.Place[1] && gap < 1.5*h && b.Place[0]-a.Place[0] < h && a.Place[0]-b.Place[0] < h && (n < 0 || b.Place[1] > v.Lines[n].Place[1]) {
				n = k
			}
		}
		if n < 0 {
			break
		}
		text = v.String(v.Lines[n].Range) + " " + text
		words += v.Lines[n].Len()
		line = n
	}
	return text
}
