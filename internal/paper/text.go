package paper

import (
	"fmt"
	"strings"

	"recourse/classify/draft"
)

// textWidth is how long a line of text gets.
const textWidth = 78

// Text is the draft as plain text.
func Text(d draft.Document) []byte {
	var b strings.Builder
	last := draft.Style("")
	for _, block := range d.Blocks {
		if last != "" && !(block.Style == last && (last == draft.Row || last == draft.Item)) {
			b.WriteString("\n")
		}
		last = block.Style
		textBlock(&b, block)
	}
	return []byte(b.String())
}

func textBlock(b *strings.Builder, block draft.Block) {
	text := marked(block.Runs)
	switch block.Style {
	case draft.Row:
		wrap(b, block.Label+": "+text, "", "    ")
	case draft.Item:
		wrap(b, text, "- ", "  ")
	case draft.Quote:
		wrap(b, "“"+text+"”", "    ", "    ")
	case draft.Heading:
		wrap(b, strings.ToUpper(text), "", "")
	default:
		wrap(b, text, "", "")
	}
}

// marked is the text with what is blank or doubtful in brackets.
func marked(runs []draft.Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(runText(r))
	}
	return b.String()
}

// runText marks a run that nobody may send as it is.
func runText(r draft.Run) string {
	switch {
	case r.Blank:
		return fmt.Sprintf("[____ %s]", r.Text)
	case r.Check:
		return r.Text + " [check against the letter]"
	}
	return r.Text
}

// wrap breaks text into lines; its own line breaks stay.
func wrap(b *strings.Builder, text, first, rest string) {
	indent := first
	for line := range strings.SplitSeq(text, "\n") {
		width := 0
		b.WriteString(indent)
		for i, word := range strings.Fields(line) {
			n := len([]rune(word))
			switch {
			case i == 0:
			case len(indent)+width+1+n > textWidth:
				b.WriteString("\n" + rest)
				width = 0
			default:
				b.WriteString(" ")
				width++
			}
			b.WriteString(word)
			width += n
		}
		b.WriteString("\n")
		indent = rest
	}
}
