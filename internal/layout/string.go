package layout

import "strings"

// softHyphen marks a place where a word may be broken.
const softHyphen = "\u00ad"

// String is the words of the range with single spaces. A word that is broken
// at the end of a line is put together again.
func (t *Text) String(r Range) string { return t.join(r.Words()) }

// join is the string of words that need not be contiguous.
func (t *Text) join(words []int) string {
	var b strings.Builder
	for i, w := range words {
		s := t.Words[w].Text
		if i+1 < len(words) && t.broken(w, words[i+1]) {
			b.WriteString(t.unhyphened(s, t.Words[words[i+1]].Text))
			continue
		}
		b.WriteString(s)
		if i+1 < len(words) {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// broken reports whether the word goes on with the next, on another line.
func (t *Text) broken(w, next int) bool {
	s, n := t.Words[w].Text, t.Words[next].Text
	if next != w+1 || t.Words[w].Line == t.Words[next].Line || t.Words[w].Paragraph != t.Words[next].Paragraph {
		return false
	}
	return len(s) > 1 && (strings.HasSuffix(s, "-") || strings.HasSuffix(s, softHyphen)) && wordStart(n)
}

func wordStart(s string) bool { return startsLower(s) || startsUpper(s) || startsDigit(s) }

// unhyphened is the first part of a broken word. Its hyphen was put there for
// the break where it is soft, or where the letter has the word without it.
func (t *Text) unhyphened(s, next string) string {
	bare := strings.TrimSuffix(strings.TrimSuffix(s, softHyphen), "-")
	if strings.HasSuffix(s, softHyphen) || startsLower(next) && t.hasWord(bare+next) && !t.hasWord(s+next) {
		return bare
	}
	return s
}

func (t *Text) hasWord(s string) bool {
	s = strings.TrimRight(s, ".,;:!?)")
	for _, w := range t.Words {
		if strings.EqualFold(strings.TrimRight(w.Text, ".,;:!?)"), s) {
			return true
		}
	}
	return false
}

// Plain is the text as read: a line of text for each line of the page, pages
// separated by form feeds.
func (t *Text) Plain() string {
	var b strings.Builder
	for i, p := range t.Pages {
		if i > 0 {
			b.WriteByte('\f')
		}
		for _, l := range t.Lines {
			if l.Page == p.Number {
				b.WriteString(t.String(l.Range))
				b.WriteByte('\n')
			}
		}
	}
	return b.String()
}
