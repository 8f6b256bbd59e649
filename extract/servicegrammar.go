package extract

import (
	"regexp"
	"slices"
	"strings"

	"recourse/internal/layout"
)

const (
	// governedWithin is how many words lie between a word that governs a
	// description and the description at most: who asked, when, how much.
	governedWithin = 14
	// perWord is what every word between them takes from its points.
	perWord = -0.04
)

// serviceGoverned are the descriptions that a word of asking, reviewing, deciding or
// billing governs, whatever stands between: "the denial dated May 3 of an
// appendectomy", "we were asked to pay $90.00 for an X-ray". They must be care by
// their words, since much else is asked for and decided on.
func (v *view) serviceGoverned() []candidate {
	var out []candidate
	for i, s := range v.Sentences {
		if !v.speaksOfCase(s) {
			continue
		}
		text, starts := v.plain(s)
		words := v.normsOf(s)
		saysPaid := wePaid.MatchString(text)
		for k, w := range words {
			if !lexicon.Service.Governors.has(w) {
				continue
			}
			until := 0
			for n := k; n < min(len(words), k+governedWithin)-1; n++ {
				if s.From+n < until { // within what was found
					continue
				}
				if n > k && !lexicon.Service.Links.has(words[n]) && !v.endsWithColon(s.From+n) {
					continue
				}
				c := v.upTo(s, starts, text, starts[n+1])
				if n == k && c != nil && askedWhom.MatchString(c.value) { // what was asked for stands behind who was asked
					continue
				}
				if c == nil || !describes(c.value) || saysCare(c.value) < pointsCare || careBefore.MatchString(text[:starts[n+1]]) {
					continue
				}
				points := pointsSaid + pointsFurther*float64(i) + perWord*float64(n-k)
				if coded.MatchString(text[starts[n+1]:]) {
					points += pointsCoded
				}
				if saysPaid {
					points += pointsPaid
				}
				out = append(out, *c.judged(points))
				until = c.words[len(c.words)-1] + 1
			}
		}
	}
	return out
}

// askedWhom is a plan or company with the word behind it that begins what it was
// asked for: "Lake Advantage Plus (HMO) for".
var askedWhom = regexp.MustCompile(`^(?:[A-Z][\w'’&.-]* ){2,}(?:\([A-Z-]+\) )?for [a-z]`)

// wePaid is a sentence that tells what was paid or approved, whose description is
// not what was denied.
var wePaid = regexp.MustCompile(`(?i)^we (?:have )?(?:paid|approved|allowed|certified|covered)\b`)

// pointsPaid is what such a sentence takes from a description.
const pointsPaid = -3.0

func (v *view) endsWithColon(word int) bool { return strings.HasSuffix(v.Words[word].Text, ":") }

// normsOf are the words of a range in lower case without punctuation.
func (v *view) normsOf(r layout.Range) []string {
	out := make([]string, 0, r.Len())
	for i := r.From; i < r.To; i++ {
		out = append(out, strings.ToLower(trimEnd(v.Words[i].Text)))
	}
	return out
}

// drugForm is a drug by its brand and the name of its substance: "Zorvexa XR
// (zorvexamide)".
var drugForm = regexp.MustCompile(`^[A-Z][A-Za-z-]+(?: [A-Z]{1,3})? \([a-z][a-z -]{4,}\)`)

// placeForm is a town with its state.
var placeForm = regexp.MustCompile(`^[A-Z][A-Za-z.]+(?: [A-Z][a-z]+)?, [A-Z]{2}$`)

// hearingWord is a hearing, of ears or of a judge.
var hearingWord = regexp.MustCompile(`(?i)\bhearing\b`)

// aboutHearing reports whether a text speaks of a hearing before a judge: not of
// aids, tests and losses of hearing.
func aboutHearing(s string) bool {
	words := strings.Fields(strings.ToLower(s))
	for _, m := range hearingWord.FindAllStringIndex(s, -1) {
		n := len(strings.Fields(s[:m[1]]))
		if n >= len(words) || !slices.ContainsFunc([]string{"aid", "loss", "test", "device", "evaluation", "screen", "implant", "impair", "suppl", "exam"},
			func(w string) bool { return strings.HasPrefix(words[n], w) }) {
			return true
		}
	}
	return false
}

