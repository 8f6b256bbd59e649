package extract

import (
	"regexp"
	"slices"
	"strings"

	"recourse/internal/layout"
)

// serviceBeforeCode is what stands before the code in running text: "approve a
// cranial orthosis (helmet), code S1040".
func (v *view) serviceBeforeCode(cpt []string) *candidate {
	if len(cpt) == 0 {
		return nil
	}
	for i, w := range v.Words {
		if trimEnd(w.Text) != cpt[0] || v.ParagraphOf(i).Len() < textLine {
			continue
		}
		to := i
		for to > v.SentenceOf(i).From && codeIntro[strings.ToLower(strings.TrimLeft(trimEnd(v.Words[to-1].Text), "("))] {
			to--
		}
		from := to
		for from > v.SentenceOf(i).From && to-from < serviceWords/2 && !introduces[strings.ToLower(v.Words[from-1].Text)] {
			from--
		}
		for from < to && articles[strings.ToLower(v.Words[from].Text)] {
			from++
		}
		r := layout.Range{From: from, To: to}
		if value := strings.Trim(v.String(r), " ,;:("); (from > v.SentenceOf(i).From || strings.HasPrefix(v.Words[to].Text, "(")) && describes(value) {
			return &candidate{field: "service", value: value, words: r.Words()}
		}
	}
	return nil
}

// codeIntro stands between a description and its code, introduces and articles
// before the description.
var (
	codeIntro  = set("code codes billing cpt hcpcs procedure and")
	introduces = set("approve approved cover covered is are was requested request for for: about authorize requesting")
	articles   = set("a an the for your to")
)

func set(s string) map[string]bool {
	m := map[string]bool{"": true}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// sentenceStart begins what is no description.
var sentenceStart = regexp.MustCompile(`^(We|You|The|This|That|Our|If|It|On|In|At|Dr|Call|Please|A|An) `)

// pointer is a reference to what is described elsewhere in the letter.
var pointer = regexp.MustCompile(`(?i)\b(?:named|listed|described|shown|noted|stated|identified|referenced|mentioned|requested) (?:above|below|here)\b|\babove$|\b(?:in question|at issue)$`)

// limitForm is how much of something is covered in a time, and legendForm the key
// of a note with what it says.
var (
	limitForm  = regexp.MustCompile(`(?i)^\d+(?:\.\d+)? (?:tablets?|capsules?|pills?|patch(?:es)?|units?|doses?|pens?|syringes?|vials?|visits?|days?|fills?|ml) (?:in|per|every|each|a) (?:\d+ |each )?(?:days?|weeks?|months?|years?|fills?)\b`)
	legendForm = regexp.MustCompile(`^[A-Z]{0,3}-?\d{1,4} ?[—–:=] ?[A-Z]`)
)

// dayForm is a date that begins with its day of the week, and enclosed how long a
// paper is that was looked at.
var (
	dayForm  = regexp.MustCompile(`^(?i:mon|tues|wednes|thurs|fri|satur|sun)day,? [A-Z0-9]`)
	enclosed = regexp.MustCompile(`(?i)\b\d+ pages?\b|\brecords?,`)
)

// boxForm is a post office box.
var boxForm = regexp.MustCompile(`(?i)\bp\. ?o\b`)

// companyEnd is the end of the name of a company.
var companyEnd = regexp.MustCompile(`\b(?:LLC|LLP|PLLC|Inc|Corp|Ltd|PC|LP)\.?$`)

// told reports whether a text is no description: one that tells what somebody did,
// points at another place, is a limit, a note with its key, or a company.
func told(s string) bool {
	if pointer.MatchString(s) || limitForm.MatchString(s) || legendForm.MatchString(s) || boxForm.MatchString(s) || companyEnd.MatchString(s) {
		return true
	}
	return slices.ContainsFunc(strings.Fields(strings.ToLower(s)), func(w string) bool { return lexicon.Service.Tells.has(trimEnd(w)) })
}

// aboutRights tells that a text speaks of what can be done, and describes no
// service.
var aboutRights = regexp.MustCompile(`(?i)\b(?:appeal|external review|reconsideration|grievance|by (?:tele)?phone)\b|\bcoverage$`)

// phraseEnd is where a description in running text ends.
var phraseEnd = regexp.MustCompile(`[;.:]\s*(\s|$)|, (?i:because|which|that|and|but|by|as|ordered|asked|requested|prescribed|since|for|on|you|we|the|a|an|code|procedure|billed|given)\b|, \$| ?\([^)]*\$| ?[(\[](?:[A-Z]?\d{4,5}|[A-Z]\d\d\b|(?i:code|codes|cpt|hcpcs|procedure|diagnosis|dx|billing)\b)` +
	`| (?i:for (?:your|the|my)|on|because|under|before|that|which|from|with dates?|ran|fell|goes|after (?:your|the|his|her|my)|will|was|is|were|has|have|had|ordered|given|performed|received|billed)\b` +
	`| and (?:the|your|our) [A-Z]| (?i:by) (?:[A-Z]|(?i:your|the|you|our|this)\b)| for [A-Z][a-z]+(?:[.,;]|$| [A-Z])` +
	`|(?:, [a-z]+| [a-z]+)? (?:of|on|from|dated) (?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z.]* \d`)

// codeBefore is a code before its description: "procedure D2950, core buildup".
var codeBefore = regexp.MustCompile(`^(?i:procedures?|codes?|services?|cpt|hcpcs|cdt)(?: (?i:codes?))? [A-Z]?\d{4,5},? `)

// upTo reads a description in running text from a place on.
func (v *view) upTo(s layout.Range, starts []int, text string, at int) *candidate {
	rest := serviceEnd.ReplaceAllString(text[at:], "")
	if m := phraseEnd.FindStringIndex(rest); m != nil {
		rest = rest[:m[0]]
	}
	value := strings.TrimSpace(codeBefore.ReplaceAllString(rest, ""))
	for _, article := range []string{"a ", "an ", "the ", "more of ", "your ", "this ", "coverage of ", "coverage for ", "payment for ", "drug ", "medicine "} {
		value = strings.TrimPrefix(value, article)
	}
	if letters(value) < 6 {
		return nil
	}
	var words []int
	for i, start := range starts {
		if start >= at && start < at+len(rest) {
			words = append(words, s.From+i)
		}
	}
	if len(words) == 0 {
		return nil
	}
	return &candidate{field: "service", value: value, words: words}
}
