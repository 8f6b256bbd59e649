package stack

import "recourse/internal/letter"

// mostCovers of a letter are looked for, and mostCoverWords stand on one: a
// letter has more, or greets somebody.
const (
	mostCovers     = 2
	mostCoverWords = 200
)

// AsLetter are the pages that are read as the letter: those behind the covers of
// the fax that it came with. What stands on a cover is of who sent the fax, to
// whom and when; taken for the letter's head it gives a wrong day to count from.
func (c Cut) AsLetter() []letter.Page {
	n := 0
	for n < min(mostCovers, len(c.Pages)-1) && isFaxCover(c.Pages[n]) {
		n++
	}
	return c.Pages[n:]
}

func isFaxCover(p letter.Page) bool {
	if len(p.Words) > mostCoverWords {
		return false
	}
	s := newSheet(p)
	return s.isCover() && !s.greets()
}
