package extract

import (
	"regexp"
	"strings"
	"unicode"

	"recourse/extract/label"
)

// What looks like a number of somebody or something, and is none.
var (
	dateShape = regexp.MustCompile(`^\d{1,2}[/.-]\d{1,2}[/.-](\d{2}|\d{4})$|^(19|20)\d{2}[/.-]\d{1,2}[/.-]\d{1,2}$|^\d{1,2}-[A-Za-z]{3}-\d{2,4}$`)
	// areaShape is a phone number with its area code in brackets, or after the
	// country's: no identifier is written so.
	areaShape    = regexp.MustCompile(`^(\+?1[-. ])?\(?\d{3}\)|^\+?1[-. ]\d{3}[-. ]\d{3}[-. ]\d{4}$`)
	phoneShape   = regexp.MustCompile(`^(\+?1[-. ]?)?\(?\d{3}\)?[-. ]{0,2}\d{3}[-. ]\d{4}$`)
	decimalShape = regexp.MustCompile(`^\$?[\d,]*\d\.\d{1,2}$|^\$|%$`)
	timeShape    = regexp.MustCompile(`^\d{1,2}:\d{2}`)
	zipShape     = regexp.MustCompile(`^\d{5}(-\d{4})?$`)
	stateZip     = regexp.MustCompile(`^[A-Z]{2} \d{5}(-\d{4})?$`)
	icdShape     = regexp.MustCompile(`^[A-TV-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$`)
	cptShape     = regexp.MustCompile(`^(\d{5}|\d{4}[FTU]|[A-V]\d{4})$`)
	carcShape    = regexp.MustCompile(`^(CO|PR|OA|PI|CR)[- ]?[AB]?\d{1,3}$`)
	// contractShape is the number of a plan's contract with Medicare: "H1234-005".
	contractShape = regexp.MustCompile(`^[EHRS]\d{4}(-\d{3}){0,2}$`)
	pageShape     = regexp.MustCompile(`^\d{1,2}/\d{1,2}$`)
	// idToken is a token that can be part of an identifier.
	idToken = regexp.MustCompile(`^[–—-]?[A-Za-z0-9][A-Za-z0-9./*_=–—-]*$`)
	// groupToken is a further group of an identifier.
	groupToken = regexp.MustCompile(`^[–—-]?[A-Z0-9][A-Z0-9/*_=–—-]*$`)
	// letterGroup is a group of letters between groups of digits: "7900 GVT 1290".
	letterGroup = regexp.MustCompile(`^[A-Z]{1,4}$`)
	longGroup   = regexp.MustCompile(`^\d{3,6}$`)
	// dashedDigits is a number of digits in groups that dashes join.
	dashedDigits = regexp.MustCompile(`^\d{2,}(-\d+)+$`)
	// yearOnly is a word with a year and no other number: "ADULT 2026".
	yearOnly = regexp.MustCompile(`^[A-Z]*(19|20)\d{2}$`)
	// lastPart is what a slash sets apart at the end of an identifier.
	lastPart = regexp.MustCompile(`^(\d{1,2}|[A-Z])$`)
	// letteredNumber is a number that begins with letters of its own.
	letteredNumber = regexp.MustCompile(`^[A-Z]{1,2}\d{4,}[A-Z0-9-]*$`)
	// englishNumber is a word with a number: 24-hour, 1st, 12-week.
	englishNumber = regexp.MustCompile(`^\d+-?[a-z]{2,}`)
)

// idPrefix is the most letters that stand apart before an identifier.
const idPrefix = 5

// idAt reads an identifier from the first token on and returns how many tokens
// it takes; 0 where there is none. An identifier can stand in groups ("HGB 60
// 418 7725"): it ends where a token can not be part of it.
func idAt(tokens []label.Token) int {
	n := 0
	for n < len(tokens) {
		text := trimEnd(tokens[n].Text)
		if n > 0 && isDash(text) && n+1 < len(tokens) && (strings.ContainsFunc(tokens[n+1].Text, unicode.IsDigit) || lastLetter(tokens, n+1)) {
			n++ // a dash that recognition set apart
			continue
		}
		if n > 0 && text == "/" && n+1 < len(tokens) && lastPart.MatchString(trimEnd(tokens[n+1].Text)) {
			n++ // a part of a number that a slash sets apart
			continue
		}
		if n > 0 && lastLetter(tokens, n) {
			return n + 1
		}
		if n > 0 && isLetterGroup(tokens, n) {
			n++
			continue
		}
		hasDigit := strings.ContainsFunc(text, unicode.IsDigit)
		switch {
		case !idToken.MatchString(text) || englishNumber.MatchString(text):
			return n
		case hasDigit && n > 0 && standsAlone(text):
			return n
		case n > 0 && (!hasDigit || !groupToken.MatchString(text)):
			return n
		case !hasDigit && !startsID(text, tokens[n+1:]):
			return n
		}
		n++
		if ends(tokens[n-1].Text) || standsAlone(text) {
			return n
		}
	}
	return n
}

