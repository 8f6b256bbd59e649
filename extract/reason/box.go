package reason

import (
	"regexp"
	"unicode"
)

// boxShape is what recognition makes of the empty box of a form.
var boxShape = regexp.MustCompile(`^[(\[{]?([O0CDQGU]|C[0O1IlJ]|[LCE][IJ1l]|\[\]|\[|☐|□)?[)\]}]?$`)

// boxesTogether is how many boxes make a list of reasons to tick.
const boxesTogether = 3

// isBox reports whether the word looks like a box with a sentence behind it.
func (f *finder) isBox(word int) bool {
	if !boxShape.MatchString(f.t.Words[word].Text) || word+1 >= len(f.t.Words) {
		return false
	}
	next := f.t.Words[word+1]
	return next.Line == f.t.Words[word].Line && unicode.IsUpper([]rune(next.Text)[0])
}

// untick leaves those boxes that are among others: the sentences behind them are
// no reasons.
func untick(ss []Candidate) {
	count := map[int]int{}
	for _, s := range ss {
		if s.box {
			count[s.sect]++
		}
	}
	for i := range ss {
		ss[i].box = ss[i].box && count[ss[i].sect] >= boxesTogether
	}
}
