package stack

import (
	"math/rand"
	"strings"

	"recourse/internal/letter"
)

// reworded is a page with other words; those that become "" are gone.
func reworded(p letter.Page, change func(letter.Word) string) letter.Page {
	var kept []letter.Word
	for _, w := range p.Words {
		if w.Text = change(w); w.Text != "" {
			kept = append(kept, w)
		}
	}
	p.Words = kept
	return p
}

// unnumbered takes the page numbers off.
func unnumbered(pages []letter.Page) []letter.Page {
	var all []letter.Page
	for _, p := range pages {
		all = append(all, reworded(p, func(w letter.Word) string {
			y := w.Place()[1] / p.Height
			s := strings.ToLower(strings.Trim(w.Text, ".:-–—|_ "))
			margin := y < headZone || y > footZone
			if margin && (isPageWord(s) || s == "of" || smallNumber(s) > 0 || len(numbersIn(segmentOf(w.Text))) > 0) {
				return ""
			}
			return w.Text
		}))
	}
	return all
}

// segmentOf is words at the foot of a page.
func segmentOf(text string) segment {
	g := segment{top: 0.97, bottom: 0.98}
	for _, s := range strings.Fields(text) {
		g.tokens = append(g.tokens, newToken(letter.Word{Text: s}))
	}
	return g
}

// backed adds the empty back of the last sheet.
func backed(pages []letter.Page) []letter.Page {
	if len(pages)%2 == 0 {
		return pages
	}
	back := pages[0]
	back.Words = nil
	return append(pages[:len(pages):len(pages)], back)
}

// another is a letter of the same payer on the same form: other numbers and
// another day of the month, to the same member where one is named.
func another(rnd *rand.Rand, r reading, member string) []letter.Page {
	shift := 1 + rnd.Intn(8)
	var all []letter.Page
	for _, p := range r.Pages {
		all = append(all, reworded(p, func(w letter.Word) string {
			t := newToken(w)
			bare := strings.Trim(w.Text, ".,;:()")
			of := len(bare) > 1 && t.digits > 0 && strings.Contains(r.Member, bare)
			switch {
			case of && member != "":
				return w.Text
			case of, t.digits >= 5 && !isOrdinary(t):
				return shifted(w.Text, shift)
			}
			return otherDay(w.Text)
		}))
	}
	return all
}

// shifted adds to every digit.
func shifted(s string, by int) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return r
		}
		return '0' + (r-'0'+rune(by))%10
	}, s)
}

// otherDay changes the day in "18," and "06/18/2026".
func otherDay(s string) string {
	f := strings.Split(s, "/")
	switch {
	case len(f) == 3 && numericDate(s) != "":
		f[1] = nextDay(f[1])
		return strings.Join(f, "/")
	case len(s) == 3 && s[2] == ',' && digitsOnly(s[:2]):
		return nextDay(s[:2]) + ","
	}
	return s
}

func nextDay(s string) string {
	n := number(s)%28 + 1
	return string([]byte{'0' + byte(n/10), '0' + byte(n%10)})
}
