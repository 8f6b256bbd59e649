package classify

import (
	"regexp"
	"slices"
	"strings"

	"recourse/internal/cue"
	"recourse/internal/layout"
)

// section is what a part of the letter is about.
type section string

// The sections that headings open. What stands before the first is the head.
const (
	sectionHead     section = "head"
	sectionBody     section = "body"
	sectionReason   section = "reason"
	sectionDecision section = "decision"
	sectionCriteria section = "criteria"
	sectionRights   section = "rights"
	sectionNotice   section = "notice"
)

// headingWords is how many words a paragraph has at most that is taken for a
// heading by its words alone.
const headingWords = 9

// sectioner walks through the paragraphs of a letter.
type sectioner struct {
	text *layout.Text
	book *cue.Book
	read func(string) *cue.Sentence
	// heads are the paragraphs that look like headings.
	heads   map[int]bool
	current section
}

// markSections gives every passage the section it stands in.
func markSections(t *layout.Text, ps []passage, c *cues, read func(string) *cue.Sentence) {
	s := sectioner{text: t, book: c.headings, read: read, heads: map[int]bool{}, current: sectionHead}
	for _, h := range t.Headings {
		if !h.Empty() {
			s.heads[t.Words[h.From].Paragraph] = true
		}
	}
	for i := 0; i < len(ps); {
		j := i + 1
		for j < len(ps) && ps[j].paragraph == ps[i].paragraph {
			j++
		}
		s.mark(ps[i:j])
		i = j
	}
}

// mark gives the passages of one paragraph their section.
func (s *sectioner) mark(block []passage) {
	if next, ok := s.opens(block); ok {
		s.current = next
		for k := range block {
			block[k].heading = len(block[k].words.Tokens) <= headingWords && (k == 0 || !greets(block[0]))
		}
	}
	if s.current == sectionHead && runs(block) {
		s.current = sectionBody
	}
	own := s.current
	if labelled, ok := s.labelled(block[0]); ok {
		own = labelled
	}
	for k := range block {
		block[k].section = own
	}
}

// opens reports whether a paragraph is a heading, and of which section.
func (s *sectioner) opens(block []passage) (section, bool) {
	first := block[0]
	if first.furniture || first.box != noBox {
		return "", false
	}
	if greets(first) {
		return sectionBody, true
	}
	text := s.text.String(layout.Range{From: first.From, To: block[len(block)-1].To})
	words := s.read(strings.TrimLeft(text, "0123456789.)* "))
	heading, n := s.heads[first.paragraph], len(words.Tokens)
	switch {
	case n == 0 || numeric(words.Tokens):
		return "", false
	case n > headingWords && !heading, strings.HasSuffix(text, ".") && !heading && n > 3:
		return s.runIn(block)
	}
	return s.named(words, heading)
}

// named is the section that a heading opens by its words.
func (s *sectioner) named(words *cue.Sentence, heading bool) (section, bool) {
	best, weight := section(""), 0.0
	for _, name := range s.book.Names {
		if w := s.book.Weight(name, words); w > weight {
			best, weight = section(name), w
		}
	}
	switch {
	case s.current == sectionHead && best != sectionReason && best != sectionDecision:
		return "", false // a letterhead: "Member Appeals", "Independent Review Organization"
	case best != "":
		return best, true
	case !heading:
		return "", false
	case s.current == sectionRights || s.current == sectionNotice:
		return s.current, true
	case words.Tokens[0] == "if" || words.Tokens[0] == "how":
		return sectionRights, true
	}
	return sectionBody, true
}

// labelWords is how many words a label has at most.
const labelWords = 4

// labelled finds the label that a paragraph begins with: "Reason: ...". It
// speaks for its paragraph only.
func (s *sectioner) labelled(p passage) (section, bool) {
	label, rest, ok := strings.Cut(p.text, ":")
	if !ok || rest == "" {
		return "", false
	}
	words := s.read(label)
	if n := len(words.Tokens); n == 0 || n > labelWords {
		return "", false
	}
	for _, name := range []section{sectionReason, sectionDecision} {
		if s.book.Weight(string(name), words) > 0 {
			return name, true
		}
	}
	return "", false
}

// numeric reports whether a line is a date or a number and no heading.
func numeric(tokens []string) bool {
	return !slices.ContainsFunc(tokens, func(t string) bool { return t[0] < '0' || t[0] > '9' })
}

// runIn finds the heading that begins its own paragraph: "Explanation. Before
// the drug can be covered ...", "Your right to appeal. You may ...".
func (s *sectioner) runIn(block []passage) (section, bool) {
	first := block[0]
	if len(block) < 2 || len(first.words.Tokens) > 5 || slices.ContainsFunc(first.words.Tokens, verbal) {
		return "", false
	}
	for _, name := range s.book.Names {
		if s.book.Weight(name, first.words) > 0 {
			return section(name), true
		}
	}
	return "", false
}

// runningWords is how many words a sentence has at least that is running text
// and not a line of the letter's head.
const runningWords = 6

// runs reports whether a paragraph is running text.
func runs(block []passage) bool {
	for _, p := range block {
		if len(p.words.Tokens) >= runningWords && strings.HasSuffix(p.text, ".") && !p.furniture {
			return true
		}
	}
	return false
}

// verbal reports whether the word makes a sentence of what it stands in.
func verbal(w string) bool {
	return slices.Contains([]string{"we", "thank", "is", "are", "was", "were", "will", "has", "have", "please"}, w)
}

// salutation is one whose line the text of the letter goes on.
var salutation = regexp.MustCompile(`^Dear(?: [^\s:,]+){1,5}[:,] `)

// greets reports whether the letter's text begins with the passage.
func greets(p passage) bool {
	return p.words.Tokens[0] == "dear" && (len(p.words.Tokens) < 8 || salutation.MatchString(p.text))
}
