package extract

import (
	"regexp"
	"strings"
	"unicode"

	"recourse/internal/layout"
	"recourse/internal/letter"
)

// steps turn a number into a confidence: the first step that it reaches. They
// were counted on labelled letters.
type steps []struct {
	from float64
	is   letter.Confidence
}

func (s steps) of(x float64) letter.Confidence {
	for _, step := range s {
		if x >= step.from {
			return step.is
		}
	}
	return s[len(s)-1].is
}

var (
	// byScore is how often a value with such a label in such a place is right.
	byScore = steps{{0.85, 0.995}, {0.75, 0.99}, {0.62, 0.975}, {0.52, 0.94}, {0.42, 0.85}, {0.3, 0.7}, {0, 0.5}}
	// byLead is what the lead over the next value leaves of it.
	byLead = steps{{0.25, 1}, {0.15, 0.98}, {0.08, 0.93}, {0.04, 0.85}, {0, 0.7}}
	// byReading is how often an identifier is read without a fault, by the
	// confidence of its least sure word.
	byReading = steps{{0.85, 0.985}, {0.7, 0.966}, {0.55, 0.8}, {0, 0.5}}
)

const (
	// agreed is what is left of the doubt about a reading where the value is
	// printed, and read, twice.
	agreed = 0.2
	// sureReading is the confidence from which a word's odd letters are believed.
	sureReading = 0.9
	// implausible is what is left of a value with a letter where a digit is
	// likelier, or the reverse.
	implausible = 0.88
	// cutOff is what is left of a value behind which more of it may stand.
	cutOff = 0.7
)

// onlyNumber is what a weak label gains where nothing else in the letter can be
// the member's number: every letter has one.
const onlyNumber = 0.15

// liftOnly makes the member's number surer where no other number is left that
// it could be.
func (v *view) liftOnly(a *answer, all []candidate) {
	if a == nil || len(a.others) > 0 {
		return
	}
	for _, c := range v.loose("", all) {
		if !c.weak && squeeze(c.value) != squeeze(a.value) {
			return
		}
	}
	a.score += onlyNumber
}

// perhaps is what is left of a number called "case" or "reference" where that can
// name a claim as well.
const perhaps = 0.88

// doubtRequest makes a request's number less sure whose label is common to all
// that a payer files, in a letter about a claim. In one about an appeal it was the
// request's in every labelled letter, and asking had people check right numbers.
func (v *view) doubtRequest(ids map[string]*answer) {
	a := ids["authorization_number"]
	if a == nil || !a.generic || len(a.printings) > 1 || strings.EqualFold(trimEnd(v.Words[a.label].Text), "review") { // claims are no reviews
		return
	}
	if ids["claim_number"] != nil {
		a.confidence *= perhaps
	}
}

// rate sets the confidence of an identifier, and its doubts.
func (v *view) rate(a *answer) {
	c := byScore.of(a.score)
	if len(a.others) > 0 {
		c *= byLead.of(a.score - a.others[0].score)
	}
	c *= v.readingOf(a)
	if v.isRecognised(a.words) {
		if len(a.variants) > 0 {
			a.doubt, a.why = "readings_differ", "the letter prints it more than once, and the readings differ"
		}
		if oddLetter(a.value) && len(a.printings) < 2 && v.sure(a.words) < sureReading {
			c *= implausible
		}
		if v.goesOn(a) {
			c *= cutOff
		}
	}
	a.confidence = c
}

// readingOf is how sure the reading of the value's characters is.
func (v *view) readingOf(a *answer) letter.Confidence {
	if !v.isRecognised(a.words) {
		return 1
	}
	best := letter.Confidence(0)
	for _, p := range a.printings {
		if squeeze(p.value) == squeeze(a.value) {
			best = max(best, v.sure(p.words))
		}
	}
	c := byReading.of(float64(best))
	if len(a.printings) > 1 {
		return 1 - (1-c)*agreed
	}
	if leadsOdd(a.value) {
		c *= implausible
	}
	return c
}

// oddLead is a 1 or a 0 before letters that the digits of a number follow: few
// payers' numbers begin so, and recognition takes an I, an l or an O for it.
var oddLead = regexp.MustCompile(`^[10][A-Z]{1,3}-?\d{5,}$`)

// leadsOdd reports whether a value begins with a digit that may be a letter.
func leadsOdd(value string) bool { return oddLead.MatchString(squeeze(value)) }

// isRecognised reports whether the words come from recognition rather than
// from a text layer.
func (v *view) isRecognised(words []int) bool {
	for _, p := range v.Pages {
		if len(words) > 0 && p.Number == v.Words[words[0]].Page {
			return p.Method == letter.MethodOCR
		}
	}
	return false
}

// oddLetter reports whether a letter that looks like a digit stands between
// digits, or at the end of letters before digits: GPHO072 for GPH0072. A
// small letter among capitals is odd too.
func oddLetter(value string) bool {
	rs := []rune(value)
	for i, r := range rs {
		if unicode.IsLower(r) {
			return true
		}
		before, after := i > 0 && unicode.IsDigit(rs[i-1]), i+1 < len(rs) && unicode.IsDigit(rs[i+1])
		if strings.ContainsRune("OQIDSB", r) && (before && (after || i == len(rs)-1) || r == 'O' && after) {
			return true
		}
	}
	return false
}

// goesOn reports whether something that can be more of the value stands close
// behind it.
func (v *view) goesOn(a *answer) bool {
	last := a.words[len(a.words)-1]
	line := v.LineOf(last)
	if last+1 >= line.To {
		return false
	}
	next := v.Words[last+1]
	gap := next.Place()[0] - v.Words[last].Place()[2]
	first := []rune(next.Text)[0]
	return unicode.IsDigit(first) && len(next.Text) <= 4 && gap < v.Place(layout.Range{From: last, To: last + 1}).Height()
}
