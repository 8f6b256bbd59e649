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
	// noise is the confidence under which a word may be a speck.
	noise = 0.5
)

func kindOf(p letter.Page, s *sheet) sheetKind {
	switch {
	case p.Method == letter.MethodUnread:
		return unreadSheet
	case s.words <= fewWords && s.says(&words.Separator):
		return separatorSheet
	case s.words <= fewWords && (s.says(&words.Blank) || s.goodWords() <= noiseWords(p.Method)):
		return blankSheet
	}
	return textSheet
}

// noiseWords is the most good words on a page without text: recognition finds
// some in specks and bars.
func noiseWords(m letter.Method) int {
	if m == letter.MethodOCR {
		return 2
	}
	return 0
}

// goodWords counts the words that a person would call words: known with some
// confidence, of three characters or more. A text layer
// tells no confidence.
func (s *sheet) goodWords() int {
	n := 0
	for _, g := range s.segments {
		for _, t := range g.tokens {
			if t.letters+t.digits >= 3 && (t.confidence == 0 || t.confidence >= noise) {
				n++
			}
		}
	}
	return n
}

func (s *sheet) says(l *wordList) bool {
	for _, g := range s.segments {
		if l.in(g.tokens) {
			return true
		}
	}
	return false
}
