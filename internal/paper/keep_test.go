package paper

import (
	"fmt"
	"strings"
	"testing"

	"recourse/classify/draft"
)

// blocksOf is a letter of n paragraphs and m rows, with what ends it.
func blocksOf(n, m int) draft.Document {
	say := func(style draft.Style, text string) draft.Block {
		return draft.Block{Style: style, Runs: []draft.Run{{Text: text}}}
	}
	d := draft.Document{Title: "x"}
	for range m {
		d.Blocks = append(d.Blocks, say(draft.Row, "value"))
	}
	for range n {
		d.Blocks = append(d.Blocks, say(draft.Body, "word"))
	}
	d.Blocks = append(d.Blocks, say(draft.Body, "last"), say(draft.Sign, "Sincerely,\n\nname"), say(draft.Heading, "Enclosed"))
	for range 5 {
		d.Blocks = append(d.Blocks, say(draft.Item, "paper"))
	}
	return d
}

// placed is a block with the page on which it was set.
type placed struct {
	style draft.Style
	page  int
}

// Wherever the page ends, a signature stands with the words that it signs, and a
// list with its heading.
func TestWhatKeepsTogether(t *testing.T) {
	for i := range 80 {
		n := fmt.Sprint(25+i/10, " paragraphs, ", i%10, " rows")
		var all []placed
		setBlocks(blocksOf(25+i/10, i%10), func(b draft.Block, from, to int) {
			if from != to {
				t.Errorf("%s: a %s runs over a page's end", n, b.Style)
			}
			all = append(all, placed{b.Style, from})
		})
		at := map[draft.Style]int{}
		for i, p := range all {
			if p.style == draft.Sign && all[i-1].page != p.page {
				t.Errorf("%s: the signature stands alone", n)
			}
			if p.style == draft.Item && p.page != at[draft.Heading] {
				t.Errorf("%s: the list is parted from its heading", n)
			}
			at[p.style] = p.page
		}
	}
	if b, err := PDF(blocksOf(60, 0)); err != nil || !strings.HasPrefix(string(b), "%PDF") {
		t.Errorf("%v", err)
	}
}
