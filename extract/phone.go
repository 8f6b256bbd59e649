package extract

import (
	"regexp"
	"strings"

	"recourse/internal/layout"
)

// phoneText is a phone number in running text, possibly cut over two words or
// lines. An extension or menu option is not part of it.
var phoneText = regexp.MustCompile(`(?:\+?1[-. ]{1,2})?\(?\d{3}\)?[-./ ]{1,2}\d{3}[-. ]{1,2}\d{4}\b`)

// phone is a phone or fax number at a place.
type phone struct {
	value string
	words []int
	fax   bool
	// column is what stands before it in its column, where a line's end cuts it in
	// a text of several columns.
	column string
	// called tells that a word before it says that it is one to call or fax.
	called bool
}

// phonesIn are the phone and fax numbers of a stretch of the letter.
func (v *view) phonesIn(r layout.Range) []phone {
	var out []phone
	text, starts := v.plain(r)
	for _, m := range phoneText.FindAllStringIndex(text, -1) {
		p := phone{value: strings.ReplaceAll(text[m[0]:m[1]], "- ", "-")}
		for i, at := range starts {
			end := len(text)
			if i+1 < len(starts) {
				end = starts[i+1] - 1
			}
			if at < m[1] && end > m[0] {
				p.words = append(p.words, r.From+i)
			}
		}
		before := strings.ToLower(text[max(0, m[0]-faxBefore):m[0]])
		fax, voice := lastOf(before, faxWords...), lastOf(before, "phone", "call", "tel", "tty")
		p.fax, p.called = fax >= max(voice, 0), max(fax, voice) >= 0
		out = append(out, p)
	}
	return out
}

// tollFree are numbers with an area code of calls that are free for the caller;
// only a plain label makes an identifier of one.
var tollFree = regexp.MustCompile(`^(\+?1[-. ]{1,2})?\(?8(00|33|44|55|66|77|88)\)?[-. ]`)

const scoreTollFree = 0.75

// calledNumbers are the numbers of which the text says that one can call or
// fax them: whatever label they stand near, they are no identifiers.
func (v *view) calledNumbers() []candidate {
	var out []candidate
	for _, r := range v.Paragraphs {
		for _, p := range v.phonesIn(r) {
			switch {
			case p.called:
				out = append(out, candidate{field: "phone", value: p.value, words: p.words, score: 1, reasons: []string{"called a phone number"}})
			case tollFree.MatchString(p.value):
				out = append(out, candidate{field: "phone", value: p.value, words: p.words, score: scoreTollFree, reasons: []string{"an area code of free calls"}})
			}
		}
	}
	return out
}

// faxWords are the names of a fax.
var faxWords = []string{"fax", "facsimile", "telecopier", "telecopy"}

// faxBefore is how many characters before a number the word fax can stand.
const faxBefore = 26

func lastOf(s string, words ...string) int {
	at := -1
	for _, w := range words {
		at = max(at, strings.LastIndex(s, w))
	}
	return at
}

// plain is the words of a range with single spaces, and where each begins.
func (v *view) plain(r layout.Range) (string, []int) {
	var b strings.Builder
	starts := make([]int, 0, r.Len())
	for i := r.From; i < r.To; i++ {
		if i > r.From {
			b.WriteByte(' ')
		}
		starts = append(starts, b.Len())
		b.WriteString(v.Words[i].Text)
	}
	return b.String(), starts
}
