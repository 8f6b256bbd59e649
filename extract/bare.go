package extract

import (
	"slices"

	"recourse/extract/label"
	"recourse/extract/section"
)

// bare are the identifiers of the first page's head that no label explains:
// above the body, where a label was not read or is not known.
func (v *view) bare(all []candidate) []candidate {
	explained := map[int]bool{}
	for _, c := range all {
		for _, w := range c.words {
			explained[w] = explained[w] || c.field != "unknown" && !c.lesser
		}
	}
	var out []candidate
	for i, l := range v.lines {
		if !v.inHead(i) {
			continue
		}
		for k := 0; k < len(l.tokens); k++ {
			n := idAt(l.tokens[k:])
			if n == 0 {
				continue
			}
			tokens := l.tokens[k : k+n]
			k += n - 1
			known := slices.ContainsFunc(tokens, func(t label.Token) bool { return explained[t.Word] })
			if !known && idQuality(printed(tokens)) == 1 && len(squeeze(printed(tokens))) >= bareLength && !v.inLabel[tokens[0].Word] {
				out = append(out, candidate{field: "unknown", value: printed(tokens), words: wordsOf(tokens), score: minScore, reasons: []string{"no label"}})
			}
		}
	}
	return out
}

// inHead reports whether a line belongs to what stands before the body of the
// letter: the first page down to the salutation or the first long paragraph.
func (v *view) inHead(line int) bool {
	l := v.Lines[line]
	if v.inFoot(line) || v.isLowest(line) || l.Page != v.Pages[0].Number {
		return false
	}
	kind := v.parts[line].Kind
	return v.ParagraphOf(l.From).Len() < bodyWords && kind != section.Appeal && kind != section.Help && kind != section.Legend && kind != section.PeerToPeer
}

// bareLength is how long a number without a label is at least.
const bareLength = 7

// bodyWords is how many words make a paragraph of the body.
const bodyWords = 25
