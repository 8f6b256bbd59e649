package extract

import (
	"strings"

	"recourse/extract/section"
	"recourse/internal/layout"
	"recourse/internal/letter"
)

// faxCues are words near a fax number with what they say for it as the fax of
// the next standard appeal, first on an initial decision, then on one that
// upheld another.
var faxCues = []struct {
	word            string
	initial, upheld float64
}{
	{"appeal", 3, 1.5}, {"reconsideration", 2, 2}, {"redetermination", 2, 1}, {"standard", 2, 2},
	{"grievance", 0.5, 0}, {"in writing", 0.5, 0.5}, {"mail", 0.5, 0.5},
	{"expedited", -3, -3}, {"fast", -2, -2}, {"urgent", -2, -2},
	{"external", -3, 3}, {"independent", -2, 3}, {"insurance department", -3, 2}, {"hearing", -4, 2},
	{"dispute", -3, -3}, {"civil rights", -8, -8}, {"1557", -8, -8}, {"discriminat", -8, -8},
	{"cc:", -6, -6}, {"copy", -3, -3}, {"prescriber", -2, -2}, {"attn", -2, -2}, {"attention:", -2, -2}, {"intake", -4, -4},
	{"new request", -3, -3}, {"records", -2, -2}, {"to:", -2, -2}, {"from:", -3, -3}, {"sent via", -6, -6},
	{"complaint", -3, -3}, {"fund office", -3, -3},
}

// faxSection is what the section says for a fax number.
var faxSection = map[section.Kind][2]float64{
	section.Appeal: {2, 1}, section.External: {-3, 3}, section.Expedited: {-3, -3},
	section.Opening: {-1, -1}, section.PeerToPeer: {-5, -5}, section.Criteria: {-2, -2},
}

const (
	// faxContext is how many words before a fax number tell whose it is.
	faxContext = 28
	// enoughForFax points make a number the appeal's.
	enoughForFax = 1.0
)

// appealFax is the fax number of the next standard appeal.
func (v *view) appealFax(upheld bool) *letter.Field {
	var best *letter.Field
	points := 0.0
	for _, p := range v.Paragraphs {
		for _, ph := range v.phonesIn(p) {
			if !ph.fax && !v.faxLabelled(ph.words[0]) {
				continue
			}
			if s := v.faxPoints(ph, upheld); s >= enoughForFax && (best == nil || s > points) {
				points = s
				best = &letter.Field{Value: ph.value, Evidence: v.EvidenceOf(ph.words),
					Confidence: min(v.sure(ph.words), letter.Confidence(min(0.97, 0.7+0.05*s)))}
			}
		}
	}
	if best == nil {
		best = v.onlyFax(upheld)
	}
	return best
}

// onlyFax is the one fax number of the letter outside of its head, where
// nothing says that it is for something else.
func (v *view) onlyFax(upheld bool) *letter.Field {
	var only *letter.Field
	for _, p := range v.Paragraphs {
		for _, ph := range v.phonesIn(p) {
			kind := v.section(ph.words[0])
			if !ph.fax || kind == section.Opening || kind == section.PeerToPeer || kind == section.Help || v.faxPoints(ph, upheld) < 0 {
				continue
			}
			if only != nil && squeeze(only.Value) != squeeze(ph.value) {
				return nil
			}
			only = &letter.Field{Value: ph.value, Evidence: v.EvidenceOf(ph.words), Confidence: min(v.sure(ph.words), 0.7)}
		}
	}
	return only
}

// faxLabelled reports whether a label beside or above the number says fax.
func (v *view) faxLabelled(word int) bool {
	line := v.LineOf(word)
	for _, i := range v.Row(v.Words[word].Line) {
		l := v.Lines[i]
		if l.Place[2] <= line.Place[0] && l.Len() <= 3 && strings.Contains(strings.ToLower(v.String(l.Range)), "fax") {
			return true
		}
	}
	for _, l := range v.lines[max(0, v.Words[word].Line-8):v.Words[word].Line] {
		for _, m := range l.labels {
			if m.Names["fax"] == 0 || !m.Whole {
				continue
			}
			for _, r := range v.Under(layout.Range{From: l.tokens[m.From].Word, To: l.tokens[m.To-1].Word + 1}) {
				if r.Has(word) {
					return true
				}
				break
			}
		}
	}
	return false
}

// faxPoints adds up what the words before the number, its own clause and its
// section say.
func (v *view) faxPoints(p phone, upheld bool) float64 {
	first := p.words[0]
	from := max(0, first-faxContext)
	para := v.Words[first].Paragraph
	clause := strings.ToLower(v.String(layout.Range{From: max(from, first-8), To: first}))
	wide := strings.ToLower(v.String(layout.Range{From: from, To: min(first+6, v.Paragraphs[para].To)}))
	heading := strings.ToLower(v.String(v.parts[v.Words[first].Line].Heading))
	at := 0
	if upheld {
		at = 1
	}
	points := faxSection[v.section(first)][at]
	for _, c := range faxCues {
		w := [2]float64{c.initial, c.upheld}[at]
		switch {
		case strings.Contains(clause, c.word):
			points += w
		case strings.Contains(wide, c.word) && w > 0:
			points += 0.5 * w
		case strings.Contains(wide, c.word):
			points += 0.3 * w
		case strings.Contains(heading, c.word):
			points += 0.5 * w
		}
	}
	return points
}

// sure is the confidence of the least sure of the words.
func (v *view) sure(words []int) letter.Confidence {
	c := letter.Confidence(1)
	for _, i := range words {
		c = min(c, v.Words[i].Confidence)
	}
	return c
}
