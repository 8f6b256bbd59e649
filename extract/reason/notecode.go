package reason

import (
	"regexp"
	"strings"

	"recourse/internal/layout"
)

// noteCode is a code of a payer's own, as the rows of statements carry them: K7,
// 49, (R12).
var noteCode = regexp.MustCompile(`^\(?([A-Z]{0,2}\d{1,3}[A-Z]?|[A-Z]{1,2})\)?[.:)]?$`)

// nothing is an amount of zero.
var nothing = regexp.MustCompile(`^\$?0?\.00$`)

// amount is a sum of money.
var amount = regexp.MustCompile(`^\$?[\d,]*\.\d\d$`)

// codeOf is the payer's own code that a word may be.
func codeOf(word string) string {
	if m := noteCode.FindStringSubmatch(word); m != nil {
		return m[1]
	}
	return ""
}

// notes are the meanings of a payer's own codes that stand in the rows of lines
// for which nothing is paid, and in no others, where they give a reason.
func (f *finder) notes() []Passage {
	unpaid := f.unpaidCodes()
	if len(unpaid) == 0 {
		return nil
	}
	var out []Passage
	for _, l := range f.t.Lines {
		if l.Furniture || !unpaid[codeOf(f.t.Words[l.From].Text)] {
			continue
		}
		r := f.meaning(l)
		for r.Len() > 1 && strings.Trim(f.t.Words[r.From].Text, "—–-=:") == "" {
			r.From++
		}
		if len(f.t.String(r)) < legendLetters {
			continue
		}
		if gives := f.judges.Reasons.Of(f.read(f.t.String(r)).Tokens).Any(); gives > 0 {
			out = append(out, Passage{Sentences: []layout.Range{r}, Points: pointsLegend, Legend: true, surely: gives >= givesReason})
		}
	}
	return out
}

// unpaidCodes are the codes in rows with an amount of zero that stand in no row
// whose amounts are all more.
func (f *finder) unpaidCodes() map[string]bool {
	unpaid, paid := map[string]bool{}, map[string]bool{}
	for i, l := range f.t.Lines {
		code := codeOf(f.t.Words[l.From].Text)
		if l.Len() != 1 || code == "" {
			code = codeOf(f.t.Words[l.To-1].Text)
		}
		if l.Furniture || code == "" {
			continue
		}
		switch sums, zero := f.amounts(i); {
		case zero:
			unpaid[code] = true
		case sums:
			paid[code] = true
		}
	}
	for c := range paid {
		delete(unpaid, c)
	}
	return unpaid
}

// amounts reports whether sums of money stand in the row of a line, and whether
// one of them is zero.
func (f *finder) amounts(line int) (sums, zero bool) {
	for _, n := range f.t.Row(line) {
		for w := f.t.Lines[n].From; w < f.t.Lines[n].To; w++ {
			sums = sums || amount.MatchString(f.t.Words[w].Text)
			zero = zero || nothing.MatchString(f.t.Words[w].Text)
		}
	}
	return sums, zero
}
