package classify

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"recourse/classify/codes"
	"recourse/internal/cue"
	"recourse/internal/layout"
	"recourse/internal/why"
)

// passage is a sentence of the letter, or an option of a form, with what it is for.
type passage struct {
	layout.Range
	text  string
	words *cue.Sentence
	// decides is what the model of decisions says of an operative passage.
	decides why.Says
	section section
	heading bool
	// furniture is a running header or footer.
	furniture bool
	box       box
	// paragraph numbers the paragraphs of the letter.
	paragraph int
	roles     map[string]bool
	// codes are the adjustment codes that the passage explains or lists.
	codes []codes.Meaning
	// legend is true for the meaning printed beside a code.
	legend bool
	// listed is true for an item of a numbered or bulleted list.
	listed bool
	// stated is true inside the denial reason that the extract stage found.
	stated bool
	// surely is true where that reason is sure.
	surely bool
}

// operative reports whether the passage can say what was decided.
func (p passage) operative() bool {
	return p.box != emptyBox && !p.furniture && p.section != sectionRights && p.section != sectionNotice &&
		!p.roles["conditional"] && !p.roles["boilerplate"] && !p.roles["foreign"]
}

// passages cuts the letter.
func passages(t *layout.Text, c *cues) []passage {
	read := c.lexicon.Reader()
	found := boxes(t)
	var out []passage
	for _, s := range cutLines(t) {
		for _, piece := range splitAtBoxes(t, s, found) {
			p := piece
			p.text = t.String(p.Range)
			p.words = read(p.text)
			if len(p.words.Tokens) == 0 {
				continue
			}
			p.paragraph = t.Words[p.From].Paragraph
			if n := len(out); n > 0 && out[n-1].paragraph == p.paragraph {
				p.words.Before = out[n-1].words
			}
			p.furniture = t.LineOf(p.From).Furniture
			p.listed = len(out) > 0 && itemMark(out[len(out)-1].text) || itemMark(t.Words[p.From].Text)
			p.roles = map[string]bool{}
			for _, role := range c.roles.Names {
				p.roles[role] = c.roles.Weight(role, p.words) > 0
			}
			out = append(out, p)
		}
	}
	markSections(t, out, c, read)
	markCodes(out)
	return out
}

// itemForm is what marks an item of a list.
var itemForm = regexp.MustCompile(`^(\(?\d{1,2}[.)]|[•●▪*-]|\(?[a-e][.)]|First,|Second,|Third,)$`)

func itemMark(s string) bool { return itemForm.MatchString(s) }

// The lines of a letterhead or a block of labels are short, and together they
// are no longer than this.
const (
	blockWords     = 30
	blockLineWords = 8
)

// cutLines are the sentences, those cut at their lines that are none: the lines
// of a letterhead, of an address, of labels with their values.
func cutLines(t *layout.Text) []layout.Range {
	var out []layout.Range
	for _, s := range t.Sentences {
		first, last := t.Words[s.From].Line, t.Words[s.To-1].Line
		if first == last || s.Len() > blockWords || s.Len() > blockLineWords*(last-first+1) || sentenceEnd(t.Words[s.To-1].Text) {
			out = append(out, s)
			continue
		}
		from := s.From
		for w := s.From + 1; w <= s.To; w++ {
			if w == s.To || t.Words[w].Line != t.Words[w-1].Line && !startsLower(t.Words[w].Text) {
				out = append(out, layout.Range{From: from, To: w})
				from = w
			}
		}
	}
	return out
}

func sentenceEnd(s string) bool { return strings.HasSuffix(strings.TrimRight(s, `"”)`), ".") }

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// startsAnew reports whether another sentence begins with the word although
// the full stop before it was not recognised.
func startsAnew(t *layout.Text, w, to int) bool {
	before := t.Words[w-1].Text
	switch strings.Trim(t.Words[w].Text, ",") {
	case "The", "It", "We", "This", "These", "They", "There":
		return w+1 < to && before[len(before)-1] >= 'a' && before[len(before)-1] <= 'z' && !startsUpper(t.Words[w+1].Text)
	case "Additionally", "Furthermore", "Moreover", "Also":
		return true
	case "In":
		return w+1 < to && strings.HasPrefix(t.Words[w+1].Text, "addition")
	}
	return false
}

// splitAtBoxes cuts a sentence into the options of a form, and where a full
// stop was lost.
func splitAtBoxes(t *layout.Text, s layout.Range, m marks) []passage {
	var out []passage
	cur := passage{Range: layout.Range{From: s.From}}
	end := func(at int) {
		cur.To = at
		if !cur.Empty() {
			out = append(out, cur)
		}
	}
	for w := s.From; w < s.To; w++ {
		if b := m.from[w]; b != noBox {
			end(w)
			cur = passage{Range: layout.Range{From: w}, box: b}
		}
		if w > s.From && startsAnew(t, w, s.To) {
			end(w)
			cur = passage{Range: layout.Range{From: w}, box: cur.box}
		}
		if b := m.at[w]; b != noBox {
			end(w)
			cur = passage{Range: layout.Range{From: w + 1}, box: b}
		}
	}
	end(s.To)
	return out
}
