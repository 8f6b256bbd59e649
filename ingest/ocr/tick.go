package ocr

import "recourse/internal/letter"

// Sizes of check boxes, in inches, and the shares of ink that make one: the four
// edges are drawn through, the corners are no rounder than a pen makes them, the
// inside is empty or ticked. An O has edges, but no corners.
const (
	tickSmall  = 0.09
	tickLarge  = 0.22
	tickEdge   = 0.8
	tickCorner = 0.5
	tickFilled = 0.12
)

// The signs for what is told from the image.
const (
	bulletSign = "•"
	emptyBox   = "☐"
	tickedBox  = "☒"
	marks      = bulletSign + emptyBox + tickedBox
)

// tick is a check box that was taken out of the image.
type tick struct {
	rect
	ticked bool
}

// ticks finds check boxes. The engine takes them for an O that belongs to the
// word beside.
func ticks(ink *Pix, parts []rect, dpi int) []tick {
	var out []tick
	for _, p := range parts {
		if small, large := pixels(tickSmall, dpi), pixels(tickLarge, dpi); p.w < small || p.w > large || p.h < small || p.h > large {
			continue
		}
		if 6*p.w < 5*p.h || 6*p.h < 5*p.w || !isFramed(ink, p) {
			continue
		}
		inside := p.grown(-max(3, p.w/4))
		out = append(out, tick{p, ink.black(inside) > tickFilled})
	}
	return out
}

// isFramed reports whether the ink runs along all four edges of a part and
// turns sharply at its corners, and whether the
// middles of the four sides are free inside, as they are under a cross.
func isFramed(ink *Pix, p rect) bool {
	const c = 3
	for _, corner := range []rect{{p.x, p.y, c, c}, {p.x + p.w - c, p.y, c, c},
		{p.x, p.y + p.h - c, c, c}, {p.x + p.w - c, p.y + p.h - c, c, c}} {
		if ink.black(corner) < tickCorner {
			return false
		}
	}
	for _, middle := range []rect{{p.x + p.w/4 - 1, p.y + p.h/2 - 1, c, c}, {p.x + 3*p.w/4 - 1, p.y + p.h/2 - 1, c, c},
		{p.x + p.w/2 - 1, p.y + p.h/4 - 1, c, c}, {p.x + p.w/2 - 1, p.y + 3*p.h/4 - 1, c, c}} {
		if ink.black(middle) > tickCorner {
			return false
		}
	}
	return along(ink, p, rect{0, 0, p.w, 1}, 0, 1) && along(ink, p, rect{0, p.h - 1, p.w, 1}, 0, -1) &&
		along(ink, p, rect{0, 0, 1, p.h}, 1, 0) && along(ink, p, rect{p.w - 1, 0, 1, p.h}, -1, 0)
}

// along reports whether the ink fills an edge of a part, or the row or column
// next to it: edges are rarely quite level.
func along(ink *Pix, p, edge rect, dx, dy int) bool {
	for i := range 3 {
		if ink.black(rect{p.x + edge.x + i*dx, p.y + edge.y + i*dy, edge.w, edge.h}) >= tickEdge {
			return true
		}
	}
	return false
}

// word is the box as a person would write it down.
func (t tick) word(s sheet) letter.Word {
	text := emptyBox
	if t.ticked {
		text = tickedBox
	}
	return s.place(text, 1, t.rect)
}
