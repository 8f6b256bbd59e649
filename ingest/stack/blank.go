package stack

import "recourse/internal/letter"

// sheetKind is what a page is for the cutting.
type sheetKind int

const (
	textSheet sheetKind = iota
	// blankSheet has no content: an empty back, or a sheet that parts letters.
	blankSheet
	// separatorSheet says of itself that it parts documents.
	separatorSheet
	// unreadSheet has content that is not known.
	unreadSheet
)

const (
	// fewWords is the most that a separator sheet says.
	fewWords = 25
	// manyWords is more than specks and bars are taken for.
	manyWords = 60
	// strayWords is the most on a page without content: recognition finds some
	// in specks and bars, and backs bear stamps.
	strayWords = 5
	// noise is the confidence under which a word may be a speck.
	noise = 0.5
)

// kindOf tells pages with text from others. One of many words of which hardly
// any is known was not read, whatever the reader took it for.
func kindOf(p letter.Page, s *sheet) sheetKind {
	good := s.goodWords()
	switch {
	case p.Method == letter.MethodUnread:
		return unreadSheet
	case good <= fewWords && s.says(&words.Separator):
		return separatorSheet
	case good <= strayWords && s.words > manyWords:
		return unreadSheet
	case good <= strayWords, good <= fewWords && s.says(&words.Blank):
		return blankSheet
	}
	return textSheet
}

// goodWords counts the words that a person would call words: known with some
// confidence, of three characters or more. A text layer
// tells no confidence.
func (s *sheet) goodWords() int {
	n := 0
	for _, g := range s.segments {
		for _, t := range g.tokens {
			if t.letters+t.digits >= 3 && !t.isNoise() {
				n++
			}
		}
	}
	return n
}

// isNoise reports whether recognition hardly knew the word.
func (t token) isNoise() bool { return t.confidence > 0 && t.confidence < noise }

func (s *sheet) says(l *wordList) bool {
	for _, g := range s.segments {
		if l.in(g.tokens) {
			return true
		}
	}
	return false
}
