package stack

import "strings"

// values are what a page prints that tells one letter from another.
type values struct {
	// dates stand alone or beside the label of the letter's date.
	dates []string
	// members and references are numbers beside their labels, folded.
	members, references []string
	// numbers are all that look like numbers of a person or a file, folded.
	numbers []string
	// marginal are those of them in the head and foot of the page that are no
	// form codes, which have more letters than digits.
	marginal []string
	phones   []string
	// names are the words in capitals, in lower case.
	names []string
	// codes are the form codes in the foot, folded.
	codes []string
	// labels counts the labels of the block that identifies person and request.
	labels int
}

// shortSegment is the most words of a label and its value.
const shortSegment = 7

// findValues collects the values of the page.
func (s *sheet) findValues() {
	for i, g := range s.segments {
		s.phones = append(s.phones, phonesIn(g.tokens)...)
		s.findLabelled(i)
		if g.top <= openingZone {
			s.dates = append(s.dates, letterDates(g)...)
		}
		for _, t := range g.tokens {
			s.findInToken(g, t)
		}
	}
}

func (s *sheet) findInToken(g segment, t token) {
	if isName(t) {
		s.names = append(s.names, t.norm)
	}
	if isFileNumber(t) {
		n := fold(t.text)
		s.numbers = append(s.numbers, n)
		if g.inMargin() && t.digits >= t.letters {
			s.marginal = append(s.marginal, n)
		}
	}
	if g.top > footZone && isFormCode(t) {
		s.codes = append(s.codes, fold(t.text))
	}
}

// findLabelled reads the numbers beside, or under, the labels of a segment in
// the upper part of the page or in a running header or footer.
func (s *sheet) findLabelled(i int) {
	g := s.segments[i]
	if g.top > openingZone && !g.inMargin() {
		return
	}
	for k := 0; k < len(g.tokens); {
		sort, n := labelAt(g.tokens, k)
		if n == 0 {
			k++
			continue
		}
		v := numberAfter(g.tokens[k+n:])
		valued := v != "" || printedAsLabel(g.tokens, k, n)
		if k+n == len(g.tokens) {
			v, valued = s.besideOrUnder(i)
		}
		k += n
		if valued {
			s.labels++
		}
		switch {
		case v == "":
		case sort == &words.MemberLabel:
			s.members = append(s.members, v)
		case sort == &words.ReferenceLabel:
			s.references = append(s.references, v)
		}
	}
}

// labelAt finds the longest label that begins at tokens[i], and its length; 0
// where none does.
func labelAt(tokens []token, i int) (sort *wordList, length int) {
	for _, l := range []*wordList{&words.PaperLabel, &words.PersonLabel, &words.DateLabel, &words.MemberLabel, &words.ReferenceLabel} {
		if n := l.at(tokens, i); n > length {
			sort, length = l, n
		}
	}
	return sort, length
}

// printedAsLabel tells a label that has its value in the same segment from the
// same words in a sentence or a heading: it ends with a colon, or it begins a
// short segment and a word in mixed case follows, as in "Patient Ada Brook".
func printedAsLabel(tokens []token, i, n int) bool {
	if i+n >= len(tokens) {
		return false
	}
	if _, next := labelAt(tokens, i+n); next > 0 {
		return false
	}
	if strings.HasSuffix(tokens[i+n-1].text, ":") {
		return true
	}
	v := tokens[i+n].text
	return i == 0 && len(tokens) <= shortSegment && v[0] >= 'A' && v[0] <= 'Z' && strings.ToUpper(v) != v
}

// numberAfter is the number that the tokens begin with, its groups joined:
// "HGB 60 418 7725" is one. At least four digits make a number; dates, phones
// and ZIP codes ("ID 83711" is in Idaho) do not.
func numberAfter(tokens []token) string {
	var number strings.Builder
	digits := 0
	for _, t := range tokens {
		short := t.digits == 0 && t.letters > 0 && t.letters <= 4 && strings.ToUpper(t.text) == t.text
		if t.digits == 0 && !short || isOrdinary(t) {
			break
		}
		number.WriteString(t.text)
		if digits += t.digits; digits >= 4 && strings.HasSuffix(t.text, ",") {
			break
		}
	}
	if digits < 4 {
		return ""
	}
	return fold(number.String())
}

// isOrdinary reports whether a word is a number of daily life.
func isOrdinary(t token) bool {
	return isPhone(t.norm) || isZIP(t.norm) || numericDate(t.norm) != ""
}

// besideOrUnder looks for the value of the label that segment i ends with: its
// number, "" if none, and whether there is a value at all. On an empty form
// there is only the next label.
func (s *sheet) besideOrUnder(i int) (number string, valued bool) {
	label := s.segments[i]
	for _, g := range s.segments {
		beside := g.left >= label.right && g.left < label.right+0.25 && overlap(g, label)
		under := g.top >= label.bottom-0.003 && g.top < label.bottom+0.025 && abs(g.left-label.left) < 0.03
		if !beside && !under {
			continue
		}
		if _, n := labelAt(g.tokens, 0); n > 0 {
			continue
		}
		valued = true
		if v := numberAfter(g.tokens); v != "" {
			return v, true
		}
	}
	return "", valued
}

func overlap(a, b segment) bool {
	return min(a.bottom, b.bottom)-max(a.top, b.top) > 0.3*min(a.bottom-a.top, b.bottom-b.top)
}
