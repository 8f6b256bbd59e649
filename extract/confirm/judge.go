package confirm

import (
	"slices"
	"strings"

	"recourse/internal/letter"
)

// judge is a letter on its way through the second readings.
type judge struct{ In }

// verdict is what the further readings say of a value.
type verdict struct {
	outcome Outcome
	// second and third are their texts; third is "" where there was none.
	second, third string
}

// target judges one value.
func (j *judge) target(g target, readings []letter.Reading) {
	v := j.compare(g, readings)
	switch {
	case v.outcome == Unavailable && g.clock < 0:
		j.offer(g, v)
	case v.outcome == Unavailable:
	case g.clock >= 0:
		if v.outcome != Agrees {
			j.Facts.Clocks[g.clock].Confidence *= differing
			j.Facts.Clocks[g.clock].SecondReading = &v.second
		}
	case v.outcome == Agrees:
		j.confirmed(g.field)
	default:
		j.doubted(g, v)
	}
}

// compare is the worst that the second readings of a value's parts say.
func (j *judge) compare(g target, readings []letter.Reading) verdict {
	var first, second, third []string
	for i, r := range readings {
		if r.Method == letter.MethodUnread || strings.TrimSpace(r.Text) == "" {
			return verdict{outcome: Unavailable}
		}
		first = append(first, textsOf(j.Text, g.parts[i])...)
		second, third = append(second, r.Text), append(third, r.Third)
	}
	v := verdict{second: strings.Join(second, " "), third: strings.TrimSpace(strings.Join(third, " "))}
	value := strings.Join(first, " ")
	v.outcome = g.compare(value, v.second)
	if v.outcome > Unavailable && (g.compare(value, v.third) == Agrees || isIllegible(readings) && Compare(v.second, v.third) != Agrees) {
		v.outcome = Unavailable
	}
	return v
}

// compare compares two readings of the value's words: their characters, or where
// those differ what they say.
func (g target) compare(first, again string) Outcome {
	outcome := Compare(first, again)
	if outcome > Unavailable && g.same != nil {
		return g.same(again)
	}
	return outcome
}

// legible is the confidence of recognition below which a cut-out shows nothing
// that can be read, such as white letters on a dark field.
const legible = 0.4

func isIllegible(readings []letter.Reading) bool {
	return slices.ContainsFunc(readings, func(r letter.Reading) bool { return r.Confidence < legible })
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

// confirmed makes a value surer by what of its doubt was about its reading, and
// takes back a question that was only about that.
func (j *judge) confirmed(name string) {
	read, ok := j.Read[name]
	if !ok || read >= 1 || read <= 0 {
		return
	}
	f := **j.field(name) // the letter that came in stays as it is
	f.Confidence *= (1 - (1-read)*agreed) / read
	*j.field(name) = &f
	if f.Confidence < j.limit(name) {
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

// doubted asks about a value that is read otherwise the second time. Where a
// third reading repeats the second, that is the likelier value.
func (j *judge) doubted(g target, v verdict) {
	f := **j.field(g.field)
	value := f.Value
	ask := letter.Review{Field: g.field, Code: "readings_differ", Why: "it was read more than once, and the readings of the " + called[g.field] + " differ"}
	if v.outcome == LooksAlike {
		ask.Why += " in characters that look alike"
	}
	second := letter.Candidate{Value: strings.Trim(v.second, edges), Source: "second_reading", Page: f.Page, Box: f.Box}
	ask.Candidates = []letter.Candidate{{Value: value, Source: j.source(g), Page: f.Page, Box: f.Box}, second}
	if g.same == nil && squeeze(v.second) == squeeze(v.third) {
		value = second.Value
		slices.Reverse(ask.Candidates)
	}
	f.Value, f.Confidence = value, f.Confidence*differing
	*j.field(g.field) = &f
	j.Review = slices.DeleteFunc(j.Review, func(r letter.Review) bool {
		return r.Field == g.field && (r.Code == "poor_reading" || r.Code == "unsure")
	})
	j.Review = append(j.Review, ask)
}

// offer adds a second reading that decides nothing to what a person is asked
// about the reading anyway.
func (j *judge) offer(g target, v verdict) {
	f := *j.field(g.field)
	value := strings.Trim(v.second, edges)
	for i, r := range j.Review {
		known := slices.ContainsFunc(r.Candidates, func(c letter.Candidate) bool { return squeeze(c.Value) == squeeze(value) })
		if r.Field == g.field && r.Code == "poor_reading" && squeeze(value) != "" && !known {
			j.Review[i].Candidates = append(slices.Clone(r.Candidates), letter.Candidate{
				Value: value, Source: "second_reading", Page: f.Page, Box: f.Box})
		}
	}
}

// edges are signs around a value that are not part of it.
const edges = " .,;:|()[]{}'\"~*_=-–—"

// source is how the value was read first, as the contract names it.
func (j *judge) source(g target) string {
	if pageOf(j.Text, j.Text.Words[g.parts[0][0]].Page).Method == letter.MethodOCR {
		return "ocr"
	}
	return "text"
}
