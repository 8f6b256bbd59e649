package extract

import (
	"maps"
	"slices"
	"strings"

	"recourse/extract/label"
	"recourse/extract/section"
	"recourse/internal/layout"
)

const (
	// presumedWords is how many words a label has at most that only its place
	// tells.
	presumedWords = 7
	// wideGap is how many heights apart words of one label never stand.
	wideGap = 2.5
)

// withPresumed adds the presumed numbers. What is known of them by no more than a
// word for number goes, or by a common word that is only the end of the label.
func (v *view) withPresumed(known []candidate) []candidate {
	var out []candidate
	more := v.presumed(known)
	weaker := func(c, than candidate) bool {
		return c.words[0] == than.words[0] && (c.field == "unknown" || c.bare && than.label < c.label && than.field != c.field)
	}
	for _, c := range known {
		if !slices.ContainsFunc(more, func(m candidate) bool { return weaker(c, m) }) {
			out = append(out, c)
		}
	}
	kept := out
	for _, m := range more {
		if !slices.ContainsFunc(kept, func(c candidate) bool { return c.words[0] == m.words[0] && c.field != "unknown" }) {
			out = append(out, m)
		}
	}
	return out
}

// presumed are the numbers whose label is known to nobody as a whole: the words
// that stand before, beside or above them as labels do tell by those that are
// known what the numbers are.
func (v *view) presumed(known []candidate) []candidate {
	explained := map[int]bool{}
	for _, c := range known {
		for _, w := range c.words {
			explained[w] = explained[w] || c.field != "unknown" && !c.bare
		}
	}
	read := label.Builtin().Reader()
	var out []candidate
	for i, l := range v.lines {
		if !v.tellsNumbers(i) {
			continue
		}
		line := v.unbroken(l.tokens)
		for k := 0; k < len(l.tokens); k++ {
			n := idAt(line[k:])
			if n == 0 {
				continue
			}
			if tokens := line[k : k+n]; !explained[tokens[0].Word] && filesAs(printed(tokens)) {
				out = append(out, v.presume(read, i, k, tokens)...)
			}
			k += n - 1
		}
	}
	return out
}

// filesAs reports whether a value looks like what cases are filed by: long enough,
// and no phone number.
func filesAs(value string) bool {
	return idQuality(value) == 1 && len(squeeze(value)) >= bareLength
}

// tellsNumbers reports whether a line can hold the numbers of the case: not the
// printer's marks, nor what the letter says of help and rights.
func (v *view) tellsNumbers(line int) bool {
	if v.inFoot(line) || v.isLowest(line) || v.Lines[line].Page > v.Pages[0].Number+1 {
		return false
	}
	switch v.parts[line].Kind {
	case section.Help, section.Legend, section.PeerToPeer, section.Expedited, section.External:
		return false
	}
	return true
}

// presume are the fields that the words at a number name by their place.
func (v *view) presume(read *label.Reader, line, at int, value []label.Token) []candidate {
	for _, s := range v.labelSpots(line, at) {
		m, ok := read.Presume(s.tokens)
		if !ok {
			continue
		}
		s, m, value = withOwnLabel(read, s, m, value)
		var out []candidate
		for _, field := range slices.Sorted(maps.Keys(m.Names)) {
			out = append(out, candidate{field: field, also: other(m.Names, field), value: printed(value), words: wordsOf(value),
				score: m.Names[field] * s.trust * idQuality(printed(value)) * m.Quality, label: s.tokens[0].Word, generic: m.Generic(),
				weak:    m.Names[field] < settingLabel,
				reasons: []string{"label " + m.Says, s.how}})
		}
		return out
	}
	return nil
}

// withOwnLabel gives the letters before a number to its label where they are no
// part of the number: set like the label that they follow ("REVW CTL 034861-25"),
// or saying by themselves that it is something else ("ACCT 94310920").
func withOwnLabel(read *label.Reader, s spot, m label.Match, value []label.Token) (spot, label.Match, []label.Token) {
	n := slices.IndexFunc(value, func(t label.Token) bool { return strings.ContainsAny(t.Text, "0123456789") })
	if n <= 0 || !filesAs(printed(value[n:])) {
		return s, m, value
	}
	if s.how == inline && inCapitals(s.tokens) {
		s.tokens = append(slices.Clone(s.tokens), value[:n]...)
		if longer, ok := read.Presume(s.tokens); ok {
			return s, longer, value[n:]
		}
	}
	if own, ok := read.Presume(value[:n]); ok && read.Knows(value[:n]) && !slices.ContainsFunc(slices.Collect(maps.Keys(own.Names)), func(f string) bool { return m.Names[f] > 0 }) {
		return s, own, value[n:]
	}
	return s, m, value
}

