package extract

import (
	"sync"

	"recourse/extract/label"
	"recourse/extract/section"
	"recourse/internal/layout"
	"recourse/internal/letter"
)

// view is a letter with what every finder needs to know of it: tokens and
// labels of its lines, and the section that each paragraph belongs to.
type view struct {
	*layout.Text
	received letter.Date
	lines    []viewLine
	// labels are those of all lines, in order.
	labels []labelAt
	// inLabel tells for each word whether it belongs to a label.
	inLabel []bool
	// heads tells for each word whether it belongs to a label that plainly is
	// one: before a colon, or alone in its line.
	heads []bool
	// parts tells of every line what section it belongs to.
	parts []section.Part
	// ofProvider are the words that name a provider by their label.
	ofProvider map[int]bool
	// learned are the candidates that corrections of such letters speak for.
	learned []candidate
	// people are the persons whom the letter names in plain places, patientName
	// the choice among them and others; both are found once.
	people      func() []candidate
	patientName func() *answer
}

// labelAt is a label with where it stands.
type labelAt struct {
	label.Match
	line int
	// next is the token of the line at which the next label begins, or the
	// line's end.
	next int
}

// viewLine is a line as tokens with the labels among them.
type viewLine struct {
	tokens []label.Token
	labels []label.Match
}

func newView(t *layout.Text, received letter.Date) *view {
	v := &view{Text: t, received: received, inLabel: make([]bool, len(t.Words)), heads: make([]bool, len(t.Words))}
	read := label.Builtin().Reader()
	v.lines = make([]viewLine, len(t.Lines))
	for i, l := range t.Lines {
		var tokens []label.Token
		for w := l.From; w < l.To; w++ {
			tokens = append(tokens, label.Tokens(w, t.Words[w].Text)...)
		}
		label.Lead(tokens)
		found := read.Find(tokens)
		v.lines[i] = viewLine{tokens, found}
		for n, m := range found {
			next := len(tokens)
			if n+1 < len(found) {
				next = found[n+1].From
			}
			v.labels = append(v.labels, labelAt{m, i, next})
			for k := m.From; k < m.To; k++ {
				v.inLabel[tokens[k].Word] = true
				v.heads[tokens[k].Word] = m.Colon || m.Whole
			}
		}
	}
	v.parts = section.Of(t)
	v.people = sync.OnceValue(v.findPeople)
	v.patientName = sync.OnceValue(v.choosePatient)
	return v
}

// tokensOf are the tokens of a range within one line.
func (v *view) tokensOf(r layout.Range) []label.Token {
	if r.Empty() {
		return nil
	}
	var out []label.Token
	for _, t := range v.lines[v.Words[r.From].Line].tokens {
		if r.Has(t.Word) {
			out = append(out, t)
		}
	}
	return out
}

// sentenceTokens are the tokens of a sentence, whatever lines it stands on.
func (v *view) sentenceTokens(r layout.Range) []label.Token {
	var out []label.Token
	for line := v.Words[r.From].Line; line <= v.Words[r.To-1].Line; line++ {
		for _, t := range v.lines[line].tokens {
			if r.Has(t.Word) {
				out = append(out, t)
			}
		}
	}
	return out
}

// isLabels reports whether the range begins with a label, or is the line of one,
// so that it can not be a value itself.
func (v *view) isLabels(r layout.Range) bool {
	if v.inLabel[r.From] {
		return true
	}
	line := v.Words[r.From].Line
	return v.Lines[line].From == r.From && v.isHeader(line)
}

// isOther reports whether the range begins with a label and is no value of the
// label in words: letters before a number can be a label and part of a value.
func (v *view) isOther(r, words layout.Range) bool {
	if !v.isLabels(r) {
		return false
	}
	line := v.lines[v.Words[r.From].Line]
	for _, m := range line.labels {
		if line.tokens[m.From].Word != r.From {
			continue
		}
		for _, l := range v.labels {
			if v.lines[l.line].tokens[l.From].Word == words.From && (m.IsPrefix(line.tokens, l.Names) || m.IsCellPrefix(line.tokens, l.Names)) {
				return false
			}
		}
	}
	return true
}

// section is the kind of section in which the word stands.
func (v *view) section(word int) section.Kind { return v.parts[v.Words[word].Line].Kind }
