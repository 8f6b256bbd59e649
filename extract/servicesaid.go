package extract

import (
	"regexp"
	"strings"

	"recourse/extract/section"
	"recourse/internal/layout"
)

// Points of a description: for where it stands, and for what it says.
const (
	pointsLabelled = 5.0 // behind a label that promises it, by its trust
	pointsBefore   = 3.0 // right before the denied code
	pointsRow      = 3.0 // in the row of the denied code
	pointsSaid     = 2.0 // behind words that say what was asked for
	pointsListed   = 2.5 // alone behind "the following:"
	pointsCare     = 1.5 // it has words of care
	pointsCoded    = 1.0 // its code or its diagnosis follows
	pointsNoCare   = -4.0
	// pointsFurther is for every sentence that it stands further down.
	pointsFurther = -0.03
	// enoughService points make a description.
	enoughService = 1.5
)

// judged adds what the words of a description say to its points.
func (c *candidate) judged(points float64) *candidate {
	if c == nil {
		return nil
	}
	c.score = points + saysCare(c.value)
	return c
}

// saysCare is what the words of a description tell for its being one of care.
func saysCare(value string) float64 {
	words := strings.FieldsFunc(strings.ToLower(value), func(r rune) bool {
		return r != '-' && (r < 'a' || r > 'z')
	})
	first := strings.ToLower(trimEnd(strings.Fields(value + " -")[0]))
	if len(words) > 1 && first == "urgent" && words[1] == "care" { // a kind of care, no haste
		first = words[1]
	}
	if len(words) == 0 || lexicon.Service.Never.has(first) || lexicon.Service.Starts.has(first) || monthStart.MatchString(first) || icdWithin.MatchString(value) {
		return pointsNoCare
	}
	if drugForm.MatchString(value) {
		return pointsCare
	}
	points, care := 0.0, false
	for _, w := range words {
		if lexicon.Service.Never.has(w) {
			points--
		}
		care = care || isCare(w) && !lexicon.Service.Broad.has(w)
	}
	if care {
		points += pointsCare
	}
	return points
}

// monthStart is the name of a month with which a date begins.
var monthStart = regexp.MustCompile(`^(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december)$`)

// icdWithin is a diagnosis within a description.
var icdWithin = regexp.MustCompile(`\b[A-TV-Z]\d[0-9A-B]\.[0-9A-Z]{1,4}\b`)

// isCare reports whether a word is one of care, by itself or by its ending:
// appendectomy, colonoscopy, adalimumab.
func isCare(w string) bool {
	if lexicon.Service.Care.has(w) || lexicon.Service.Care.has(strings.TrimSuffix(w, "s")) {
		return true
	}
	for _, end := range lexicon.Service.Endings {
		if len(w) > len(end)+2 && (strings.HasSuffix(w, end) || strings.HasSuffix(w, end+"s")) {
			return true
		}
	}
	return false
}

// serviceSaid are the descriptions that stand in running text behind words that
// say what was asked for or denied.
func (v *view) serviceSaid() []candidate {
	var out []candidate
	for i, s := range v.Sentences {
		if !v.speaksOfCase(s) {
			continue
		}
		text, starts := v.plain(s)
		lower := strings.ToLower(text)
		if len(lower) != len(text) {
			continue
		}
		further := pointsFurther * float64(i)
		if wePaid.MatchString(text) {
			further += pointsPaid
		}
		for _, a := range lexicon.Service.Asked {
			for at := nextPhrase(lower, a, 0); at >= 0; at = nextPhrase(lower, a, at) {
				c := v.upTo(s, starts, text, at)
				if c == nil || !describes(c.value) || careBefore.MatchString(lower[:at]) {
					continue
				}
				points := pointsSaid + further
				if coded.MatchString(text[at:]) {
					points += pointsCoded
				}
				out = append(out, *c.judged(points))
			}
		}
		if m := madeFor.FindStringIndex(lower); m != nil {
			if c := v.upTo(s, starts, text, m[1]); c != nil && describes(c.value) {
				out = append(out, *c.judged(pointsSaid + further))
			}
		}
		if c := v.listed(i, lower); c != nil {
			out = append(out, *c.judged(pointsListed + further))
		}
	}
	return out
}