// startsID reports whether letters that stand apart begin an identifier.
func startsID(text string, rest []label.Token) bool {
	if len(text) > idPrefix || strings.ToUpper(text) != text || lexicon.NotPrefix.has(text) || len(rest) == 0 {
		return false
	}
	if isDash(rest[0].Text) && len(rest) > 1 {
		rest = rest[1:]
	}
	next := strings.TrimLeft(trimEnd(rest[0].Text), "-–—")
	if letteredNumber.MatchString(next) {
		return true
	}
	return next != "" && unicode.IsDigit(rune(next[0])) && idToken.MatchString(next) && !standsAlone(next)
}

// lastLetter reports whether the token is the single letter with which an
// identifier in parts ends: "640 45 1712 F", "3187618 - E". Nothing may follow
// that goes on with it.
func lastLetter(tokens []label.Token, n int) bool {
	text := tokens[n].Text
	if len(text) == 0 || len(text) > 2 || text[0] < 'A' || text[0] > 'Z' || len(text) == 2 && !ends(text) {
		return false
	}
	before := tokens[n-1].Text
	return (n > 1 || isDash(before) || dashedDigits.MatchString(before)) && (n == len(tokens)-1 || ends(text))
}

// isLetterGroup reports whether the token is a group of letters within an
// identifier that is printed in groups.
func isLetterGroup(tokens []label.Token, n int) bool {
	text := tokens[n].Text
	return n+1 < len(tokens) && letterGroup.MatchString(text) && !lexicon.NotPrefix.has(text) &&
		longGroup.MatchString(tokens[n-1].Text) && longGroup.MatchString(trimEnd(tokens[n+1].Text))
}

func isDash(text string) bool { return text == "-" || text == "–" || text == "—" }

// standsAlone reports whether a token is of a kind that is never part of an
// identifier of several groups.
func standsAlone(text string) bool {
	return dateShape.MatchString(text) || decimalShape.MatchString(text) || timeShape.MatchString(text) ||
		phoneShape.MatchString(text) || carcShape.MatchString(text) || pageShape.MatchString(text)
}

// ends reports whether the token's punctuation ends a value.
func ends(text string) bool {
	return text != "" && strings.ContainsRune(",;.):]|", rune(text[len(text)-1]))
}

func trimEnd(text string) string { return strings.Trim(text, ",;.():[]|\"“”'’‘*_") }

// printed is the value of tokens: their text with single spaces, and without
// the punctuation around it.
func printed(tokens []label.Token) string {
	var b strings.Builder
	for i, t := range tokens {
		if i > 0 && t.Word != tokens[i-1].Word && !brokenAt(tokens[i-1].Text) {
			b.WriteByte(' ')
		}
		b.WriteString(t.Text)
	}
	return strings.Trim(trimEnd(b.String()), "–—-/ ")
}

// brokenAt reports whether the end of a line cuts a number behind a hyphen.
func brokenAt(text string) bool { return len(text) > 1 && text[len(text)-1] == '-' }

// squeeze is what counts when identifiers are compared.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 128 && (unicode.IsDigit(r) || unicode.IsLetter(r)) {
			return unicode.ToUpper(r)
		}
		return -1
	}, s)
}

// phoneLike is the quality of ten digits in groups of three, three and four: an
// identifier can be printed so where a plain label stands before it.
const phoneLike = 0.8

// idQuality is how much a value looks like an identifier, up to 1.
func idQuality(value string) float64 {
	s := squeeze(value)
	digits := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	switch {
	case digits < 3 || len(s) < 4 || len(s) > 30:
		return 0
	case dateShape.MatchString(value), decimalShape.MatchString(value), timeShape.MatchString(value),
		carcShape.MatchString(value), pageShape.MatchString(value):
		return 0
	case areaShape.MatchString(value), yearOnly.MatchString(s), contractShape.MatchString(value):
		return 0.2
	case phoneShape.MatchString(value):
		return phoneLike
	case strings.Contains(value, ".") && icdShape.MatchString(value):
		return 0.1
	case stateZip.MatchString(value):
		return 0.2
	case zipShape.MatchString(value), cptShape.MatchString(s):
		return 0.45
	case len(s) < 6 || digits < 4:
		return 0.7
	case len(s) > 22:
		return 0.7
	}
	return 1
}
