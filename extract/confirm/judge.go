package confirm

import (
	"slices"
	"strings"

	"recourse/internal/letter"
)

// judge is a letter on its way through the second readings.
type judge struct{ In }

// target judges one value.
func (j *judge) target(g target, readings []letter.Reading) {
	outcome, text := j.compare(g, readings)
	switch {
	case outcome == Unavailable:
	case g.clock >= 0:
		if outcome != Agrees {
			j.Facts.Clocks[g.clock].Confidence *= differing
			j.Facts.Clocks[g.clock].SecondReading = &text
		}
	case outcome == Agrees:
		j.confirmed(g.field)
	default:
		j.doubted(g, outcome, text, readings[0])
	}
}

// compare is the worst that the second readings of a value's parts say, and
// all of their text.
func (j *judge) compare(g target, readings []letter.Reading) (Outcome, string) {
	var first, second []string
	for i, r := range readings {
		if r.Method == letter.MethodUnread || strings.TrimSpace(r.Text) == "" {
			return Unavailable, ""
		}
		first = append(first, textsOf(j.Text, g.parts[i])...)
		second = append(second, r.Text)
	}
	a, b := strings.Join(first, " "), strings.Join(second, " ")
	outcome := Compare(a, b)
	if outcome != Agrees && g.same != nil {
		outcome = g.same(b)
	}
	return outcome, b
}

func (j *judge) field(name string) **letter.Field {
	switch name {
	case "member_id":
		return &j.Facts.MemberID
	case "authorization_number":
		return &j.Facts.AuthorizationNumber
	}
	return &j.Facts.LetterDate
}

// set changes the confidence of a field without touching the letter that came in.
func (j *judge) set(name string, c letter.Confidence) {
	p := j.field(name)
	f := **p
	f.Confidence = c
	*p = &f
}

// confirmed makes a value surer by what of its doubt was about its reading, and
// takes back a question that was only about that.
func (j *judge) confirmed(name string) {
	read, ok := j.Read[name]
	if !ok || read >= 1 || read <= 0 {
		return
	}
	c := (*j.field(name)).Confidence / read * (1 - (1-read)*agreed)
	j.set(name, c)
	if c < j.limit(name) {
		return
	}
	j.Review = slices.DeleteFunc(j.Review, func(r letter.Review) bool { return r.Field == name && r.Code == "poor_reading" })
}

func (j *judge) limit(name string) letter.Confidence {
	if c, ok := j.Below[name]; ok {
		return c
	}
	return j.Below[""]
}

// called is what a person calls a field.
var called = map[string]string{"member_id": "member ID", "authorization_number": "authorization number", "letter_date": "letter's date"}

// doubted asks about a value that is read otherwise the second time.
func (j *judge) doubted(g target, outcome Outcome, second string, r letter.Reading) {
	f := *j.field(g.field)
	j.set(g.field, f.Confidence*differing)
	why := "it was read twice, and the readings of the " + called[g.field] + " differ"
	if outcome == LooksAlike {
		why += " in characters that look alike"
	}
	s := spot(j.Text, g.parts[0])
	source := "text"
	if s.Method == letter.MethodOCR {
		source = "ocr"
	}
	ask := letter.Review{Field: g.field, Code: "readings_differ", Why: why, Candidates: []letter.Candidate{
		{Value: f.Value, Source: source, Page: f.Page, Box: f.Box},
		{Value: second, Source: "second_reading", Page: f.Page, Box: f.Box}}}
	j.Review = slices.DeleteFunc(j.Review, func(r letter.Review) bool {
		return r.Field == g.field && (r.Code == "poor_reading" || r.Code == "unsure")
	})
	j.Review = append(j.Review, ask)
}