func inCapitals(tokens []label.Token) bool {
	return !slices.ContainsFunc(tokens, func(t label.Token) bool { return strings.ToUpper(t.Text) != t.Text })
}

// labelSpots are the places where the label of a number may stand, the likeliest
// first: before it in its line, beside it, above it.
func (v *view) labelSpots(line, at int) []spot {
	tokens := v.lines[line].tokens
	if before := v.labelBefore(tokens[:at]); len(before) > 0 {
		if before[0].Word == tokens[0].Word {
			before = v.fromLineAbove(line, before)
		}
		colon := before[len(before)-1].Colon
		switch {
		case colon:
			return []spot{{tokens: before, how: afterColon, trust: trustColon}}
		case v.Lines[line].Len() < textLine || before[0].Word != tokens[0].Word:
			return []spot{{tokens: before, how: inline, trust: trustInline}}
		}
		return nil
	}
	if at > 0 && tokens[at-1].Word != tokens[at].Word {
		return nil
	}
	var out []spot
	row := v.Row(line)
	if i := slices.Index(row, line); i > 0 {
		if t := v.lines[row[i-1]].tokens; asLabel(t) {
			out = append(out, spot{tokens: t, how: beside, trust: trustBeside})
		}
	}
	if above := v.headerOf(line); above >= 0 {
		out = append(out, spot{tokens: v.lines[above].tokens, how: "below", trust: trustBelow})
	}
	return out
}

// labelBefore are the tokens right before a number, back to a number, a bar, the
// end of a sentence or a wide gap.
func (v *view) labelBefore(tokens []label.Token) []label.Token {
	from := len(tokens)
	for from > 0 && len(tokens)-from < presumedWords {
		t := tokens[from-1]
		if from < len(tokens) && (t.Colon || ends(t.Text) && len(t.Text) > 4 || v.apart(t.Word, tokens[from].Word)) ||
			strings.ContainsAny(t.Text, "0123456789|;•·") {
			break
		}
		from--
	}
	return tokens[from:]
}

// fromLineAbove adds to a label with which a line begins what the line above has
// of it.
func (v *view) fromLineAbove(line int, tokens []label.Token) []label.Token {
	first := v.Lines[line].From
	if line == 0 || v.Words[first-1].Paragraph != v.Words[first].Paragraph || v.Words[first-1].Page != v.Words[first].Page ||
		v.Lines[line-1].Len() < textLine {
		return tokens
	}
	above := v.lines[line-1].tokens
	if ends(above[len(above)-1].Text) {
		return tokens
	}
	from := len(above)
	for from > 0 && len(above)-from+len(tokens) < presumedWords && !ends(above[from-1].Text) && !strings.ContainsAny(above[from-1].Text, "0123456789") {
		from--
	}
	return append(slices.Clone(above[from:]), tokens...)
}

// apart reports whether two words of a line stand too far from each other to be
// of one label.
func (v *view) apart(a, b int) bool {
	return v.Words[b].Place()[0]-v.Words[a].Place()[2] > wideGap*v.Place(layout.Range{From: b, To: b + 1}).Height()
}

// asLabel reports whether tokens can be a label: a few words without a digit.
func asLabel(tokens []label.Token) bool {
	return len(tokens) > 0 && len(tokens) <= presumedWords && !slices.ContainsFunc(tokens, func(t label.Token) bool {
		return strings.ContainsAny(t.Text, "0123456789") && !t.Colon
	})
}

// headerOf is the line close above another one and aligned with it that can be a
// label, -1 where there is none.
func (v *view) headerOf(line int) int {
	best, place := -1, v.Lines[line].Place
	gap := maxBelow * place.Height()
	for i, l := range v.Lines {
		d := place[1] - l.Place[3]
		if l.Page != v.Lines[line].Page || l.Place[1] >= place[1] || d >= gap || !aligned(l.Place, place) ||
			l.Place[0] >= place[2] || l.Place[2] <= place[0] {
			continue
		}
		best, gap = i, d
	}
	if best >= 0 && asLabel(v.lines[best].tokens) {
		return best
	}
	return -1
}
