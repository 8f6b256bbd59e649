package paper

import (
	"strings"

	"recourse/classify/draft"
)

const (
	// shortBlock is how many lines a block has at most that is not cut in two.
	shortBlock = 5
	// fewestLines of a longer block stand together on a page.
	fewestLines = 2
	// shortList is how many items a list has at most that is not cut in two.
	shortList = 12
)

// together is how much room the first of these blocks needs on a page with what
// must not be parted from it: a heading from what it heads, a short list from
// its heading, what leads to a quotation from its beginning, the signature from
// the words that it signs.
func (s sheet) together(blocks []draft.Block) float64 {
	own := s.whole(blocks[0])
	if len(blocks) == 1 {
		return own
	}
	next := blocks[1]
	switch {
	case blocks[0].Style == draft.Heading && next.Style == draft.Item:
		return own + s.list(blocks[1:])
	case blocks[0].Style == draft.Heading:
		return own + s.whole(next)
	case next.Style == draft.Sign:
		return own + s.height(next)
	case next.Style == draft.Quote || next.Style == draft.Item && blocks[0].Style == draft.Body:
		return own + s.whole(next)
	}
	return own
}

// list is the room for a list that is not cut, or for its beginning.
func (s sheet) list(blocks []draft.Block) float64 {
	h, n := 0.0, 0
	for _, b := range blocks {
		if b.Style != draft.Item {
			break
		}
		h += s.height(b)
		n++
	}
	if n > shortList {
		return fewestLines * lineHeight
	}
	return h
}

// whole is the room for a block that is not cut, or for the lines of a longer
// one that stand together.
func (s sheet) whole(b draft.Block) float64 {
	if h := s.height(b); h <= shortBlock*lineHeight || b.Style == draft.Sign || b.Style == draft.Address {
		return h
	}
	return fewestLines * lineHeight
}

// widths are how much narrower than the page a block is set.
var widths = map[draft.Style]float64{draft.Item: 16, draft.Quote: 48, draft.Row: labelWidth}

// gaps are the space below and above a block.
var gaps = map[draft.Style]float64{draft.Body: 5, draft.Heading: 9, draft.Letterhead: 10, draft.Address: 10, draft.Row: 0, draft.Item: 2, draft.Quote: 7, draft.Sign: 10}

// height is how high a block gets; the space below the last is not counted.
func (s sheet) height(b draft.Block) float64 {
	page, _ := s.GetPageSize()
	s.SetFont(fontName, "", fontSize)
	lines := 0
	for part := range strings.SplitSeq(marked(b.Runs), "\n") {
		lines += max(1, len(s.SplitText(part, page-2*margin-widths[b.Style])))
	}
	return float64(lines)*lineHeight + gaps[b.Style]
}
