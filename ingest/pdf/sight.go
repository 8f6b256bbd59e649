package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"recourse/internal/letter"
)

// Sight is what a look at the drawn page tells of its text layer.
type Sight struct {
	// Unseen counts the characters of words that leave no mark: white on white,
	// under a picture, on a layer that is switched off, cut away.
	Unseen int
	// Explained is the share of the page's detail that lies in words; 1 where
	// there is next to none.
	Explained float64
	// Overlaid counts the words that stand where another, different one stands.
	Overlaid int
}

const (
	// sightDPI is enough to tell whether a word is there.
	sightDPI = 72
	// contrast is the least difference of grey levels, of 255, that a person sees.
	contrast = 40
	// step is the difference of neighbouring pixels that counts as detail.
	step = 50
	// littleDetail is what a rule or a logo has.
	littleDetail = 1500
	// sameSpot is the share of the smaller of two words that the other covers.
	sameSpot = 0.6
)

// Look draws page n and takes out of its layer what nobody sees. The rest of
// what it finds is for [Layer.Judge].
func (d *Document) Look(n int, l *Layer) error {
	p, err := d.load(n)
	if err != nil {
		return err
	}
	w, h := p.frame.size()
	r, err := d.renderAt(p, letter.Box{0, 0, w, h}, sightDPI)
	if err != nil {
		return fmt.Errorf("page %d: look: %w", n, err)
	}
	s := sight{Raster: r, fx: float64(r.Width) / w, fy: float64(r.Height) / h}
	l.Sight = &Sight{}
	l.Words = slices.DeleteFunc(l.Words, func(w letter.Word) bool {
		if isMark(w.Text) || s.isSeen(w.Box) {
			return false
		}
		l.Sight.Unseen += len([]rune(w.Text))
		return true
	})
	l.Sight.Explained = s.explained(l.Words)
	l.Sight.Overlaid = overlaid(l.Words)
	return nil
}

// isMark reports whether a word is a dash, a bullet or the like: pale and small
// ones are frequent, and nothing follows from them.
func isMark(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// sight is a drawn page; fx and fy are pixels per point.
type sight struct {
	Raster
	fx, fy float64
}

// pixels are the bounds of a box, at least one pixel each way.
func (s sight) pixels(b letter.Box) (left, top, right, bottom int) {
	left, top = min(max(int(b[0]*s.fx), 0), s.Width-1), min(max(int(b[1]*s.fy), 0), s.Height-1)
	right, bottom = min(int(b[2]*s.fx)+1, s.Width), min(int(b[3]*s.fy)+1, s.Height)
	return left, top, max(right, left+1), max(bottom, top+1)
}

// isSeen reports whether anything stands out in a box. A rule along its edge
// does not count.
func (s sight) isSeen(b letter.Box) bool {
	dy := b.Height() / 6
	left, top, right, bottom := s.pixels(letter.Box{b[0], b[1] + dy, b[2], b[3] - dy})
	low, high := byte(255), byte(0)
	for y := top; y < bottom; y++ {
		for _, v := range s.Grey[y*s.Width+left : y*s.Width+right] {
			low, high = min(low, v), max(high, v)
		}
	}
	return high-low >= contrast
}

// explained is the share of steps from dark to light that lie in words.
func (s sight) explained(words []letter.Word) float64 {
	inWord := s.mask(words)
	all, explained := 0, 0
	for i := 1; i < len(s.Grey); i++ {
		if d := int(s.Grey[i]) - int(s.Grey[i-1]); d < step && d > -step {
			continue
		}
		all++
		explained += int(inWord[i] | inWord[i-1])
	}
	if all-explained < littleDetail {
		return 1
	}
	return share(explained, all)
}

// mask is 1 for the pixels that lie in words, and a point around them.
func (s sight) mask(words []letter.Word) []byte {
	mask, ones := make([]byte, len(s.Grey)), bytes.Repeat([]byte{1}, s.Width)
	for _, w := range words {
		left, top, right, bottom := s.pixels(letter.Box{w.Box[0] - 1, w.Box[1] - 1, w.Box[2] + 1, w.Box[3] + 1})
		for y := top; y < bottom; y++ {
			copy(mask[y*s.Width+left:y*s.Width+right], ones)
		}
	}
	return mask
}

// overlaid counts words that stand where a different one of their size stands.
// Words overlap with those of their own line and the lines next to it only, so
// that looking at each's followers in order of height is enough.
func overlaid(words []letter.Word) int {
	byTop := slices.Clone(words)
	slices.SortFunc(byTop, func(a, b letter.Word) int { return int(a.Box[1]*16) - int(b.Box[1]*16) })
	n := 0
	for i, a := range byTop {
		for _, b := range byTop[i+1:] {
			if b.Box[1] > a.Box[3] {
				break
			}
			if a.Text != b.Text && isOver(a.Box, b.Box) {
				n++
			}
		}
	}
	return n
}

// isOver reports whether two words of one size stand in the same place.
func isOver(a, b letter.Box) bool {
	dx, dy := min(a[2], b[2])-max(a[0], b[0]), min(a[3], b[3])-max(a[1], b[1])
	if dx <= 0 || dy <= 0 || a.Height() > 2*b.Height() || b.Height() > 2*a.Height() {
		return false
	}
	return dx*dy > sameSpot*min(a.Area(), b.Area())
}