// madeFor is a request or a bill with who made it, or when, before what it is
// for.
var madeFor = regexp.MustCompile(`\b(?:request|claim|bill|appeal)s? (?:of|from|on|by|dated) [^.;:]{3,60}? for `)

// careBefore is a stay behind which what was asked for follows: "after your stay for".
var careBefore = regexp.MustCompile(`\b(?:after|since|following) (?:your|the|his|her|a|my) (?:[a-z]+ )?(?:stay|admission) for $`)

// nextPhrase is the place behind the next occurrence of a phrase from a place on
// that begins a word; -1 where there is none.
func nextPhrase(text, phrase string, from int) int {
	for {
		at := strings.Index(text[from:], phrase)
		if at < 0 {
			return -1
		}
		at += from
		from = at + len(phrase)
		if at == 0 || text[at-1] == ' ' || text[at-1] == '(' {
			return from
		}
	}
}

// coded tells that a code or a diagnosis follows the description.
var coded = regexp.MustCompile(`^[^.]{4,90}?[(\[,] ?(?:code |cpt |hcpcs |procedure |diagnosis |cpt/hcpcs )*(?:[A-Z]?\d{4,5}\b|[A-Z]\d\d\b)`)

// speaksOfCase reports whether a sentence can tell what was denied: not where
// the letter speaks of appeals, help and rights.
func (v *view) speaksOfCase(s layout.Range) bool {
	if v.LineOf(s.From).Furniture || v.Words[s.From].Page > v.Pages[0].Number+1 {
		return false
	}
	switch v.section(s.From) {
	case section.External, section.Expedited, section.Help, section.PeerToPeer, section.Legend:
		return false
	}
	return true
}

// listed is the next sentence where this one announces it with a colon.
func (v *view) listed(i int, lower string) *candidate {
	if i+1 >= len(v.Sentences) || !strings.HasSuffix(lower, ":") && !unfinished.MatchString(lower) || !containsAny(lower, lexicon.Service.Announces) {
		return nil
	}
	r := v.Sentences[i+1]
	if first := v.LineOf(r.From); r.To > first.To && v.Lines[v.Words[r.From].Line].From == r.From {
		r.To = v.cellEnd(r)
	}
	value := serviceEnd.ReplaceAllString(bracketEnd.ReplaceAllString(v.String(r), ""), "")
	if m := phraseEnd.FindStringIndex(value); m != nil && unfinished.MatchString(lower) {
		value = value[:m[0]]
	}
	value = strings.Trim(value, " ,;:.–—-")
	if !describes(value) {
		return nil
	}
	return &candidate{field: "service", value: value, words: r.Words()[:min(r.Len(), len(strings.Fields(value)))]}
}

// unfinished is a heading that goes on in what stands below: "We denied coverage of".
var unfinished = regexp.MustCompile(`\b(?:den(?:y|ied)|cover(?:age)?|request(?:ed)?|ask(?:ed)?|review(?:ed)?)\b.*\b(?:of|for|about)$`)

// bracketEnd is a code in brackets and all behind it.
var bracketEnd = regexp.MustCompile(`\s*[(\[](?:[A-Z]?\d{4,5}|code|cpt|hcpcs|diagnosis)\b.*$`)

// cellEnd is the end of the first line of a range where the next one says
// something else: the code, the diagnosis.
func (v *view) cellEnd(r layout.Range) int {
	line := v.Words[r.From].Line
	for n := line + 1; n < len(v.lines) && v.Lines[n].From < r.To; n++ {
		if len(v.lines[n].labels) > 0 {
			return v.Lines[n].From
		}
	}
	return r.To
}
