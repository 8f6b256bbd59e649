package pdf

import (
	"strings"
	"unicode"

	"recourse/internal/letter"
)

// characters are the letters and digits of a text, with where each stands in
// it. Punctuation and space do not count: readers differ in both.
type characters struct {
	text  []rune
	signs []rune
	at    []int // index into text of each sign
}

func charactersOf(text string) characters {
	c := characters{text: []rune(text)}
	for i, r := range c.text {
		for _, p := range plain(r) {
			if unicode.IsLetter(p) || unicode.IsDigit(p) {
				c.signs, c.at = append(c.signs, p), append(c.at, i)
			}
		}
	}
	return c
}

// lookUp finds the words of a spot in a page's text: the same characters,
// standing by themselves or between the neighbours that the first reading
// found. ok is false where they are not there.
func lookUp(page string, spot letter.Spot) (text string, ok bool) {
	c := charactersOf(page)
	want := charactersOf(spot.Text).signs
	before, after := charactersOf(spot.Before).signs, charactersOf(spot.After).signs
	if len(want) == 0 {
		return "", false
	}
	for from := range c.signs {
		if c.has(want, from) && c.opens(from, before) && c.closes(from+len(want), after) {
			return c.between(from, from+len(want)), true
		}
	}
	return "", false
}

// has reports whether the signs stand at a place.
func (c characters) has(signs []rune, from int) bool {
	if from < 0 || from+len(signs) > len(c.signs) {
		return false
	}
	for i, r := range signs {
		if c.signs[from+i] != r {
			return false
		}
	}
	return true
}

// opens reports whether a value can begin at a place: behind white space, or
// behind the sign that the first reading found before it.
func (c characters) opens(from int, before []rune) bool {
	return from == 0 || c.isApart(from) || len(before) > 0 && before[len(before)-1] == c.signs[from-1]
}

// closes reports whether a value can end before a place.
func (c characters) closes(to int, after []rune) bool {
	return to == len(c.signs) || c.isApart(to) || len(after) > 0 && after[0] == c.signs[to]
}

// isApart reports whether white space stands before a sign.
func (c characters) isApart(sign int) bool {
	for _, r := range c.text[c.at[sign-1]:c.at[sign]] {
		if unicode.IsSpace(r) {
			return true
		}
	}
	return false
}

// between is the text of a run of signs, with single spaces.
func (c characters) between(from, to int) string {
	return strings.Join(strings.Fields(string(c.text[c.at[from]:c.at[to-1]+1])), " ")
}
