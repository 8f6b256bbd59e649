package payer

import (
	"math"
	"slices"

	"recourse/internal/layout"
)

const (
	// largeType is how many times the usual height counts at most, atTop what
	// the top of the page counts beside it, and aKind what words of a plan's
	// name do.
	largeType = 2.5
	atTop     = 0.8
	aKind     = 0.4
	// reliefShare of what the words of a name tell against it is made good where
	// it is the letterhead.
	reliefShare = 0.8
)

// inHead reports whether a line belongs to the letterhead.
func (f *finder) inHead(l layout.Line) bool {
	p := f.t.Pages[0]
	return l.Page == p.Number && l.Place[1] < letterhead*p.Height
}

// readLetterhead finds the name that the letterhead shows largest, or first
// where all is of one size.
func (f *finder) readLetterhead() {
	f.brandAt = -1
	body, best, first := f.bodyHeight(), math.Inf(-1), true
	for _, l := range f.byHeight() {
		for _, o := range f.names(l.Range) {
			h, kind := f.height(o), f.sum(o.words)
			if isTitle(o.words) || isGeneric(o.words) || len(o.words) == 1 && !f.tellsPayer(o.words) && h <= brandSize*body || !first && kind <= 0 && h <= brandSize*body {
				continue
			}
			first = false
			score := min(h/body, largeType) + atTop*(1-l.Place[1]/(letterhead*f.t.Pages[0].Height)) + aKind*max(-1, min(1, kind))
			if score > best {
				best, f.largest, f.brand, f.brandAt = score, h, o.words, o.From
			}
		}
	}
}

// byHeight are the lines of the letterhead from the top.
func (f *finder) byHeight() []layout.Line {
	var out []layout.Line
	for _, l := range f.t.Lines {
		if f.inHead(l) {
			out = append(out, l)
		}
	}
	slices.SortStableFunc(out, func(a, b layout.Line) int {
		switch {
		case a.Place[1] < b.Place[1]:
			return -1
		case a.Place[1] > b.Place[1]:
			return 1
		}
		return 0
	})
	return out
}

// isTitle reports whether the words are the title of a notice.
func isTitle(ws []string) bool {
	return slices.ContainsFunc(ws, func(w string) bool { return slices.Contains(words().Titles, w) })
}

// isProper reports whether a word is none of those that tell what a name is: a
// name of such words alone names nobody.
func isProper(w string) bool {
	if len(w) < 2 || slices.Contains(words().Generic, w) || slices.Contains(words().Titles, w) {
		return false
	}
	for _, k := range words().kinds {
		if k[w] {
			return false
		}
	}
	return true
}

// isBrand reports whether the name is the letterhead's, at its place.
func (f *finder) isBrand(o org) bool { return o.From == f.brandAt }

// relief is what being the letterhead makes good of what the words of a name
// tell against it.
func (f *finder) relief(ws []string) float64 {
	if isGeneric(ws) || !slices.ContainsFunc(ws, isProper) {
		return 0
	}
	return -reliefShare * f.negative(ws)
}
