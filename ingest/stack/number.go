package stack

import (
	"slices"
	"strings"
)

// printed is a page number as a page prints it.
type printed struct {
	page int
	// of is the count of pages; 0 where none is printed.
	of int
	// bare numbers stand alone, without the word page.
	bare bool
	// overall numbers count the pages of the whole document.
	overall bool
}

const (
	// mostPages is the highest number that is taken for one of a page.
	mostPages = 200
	// edgeZone is the part of the page's height at its ends where a bare
	// number is a page number.
	edgeZone = 0.09
	// faxZone is where a fax machine prints its header line.
	faxZone = 0.06
)

// findNumbers reads the page numbers in the head and the foot of the page.
func (s *sheet) findNumbers() {
	for i, g := range s.segments {
		if !g.inMargin() {
			continue
		}
		found := numbersIn(g)
		s.segments[i].numbered = len(found) > 0
		if g.bottom < faxZone && s.isFaxLine(i) {
			s.fax = append(s.fax, found...)
			continue
		}
		s.printed = append(s.printed, found...)
	}
	slices.SortStableFunc(s.printed, func(a, b printed) int { return b.credit() - a.credit() })
}

// credit ranks the ways of printing a page number.
func (p printed) credit() int {
	switch {
	case p.bare && p.of == 0:
		return 0
	case p.of == 0:
		return 1
	}
	return 2
}

// numbersIn reads "page 2 of 4", "2 of 4", "p. 2", and, where nothing else
// stands there, "2/4" and "- 2 -".
func numbersIn(g segment) []printed {
	var found []printed
	parts := pieces(g.tokens)
	for i := 0; i < len(parts); i++ {
		word := isPageWord(parts[i]) && i+1 < len(parts)
		if word && i > 0 && words.PageMention.has(parts[i-1]) {
			i++
			continue
		}
		if word {
			i++
		}
		slash := word || len(parts) == 3
		if i+2 < len(parts) && (parts[i+1] == "of" || slash && parts[i+1] == "/") {
			n, of := likelyNumber(parts[i]), likelyNumber(parts[i+2])
			if n > 0 && n <= of {
				found = append(found, printed{page: n, of: of})
			}
			i += 2
			continue
		}
		n := smallNumber(parts[i])
		edge := (g.bottom < edgeZone || g.top > 1-edgeZone) && !slices.ContainsFunc(g.tokens, token.isNoise)
		if n > 0 && (word || len(parts) == 1 && edge) {
			found = append(found, printed{page: n, bare: !word})
		}
	}
	return found
}

// pieces cuts tokens into words and numbers: "Page1of2" is four pieces, as is
// "page 1/2". Dashes, dots and brackets around numbers fall away.
func pieces(tokens []token) []string {
	var out []string
	for _, t := range tokens {
		rest := strings.ToLower(t.text)
		rest = strings.Trim(rest, "-–—.,:;|()[]*~_ ")
		for _, w := range []string{"page", "pg", "p"} {
			if after, ok := strings.CutPrefix(rest, w); ok && rest != w && strings.ContainsAny(after[:1], "0123456789:.") {
				out, rest = append(out, w), strings.Trim(after, ":.")
			}
		}
		for _, sep := range []string{"of", "/"} {
			a, b, ok := strings.Cut(rest, sep)
			if ok && smallNumber(a) > 0 && smallNumber(b) > 0 {
				out, rest = append(out, a, sep), b
			}
		}
		if rest != "" {
			out = append(out, rest)
		}
	}
	return out
}

func isPageWord(s string) bool {
	return s == "page" || s == "pg" || s == "p" || s == "página" || s == "pagina"
}

// likelyNumber reads a number where one must stand: recognition takes 1 for l,
// I or |.
func likelyNumber(s string) int {
	if s == "l" || s == "i" || s == "|" || s == "!" {
		return 1
	}
	return smallNumber(s)
}

// smallNumber reads a page number; 0 if it is none.
func smallNumber(s string) int {
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' || n > mostPages {
			return 0
		}
		n = n*10 + int(r-'0')
	}
	if n > mostPages {
		return 0
	}
	return n
}

// isFaxLine reports whether the segment is part of a line that a fax machine
// prints: a time of day or sender and receiver beside the page number.
func (s *sheet) isFaxLine(i int) bool {
	for _, g := range s.segments {
		if g.bottom >= faxZone || g.top > s.segments[i].bottom || g.bottom < s.segments[i].top {
			continue
		}
		for _, t := range g.tokens {
			if t.norm == "fax" || t.norm == "from" || t.norm == "to" || isClock(t.norm) {
				return true
			}
		}
	}
	return false
}

// isClock reports whether s is a time of day such as 14:05.
func isClock(s string) bool {
	h, m, ok := strings.Cut(s, ":")
	return ok && len(h) > 0 && len(h) <= 2 && len(m) >= 2 && digitsOnly(h) && digitsOnly(m[:2])
}

func digitsOnly(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
