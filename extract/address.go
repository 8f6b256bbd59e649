package extract

import (
	"regexp"
	"slices"
	"strings"

	"recourse/internal/layout"
)

// cityLine ends an address: a state and a ZIP code.
var cityLine = regexp.MustCompile(`(?i)\b([A-Z]{2}|[A-Z][a-z]{3,}( [A-Z][a-z]+)?),?\s+\d{5}(-\d{4})?$`)

// addressLines is how many lines an address has at most.
const addressLines = 5

// blockGap is how many heights the lines of an address stand apart at most.
const blockGap = 1.8

// addressees are the persons to whom the letter is addressed: the first line of
// an address block of the first page that is no payer's.
func (v *view) addressees() []candidate {
	var out []candidate
	for i, l := range v.Lines {
		if l.Page != v.Pages[0].Number || l.Furniture || !v.endsIn(l.Range, digits) || !cityLine.MatchString(v.String(l.Range)) {
			continue
		}
		over, top := 0, l.Place[1]
		for k := i - 1; k >= 0 && over < addressLines; k-- {
			if !v.above(k, i) {
				continue
			}
			if top-v.Lines[k].Place[3] > blockGap*l.Place.Height() {
				break // another block
			}
			over, top = over+1, v.Lines[k].Place[1]
			if p, ok := personAt(v.lines[k].tokens); ok && !p.titled && len(p.words) == v.Lines[k].Len() {
				out = append(out, nameCandidate(p, scoreAddressee, "addressee"))
				break
			}
			if text := strings.ToLower(v.String(v.Lines[k].Range)); strings.Contains(text, "dear") || strings.Contains(text, "box") {
				break
			}
		}
	}
	return v.withoutSender(out)
}

// withoutSender drops an addressee with whom the page begins where another one
// follows, or the letter greets somebody else: a sender whose name looks like a
// person's.
func (v *view) withoutSender(addressees []candidate) []candidate {
	if len(addressees) == 0 || !v.isTopmost(addressees[0].words[0]) {
		return addressees
	}
	for _, other := range slices.Concat(addressees[1:], v.salutations()) {
		if !sameName(other.value, addressees[0].value) {
			return addressees[1:]
		}
	}
	return addressees
}

// isTopmost reports whether no line of the first page stands above that of a word.
func (v *view) isTopmost(word int) bool {
	top := v.LineOf(word).Place
	return !slices.ContainsFunc(v.Lines, func(l layout.Line) bool {
		return l.Page == v.Words[word].Page && l.Place[1] < top[1]-top.Height()/2
	})
}

// digits are what a ZIP code ends in.
const digits = "0123456789"

// endsIn reports whether the last of a range's characters is one of these: most
// lines need no more than that to be none of what is looked for.
func (v *view) endsIn(r layout.Range, any string) bool {
	text := v.Words[r.To-1].Text
	return text != "" && strings.IndexByte(any, text[len(text)-1]) >= 0
}

// above reports whether line k stands over line i at the same left edge.
func (v *view) above(k, i int) bool {
	a, b := v.Lines[k].Place, v.Lines[i].Place
	h := max(a.Height(), b.Height())
	return v.Lines[k].Page == v.Lines[i].Page && a[1] < b[1] && b[1]-a[1] < 8*h && a[0]-b[0] < h && b[0]-a[0] < h
}
