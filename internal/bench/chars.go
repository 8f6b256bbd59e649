package bench

import (
	"regexp"
	"strings"
)

// bodyLine is the fewest characters of a line of body text. Shorter lines are
// labels, table cells and headings.
const bodyLine = 40

// charScore is the errors in a number of characters.
type charScore struct{ errors, chars int }

// compareChars looks for each body line of a page's truth in what was read on
// that page: the fewest characters to insert, delete or replace (Levenshtein)
// between the line and any stretch of the reading. Where in the reading the
// line stands does not count, and text beside it costs nothing here; the words
// tell of that.
func compareChars(truth, read []string) charScore {
	var s charScore
	for i, page := range truth {
		var text []rune
		if i < len(read) {
			text = normalise(read[i])
		}
		for line := range strings.Lines(page) {
			if l := normalise(line); len(l) >= bodyLine {
				s.chars += len(l)
				s.errors += distanceWithin(l, text)
			}
		}
	}
	return s
}

// plain maps what differs by typography only.
var plain = strings.NewReplacer("\u00ad", "", "\u00a0", " ",
	"‘", "'", "’", "'", "“", `"`, "”", `"`,
	"‐", "-", "‑", "-", "–", "-", "—", "-", "−", "-",
	"ﬁ", "fi", "ﬂ", "fl", "ﬀ", "ff", "ﬃ", "ffi", "ﬄ", "ffl")

// drawn is what is typed to be seen, not read: rules and leaders.
var drawn = regexp.MustCompile(`[-=_.*·•]{3,}`)

// normalise is the text with plain quotes, dashes and ligatures, without drawn
// lines, and with single spaces for all white space.
func normalise(s string) []rune {
	s = drawn.ReplaceAllString(plain.Replace(s), " ")
	return []rune(strings.Join(strings.Fields(s), " "))
}

// distanceWithin is the least Levenshtein distance between line and any
// stretch of text, the empty one included (Sellers' algorithm).
func distanceWithin(line, text []rune) int {
	row := make([]int, len(line)+1) // distances of the line's beginnings to what ends here
	for i := range row {
		row[i] = i
	}
	best := len(line)
	for _, c := range text {
		diagonal := 0
		for i, l := range line {
			cost := diagonal
			if l != c {
				cost = 1 + min(diagonal, row[i], row[i+1])
			}
			diagonal, row[i+1] = row[i+1], cost
		}
		best = min(best, row[len(line)])
	}
	return best
}
