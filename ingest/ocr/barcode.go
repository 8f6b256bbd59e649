package ocr

import (
	"cmp"
	"slices"
)

// Sizes of barcodes, in inches.
const (
	barWidth  = 0.04
	barHeight = 0.05 // of the short ones of the post
	barGap    = 0.06 // from one bar to the next
)

// Bars side by side that make a code, and a part of a broken one: no word has so
// many thin strokes in a row.
const (
	codeBars = 14
	partBars = 3
)

// run is bars side by side.
type run struct {
	rect
	bars int
}

// barcodes finds the codes of parcels and of the post among the parts of the ink.
func barcodes(parts []rect, dpi int) []rect {
	gap := pixels(barGap, dpi)
	var runs []run
	for _, p := range bars(parts, dpi) {
		i := slices.IndexFunc(runs, func(r run) bool { return r.goesOn(p, gap) })
		if i < 0 {
			runs = append(runs, run{p, 1})
			continue
		}
		runs[i] = run{runs[i].union(p), runs[i].bars + 1}
	}
	var out []rect
	for i, r := range runs {
		if r.bars < codeBars {
			continue
		}
		// What a code falls into where bars touch belongs to it as well.
		for _, other := range runs[i+1:] {
			if other.bars >= partBars && r.goesOn(other.rect, 6*gap) {
				r.rect = r.union(other.rect)
			}
		}
		out = append(out, r.rect)
	}
	return out
}

// goesOn reports whether p is the next bar: close by, at the same height.
func (r run) goesOn(p rect, gap int) bool {
	overlap := min(r.y+r.h, p.y+p.h) - max(r.y, p.y)
	return p.x-(r.x+r.w) <= gap && p.x >= r.x && 2*overlap >= p.h && 3*p.h >= r.h
}

// bars are the parts that might be bars, from left to right.
func bars(parts []rect, dpi int) []rect {
	var out []rect
	for _, p := range parts {
		if p.w <= pixels(barWidth, dpi) && p.h >= pixels(barHeight, dpi) && p.h >= 3*p.w {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b rect) int { return cmp.Or(a.x-b.x, a.y-b.y) })
	return out
}
