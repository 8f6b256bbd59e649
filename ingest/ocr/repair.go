package ocr

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"recourse/internal/letter"
)

// found is a recognised word and where it stands in the sheet.
type found struct {
	text       string
	confidence float64 // 0 to 1
	at         rect
	line       int
}

// scrapHeight is lower than any letter, in inches: 6-point print has an x of 0.04.
const scrapHeight = 0.03

// isScrap reports whether what was read as letters is too low to be any: the
// rest of a line, a speck.
func isScrap(text string, height int) bool {
	return height < pixels(scrapHeight, recognisedDPI) && strings.ContainsFunc(text, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r)
	})
}

// bullets are what the engine makes of the dot before a list's item.
const bullets = "e¢o©®«»*°@.•+"

// repair mends what the engine gets wrong in ways that the image can tell.
func (s sheet) repair(words []found) []found {
	out := make([]found, 0, len(words))
	for i, w := range words {
		if s.isBullet(words, i) {
			w.text = bulletSign
		}
		w.text = s.matchCase(w)
		if noMoney.MatchString(w.text) {
			w.text = "S" + w.text[1:]
		}
		out = append(out, splitOf(w)...)
	}
	return out
}

// isBullet reports whether a word is the dot before a list's item: round, low,
// first in its line and apart from the next word.
func (s sheet) isBullet(words []found, i int) bool {
	w := words[i]
	if len([]rune(w.text)) != 1 || !strings.Contains(bullets, w.text) || i+1 == len(words) {
		return false
	}
	next := words[i+1]
	if i > 0 && words[i-1].line == w.line || next.line != w.line && !sameRow(w.at, next.at) {
		return false
	}
	round := 4*w.at.w >= 3*w.at.h && 3*w.at.w <= 4*w.at.h
	return round && 5*w.at.h < 3*next.at.h && next.at.x-(w.at.x+w.at.w) > w.at.w
}

func sameRow(a, b rect) bool { return a.y < b.y+b.h && b.y < a.y+a.h }

// sameShape are letters whose capital differs in height alone.
const sameShape = "cosvwxzCOSVWXZ"

// matchCase gives such letters the case that their height tells, in words with
// digits, where the engine has no other letters to go by: CO-45, not co-45.
func (s sheet) matchCase(w found) string {
	runes := []rune(w.text)
	if !strings.ContainsFunc(w.text, unicode.IsDigit) || !strings.ContainsAny(w.text, sameShape) {
		return w.text
	}
	glyphs := s.within(w.at)
	if len(glyphs) != len(runes) {
		return w.text
	}
	full := 0
	for i, r := range runes {
		if unicode.IsDigit(r) {
			full = max(full, glyphs[i].h)
		}
	}
	for i, r := range runes {
		if !strings.ContainsRune(sameShape, r) {
			continue
		}
		switch h := 100 * glyphs[i].h / max(full, 1); {
		case h >= 92:
			runes[i] = unicode.ToUpper(r)
		case h <= 82:
			runes[i] = unicode.ToLower(r)
		}
	}
	return string(runes)
}

// within lists the parts of the ink inside a box, from left to right.
func (s sheet) within(r rect) []rect {
	var out []rect
	for _, p := range s.parts {
		if x, y := p.x+p.w/2, p.y+p.h/2; x >= r.x && x < r.x+r.w && y >= r.y && y < r.y+r.h {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b rect) int { return a.x - b.x })
	return out
}

// noMoney is a dollar sign before what is no amount: an S in an identifier.
var noMoney = regexp.MustCompile(`^\$(\d*[A-Za-z]|\d+_)`)

// pageOfPages is the count of pages without its spaces.
var pageOfPages = regexp.MustCompile(`^(\d{1,3}|[lLI|])[oO0]f(\d{1,3})?$`)

// splitOf takes "2of3" apart: small print loses its spaces first, and pages are
// counted in small print.
func splitOf(w found) []found {
	match := pageOfPages.FindStringSubmatch(w.text)
	if match == nil {
		return []found{w}
	}
	first, rest := match[1], match[2]
	if strings.Contains("lLI|", first) {
		first = "1"
	}
	texts := []string{first, "of"}
	if rest != "" {
		texts = append(texts, rest)
	}
	total := len(first) + 2 + len(rest)
	out, done := make([]found, 0, 3), 0
	for _, t := range texts {
		part := w
		part.text = t
		part.at.x = w.at.x + w.at.w*done/total
		done += len(t)
		part.at.w = w.at.x + w.at.w*done/total - part.at.x
		out = append(out, part)
	}
	return out
}

// place is a word on the page for a box in the sheet.
func (s sheet) place(text string, confidence float64, at rect) letter.Word {
	b := letter.Box{float64(at.x), float64(at.y), float64(at.x + at.w), float64(at.y + at.h)}
	w := letter.Word{Text: text, Box: s.onPage(s.toPage.box(b)), Confidence: letter.Confidence(min(max(confidence, 0), 1))}
	if !s.level {
		const points = 72.0 / recognisedDPI
		w.Level = letter.Box{b[0] * points, b[1] * points, b[2] * points, b[3] * points}
	}
	return w
}

// onPage cuts a box at the page's edges.
func (s sheet) onPage(b letter.Box) letter.Box {
	return letter.Box{clamp(b[0], s.width), clamp(b[1], s.height), clamp(b[2], s.width), clamp(b[3], s.height)}
}

func clamp(v, limit float64) float64 { return min(max(v, 0), limit) }
