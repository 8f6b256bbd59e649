package stack

import (
	"strings"
	"unicode"
)

// judgeFlow looks at how the text runs over the break.
func judgeFlow(b *pageBreak) []*evidence {
	last, next := b.so.last, b.next
	var all []*evidence
	open, small := last.endsOpen(), next.beginsSmall()
	all = append(all, when(open && small, sentenceGoesOn)...)
	all = append(all, when(open != small, sentenceOpen)...)
	all = append(all, when(sectionsGoOn(last, next), sectionGoesOn)...)
	all = append(all, when(last.closes(), closedBefore)...)
	all = append(all, when(last.says(&words.Follows), pagesPromised)...)
	return append(all, when(last == b.so.first && last.isCover(), afterCover)...)
}

// body is the segments between head and foot.
func (s *sheet) body() []segment {
	var all []segment
	for _, g := range s.segments {
		if g.top > 0.04 && g.top < footZone+0.05 && g.left < 0.3 && !g.numbered {
			all = append(all, g)
		}
	}
	return all
}

// endsOpen reports whether the last line of running text ends within a
// sentence: it fills its measure and has no mark at its end.
func (s *sheet) endsOpen() bool {
	body := s.body()
	for i := len(body) - 1; i >= 0 && i >= len(body)-3; i-- {
		g := body[i]
		if len(g.tokens) < 4 {
			continue
		}
		r := []rune(g.tokens[len(g.tokens)-1].text)
		end := r[len(r)-1]
		return g.right > 0.6 && (unicode.IsLower(end) || end == ',' || end == '-')
	}
	return false
}

// beginsSmall reports whether the first line of running text begins within a
// sentence: with a small letter.
func (s *sheet) beginsSmall() bool {
	for _, g := range s.body() {
		t := g.tokens[0]
		if t.letters < 2 && len(g.tokens) < 2 {
			continue
		}
		return len(g.tokens) >= 3 && unicode.IsLower([]rune(t.text)[0]) && t.letters == len([]rune(strings.Trim(t.text, ".,;:-")))
	}
	return false
}

// sectionsGoOn reports whether the first numbered heading of the page follows
// the last of the page before: "3." after "2.".
func sectionsGoOn(last, next *sheet) bool {
	n := 0
	for _, g := range next.segments {
		if n = sectionNumber(g); n > 0 {
			break
		}
	}
	if n < 2 {
		return false
	}
	before := 0
	for _, g := range last.segments {
		before = max(before, sectionNumber(g))
	}
	return n == before+1
}

// sectionNumber is the number that a line begins with, as "3." or "3)".
func sectionNumber(g segment) int {
	if len(g.tokens) < 2 || g.left > 0.3 {
		return 0
	}
	t := g.tokens[0].text
	if !strings.HasSuffix(t, ".") && !strings.HasSuffix(t, ")") {
		return 0
	}
	return smallNumber(t[:len(t)-1])
}

// closes reports whether the page has the closing of a letter.
func (s *sheet) closes() bool {
	for _, g := range s.segments {
		if len(g.tokens) <= 3 && words.Closing.at(g.tokens, 0) == len(g.tokens) {
			return true
		}
	}
	return false
}
