package classify

import (
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

// markSections gives every passage the section it stands in.
func markSections(t *layout.Text, ps []passage, c *cues, read func(string) *cue.Sentence) {
	heads := map[int]bool{}
	for _, h := range t.Headings {
		if !h.Empty() {
			heads[t.Words[h.From].Paragraph] = true
		}
	}
	current := sectionHead
	for i := 0; i < len(ps); {
		j := i + 1
		for j < len(ps) && ps[j].paragraph == ps[i].paragraph {
			j++
		}
		block := ps[i:j]
		if s, ok := opens(t, block, c, read, current, heads[ps[i].paragraph]); ok {
			current = s
			for k := range block {
				block[k].heading = len(block[k].words.Tokens) <= headingWords
			}
		}
		if current == sectionHead && runs(block) {
			current = sectionBody
		}
		own := current
		if s, ok := labelled(block[0], c, read); ok {
			own = s
		}
		for k := range block {
			block[k].section = own
		}
		i = j
	}
}

// opens reports whether a paragraph is a heading, and of which section.
func opens(t *layout.Text, block []passage, c *cues, read func(string) *cue.Sentence, current section, heading bool) (section, bool) {
	first := block[0]
	if first.furniture || first.box != noBox {
		return current, false
	}
	if greets(first) {
		return sectionBody, true
	}
	text := t.String(layout.Range{From: first.From, To: block[len(block)-1].To})
	words := read(text)
	for len(words.Tokens) > 1 && strings.Trim(words.Tokens[0], "0123456789") == "" {
		words.Tokens = words.Tokens[1:]
	}
	ended := strings.HasSuffix(text, ".")
	if numeric(words.Tokens) {
		return current, false
	}
	if len(words.Tokens) > headingWords && !heading || ended && !heading && len(words.Tokens) > 3 {
		return runIn(block, c, current)
	}
	best, weight := section(""), 0.0
	for _, name := range c.headings.Names {
		if w := c.headings.Weight(name, words); w > weight {
			best, weight = section(name), w
		}
	}
	switch {
	case current == sectionHead && best != sectionReason && best != sectionDecision:
		return current, false // a letterhead: "Member Appeals", "Independent Review Organization"
	case best != "":
		return best, true
	case !heading:
		return current, false
	case current == sectionRights || current == sectionNotice:
		return current, true
	case words.Tokens[0] == "if" || words.Tokens[0] == "how":
		return sectionRights, true
	}
	return sectionBody, true
}

// labelWords is how many words a label has at most.
const labelWords = 4

// labelled finds the label that a paragraph begins with: "Reason: ...". It
// speaks for its paragraph only.
func labelled(p passage, c *cues, read func(string) *cue.Sentence) (section, bool) {
	label, rest, ok := strings.Cut(p.text, ":")
	if !ok || rest == "" {
		return "", false
	}
	words := read(label)
	if n := len(words.Tokens); n == 0 || n > labelWords {
		return "", false
	}
	for _, s := range []section{sectionReason, sectionDecision} {
		if c.headings.Weight(string(s), words) > 0 {
			return s, true
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
func runIn(block []passage, c *cues, current section) (section, bool) {
	first := block[0]
	if len(block) < 2 || len(first.words.Tokens) > 5 || slices.ContainsFunc(first.words.Tokens, verbal) {
		return current, false
	}
	for _, name := range c.headings.Names {
		if c.headings.Weight(name, first.words) > 0 {
			return section(name), true
		}
	}
	return current, false
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

// greets reports whether the letter's text begins with the passage.
func greets(p passage) bool {
	return p.words.Tokens[0] == "dear" && len(p.words.Tokens) < 8
}
