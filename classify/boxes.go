package classify

import (
	"regexp"
	"strings"
	"unicode"

	"recourse/internal/layout"
)

// box is whether a form's option is ticked.
type box int

const (
	noBox box = iota
	emptyBox
	tickedBox
)

// glyphs are boxes that came through as such.
var glyphs = map[string]box{"☐": emptyBox, "□": emptyBox, "❑": emptyBox, "❏": emptyBox, "[ ]": emptyBox, "( )": emptyBox, "[]": emptyBox, "[_]": emptyBox,
	"☒": tickedBox, "☑": tickedBox, "[x]": tickedBox, "[X]": tickedBox, "(X)": tickedBox, "■": tickedBox, "✔": tickedBox, "✓": tickedBox}

// likeEmpty is what recognition makes of an empty box: O, 0, C, C1, LJ, [J.
// A ticked one is lost, or becomes a sign of its own.
var (
	likeEmpty  = regexp.MustCompile(`^[(\[{|]?[O0oCGQD©UL1IJ]{1,3}[)\]}|]?$|^[(\[]$`)
	likeTicked = regexp.MustCompile(`^[(\[{]?(X|x|&|®|BJ|KI|XI|Xl|M|§|@|\*)[)\]}]?$`)
)

// groupLines is how far the next option of a group may be.
const groupLines = 3

// marks are the boxes of a letter.
type marks struct {
	// at is the state by the word that is the box.
	at map[int]box
	// from is the state by the first word of an option that has lost its box.
	from map[int]box
}

// boxes finds the options of forms.
func boxes(t *layout.Text) marks {
	m := marks{at: map[int]box{}, from: map[int]box{}}
	for i, l := range t.Lines {
		if l.Len() == 0 {
			continue
		}
		for w := l.From; w < l.To; w++ {
			if b, ok := glyphs[t.Words[w].Text]; ok {
				m.at[w] = b
			}
			if w+1 < l.To && glyphs[t.Words[w].Text+" "+t.Words[w+1].Text] == emptyBox {
				m.at[w], m.at[w+1] = emptyBox, emptyBox
			}
		}
		if misread(t, l.From) && grouped(t, i) {
			m.at[l.From] = emptyBox
		}
		m.inline(t, l.Range)
	}
	m.lost(t)
	return m
}

// tick marks the option that begins with the word as ticked; its box was
// recognised as a sign of its own, or lost.
func (m marks) tick(t *layout.Text, w int) {
	if likeTicked.MatchString(t.Words[w].Text) {
		m.at[w] = tickedBox
	} else if startsUpper(t.Words[w].Text) {
		m.from[w] = tickedBox
	}
}

// misread reports whether the word may be an empty box before an option.
func misread(t *layout.Text, w int) bool {
	if w+1 >= len(t.Words) || t.Words[w+1].Line != t.Words[w].Line {
		return false
	}
	return likeEmpty.MatchString(t.Words[w].Text) && startsUpper(t.Words[w+1].Text)
}

// grouped reports whether another line near the line begins with a box too.
func grouped(t *layout.Text, line int) bool {
	for i := max(0, line-groupLines); i <= min(len(t.Lines)-1, line+groupLines); i++ {
		l := t.Lines[i]
		if i == line || l.Len() == 0 || l.Page != t.Lines[line].Page {
			continue
		}
		if glyphs[t.Words[l.From].Text] != noBox || misread(t, l.From) {
			return true
		}
	}
	return false
}

// inlineWords is how long a line of options is at most.
const inlineWords = 8

// inline finds "Urgent O Standard": the box of the second option was recognised
// as a letter, that of the first, ticked one was lost.
func (m marks) inline(t *layout.Text, l layout.Range) {
	if l.Len() < 3 || l.Len() > inlineWords || m.at[l.From] != noBox {
		return
	}
	for w := l.From + 1; w < l.To-1; w++ {
		if m.at[w] == noBox && strings.Trim(t.Words[w].Text, "O0oC©[]()") == "" && misread(t, w) {
			m.at[w] = emptyBox
			m.tick(t, l.From)
		}
	}
}

// lost ticks the line that stands between two lines with empty boxes and has
// none itself.
func (m marks) lost(t *layout.Text) {
	for i := 1; i+1 < len(t.Lines); i++ {
		above, l, below := t.Lines[i-1], t.Lines[i], t.Lines[i+1]
		if l.Len() == 0 || above.Len() == 0 || below.Len() == 0 || above.Page != below.Page {
			continue
		}
		if m.at[above.From] == emptyBox && m.at[below.From] == emptyBox && m.at[l.From] == noBox {
			m.tick(t, l.From)
		}
	}
}

func startsUpper(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r)
	}
	return false
}
