package draft

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"recourse/internal/letter"
)

// naming is what an address says of whom it is for.
type naming string

const (
	namesPlan   naming = "plan"   // the plan by its name
	namesOffice naming = "office" // an office, but not whose: "Member Appeals, P.O. Box 77"
	namesNobody naming = "nobody" // it begins with the street or the box
)

// place is where the street or the box of an address begins.
var place = regexp.MustCompile(`(?i)\bp\.?\s?o\.?\s+(?:box|drawer)|\bpost office|\bbox\b|\d`)

// namingOf judges an address; the plan is known by the first word of its name.
func namingOf(address, payer *letter.Field) naming {
	if address == nil {
		return namesNobody
	}
	name := address.Value
	if m := place.FindStringIndex(name); m != nil {
		name = name[:m[0]]
	}
	words := lettersOf(name)
	switch {
	case payer != nil && len(lettersOf(payer.Value)) > 0 && slices.Contains(words, lettersOf(payer.Value)[0]):
		return namesPlan
	case len(strings.Join(words, "")) > 3:
		return namesOffice
	}
	return namesNobody
}

func lettersOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
}