// deniedVerb is a verb of deciding behind what was decided on.
var deniedVerb = regexp.MustCompile(`(?i)^(.{6,160}?),? (?:is|are|was|were|has been|have been|had been|will be|can ?not be|could not be|will not be|is not|are not|was not|were not) (?:being )?(?:not )?(?:denied|approved|authorized|certified|covered|payable|paid|refused|declined|disallowed|rejected)\b`)

// denies is such a verb where it denies: what "is covered" is a rule of the plan or
// what was approved.
var denies = regexp.MustCompile(`(?i)\bnot\b|denied|refused|declined|disallowed|rejected`)

// pointsRule is what a sentence that denies nothing takes from its description.
const pointsRule = -1.0

// serviceDenied are the descriptions with which a sentence begins that says that
// they are denied: "Repair of the left shoulder is not approved".
func (v *view) serviceDenied() []candidate {
	var out []candidate
	for i, s := range v.Sentences {
		if !v.speaksOfCase(s) {
			continue
		}
		text, starts := v.plain(s)
		m := deniedVerb.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		for k, at := range starts {
			if at >= len(m[1]) || k > 0 && !lexicon.Service.Links.has(strings.ToLower(trimEnd(v.Words[s.From+k-1].Text))) {
				continue
			}
			c := v.upTo(s, starts, m[1], at)
			if c == nil || !describes(c.value) || saysCare(c.value) < pointsCare {
				continue
			}
			points := pointsSaid + pointsFurther*float64(i)
			if !denies.MatchString(m[0][len(m[1]):]) {
				points += pointsRule
			}
			out = append(out, *c.judged(points))
			break
		}
	}
	return out
}

// Points and length of a line that is nothing but a description.
const (
	pointsLine   = 0.3
	lineWords    = 12
	perLineBelow = -0.01
	// letterheadPart is the part of the first page that names the sender.
	letterheadPart = 0.12
)

// serviceLines are the lines and cells of the first page that are descriptions of
// care by their words, where nothing else tells what was asked for.
func (v *view) serviceLines() []candidate {
	var out []candidate
	for i, l := range v.Lines {
		n := l.Len()
		if l.Furniture || l.Page != v.Pages[0].Number || n > lineWords || v.ofProvider[l.From] || l.Place[1] < letterheadPart*v.Pages[0].Height || v.isLabels(l.Range) ||
			v.ParagraphOf(l.From).Len() > lineWords || v.cellOfLabel(i) {
			continue
		}
		value := strings.Trim(serviceEnd.ReplaceAllString(bracketEnd.ReplaceAllString(v.String(l.Range), ""), ""), " ,;:.–—-")
		if !describes(value) || saysCare(value) < pointsCare || !lowerWord.MatchString(value) && strings.ToUpper(value) != value && !drugForm.MatchString(value) {
			continue
		}
		c := candidate{field: "service", value: value, words: l.Words()[:min(n, len(strings.Fields(value)))]}
		out = append(out, *c.judged(pointsLine + perLineBelow*float64(i)))
	}
	return out
}

// lowerWord is a word that begins small: names of organizations have none but
// "of" and "and".
var lowerWord = regexp.MustCompile(`\b(?:[b-eg-np-z][a-z]{3,}|[ao][a-eg-mo-z][a-z]{2,}|f[a-np-z][a-z]{2,})\b`)

// cellOfLabel reports whether a label that names something else stands before the
// line in its row.
func (v *view) cellOfLabel(line int) bool {
	row := v.Row(line)
	i := slices.Index(row, line)
	if i <= 0 || !v.isHeader(row[i-1]) {
		return false
	}
	return v.lines[row[i-1]].labels[0].Names["service"] == 0
}
