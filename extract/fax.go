package extract

import (
	"slices"
	"strings"

	"recourse/extract/section"
	"recourse/internal/layout"
	"recourse/internal/letter"
)

// byStage is points on a first decision and on one that upheld another.
type byStage struct{ initial, upheld float64 }

func (p byStage) of(upheld bool) float64 {
	if upheld {
		return p.upheld
	}
	return p.initial
}

// faxSection is what the section says for a fax number.
var faxSection = map[section.Kind]byStage{
	section.Appeal: {2, 1}, section.External: {-3, 3}, section.Expedited: {-3, -3},
	section.PeerToPeer: {-5, -5}, section.Criteria: {-2, -2},
}

const (
	// faxContext is how many words before a fax number tell whose it is.
	faxContext = 48
	// clauseWords is how many of them are of its own clause.
	clauseWords = 8
	// goodNear and badNear are the shares of a word's points where it does not
	// stand in the number's own clause.
	goodNear = 0.5
	badNear  = 0.3
	// inLetterhead is what the head of the letter says for a fax number.
	inLetterhead = -1.5
	// appealWord is the cue of an appeal, disputeWord that of a provider's dispute.
	appealWord  = "appeal"
	disputeWord = "dispute"
	hearingCue  = "hearing"
	// enoughForFax points make a number the appeal's.
	enoughForFax = 1.0
)

// appealFax is the fax number of the next standard appeal; where the letter
// tells of none but a provider's dispute, that dispute's.
func (v *view) appealFax(upheld bool) *letter.Field {
	faxes := v.faxes()
	best := v.likeliestFax(faxes, upheld, false)
	if best == nil {
		best = v.likeliestFax(faxes, upheld, true)
	}
	if best == nil {
		best = v.onlyFax(upheld)
	}
	return best
}

// faxes are all fax numbers of the letter.
func (v *view) faxes() []phone {
	var out []phone
	for _, p := range v.Paragraphs {
		for _, ph := range v.phonesIn(p) {
			if ph.fax || v.faxLabelled(ph.words[0]) {
				out = append(out, ph)
			}
		}
	}
	for _, ph := range v.brokenPhones() {
		if ph.fax {
			out = append(out, ph)
		}
	}
	return out
}

// likeliestFax is the fax number with the most points, if they are enough.
func (v *view) likeliestFax(faxes []phone, upheld, disputes bool) *letter.Field {
	var best *letter.Field
	points := 0.0
	for _, ph := range faxes {
		if s := v.pointsOfFax(ph, upheld, disputes); s >= enoughForFax && (best == nil || s > points) {
			points = s
			best = &letter.Field{Value: ph.value, Evidence: v.EvidenceOf(ph.words),
				Confidence: min(v.sure(ph.words), letter.Confidence(min(0.97, 0.7+0.05*s)))}
		}
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
			if !ph.fax || kind == section.Opening && v.inHead(v.Words[ph.words[0]].Line) || kind == section.PeerToPeer || kind == section.Help || v.faxPoints(ph, upheld) < 0 {
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
	if word == line.From && word > 0 && v.Words[word-1].Page == v.Words[word].Page && slices.Contains(faxWords, strings.ToLower(trimEnd(v.Words[word-1].Text))) {
		return true // the line above ends with the word
	}
	for _, i := range v.Row(v.Words[word].Line) {
		l := v.Lines[i]
		if l.Place[2] <= line.Place[0] && l.Len() <= 3 && strings.Contains(strings.ToLower(v.String(l.Range)), "fax") {
			return true
		}
	}
	for _, l := range v.labels {
		if l.Names["fax"] == 0 || !l.Whole || v.Lines[l.line].Page != v.Words[word].Page {
			continue
		}
		if spots := v.spots(l); len(spots) > 0 && len(spots[0].tokens) > 0 && spots[0].tokens[0].Word == word {
			return true
		}
	}
	return false
}

// faxPoints adds up what the words before the number, its own clause and its
// section say.
func (v *view) faxPoints(p phone, upheld bool) float64 { return v.pointsOfFax(p, upheld, false) }

// pointsOfFax is the same; with disputes a provider's dispute speaks for it.
func (v *view) pointsOfFax(p phone, upheld, disputes bool) float64 {
	around := v.aroundFax(p)
	hearing := v.hearingIsNext()
	if hearing && around.kind == section.External {
		around.kind = section.Appeal
	}
	points := faxSection[around.kind].of(upheld)
	if around.kind == section.PeerToPeer && strings.Contains(around.wide, appealWord) {
		points = 0 // the talk was before
	}
	if line := v.Words[p.words[0]].Line; v.inHead(line) && v.atTop(line) && !v.saysAppeal(p.words[0]) {
		points += inLetterhead
	}
	for _, c := range lexicon.Fax {
		w := byStage{c.Initial, c.Upheld}.of(upheld)
		if disputes && c.Word == disputeWord || hearing && c.Word == hearingCue && w < 0 {
			w = -w
		}
		switch {
		case strings.Contains(around.clause, c.Word):
			points += w
		case strings.Contains(around.wide, c.Word) && w > 0:
			points += goodNear * w
		case strings.Contains(around.wide, c.Word):
			points += badNear * w
		case strings.Contains(around.heading, c.Word):
			points += goodNear * w
		}
	}
	return points
}

// hearingIsNext reports whether the letter tells of a hearing and of no appeal to the
// plan before it, as those of a State's own program do.
func (v *view) hearingIsNext() bool {
	hearing := false
	for i, w := range v.Words {
		text := strings.ToLower(w.Text)
		if v.section(i) == section.Help {
			continue
		}
		if containsAny(text, lexicon.PlanReview) {
			return false
		}
		hearing = hearing || strings.HasPrefix(text, hearingCue)
	}
	return hearing
}

// saysAppeal reports whether the sentence of a number speaks of an appeal before it.
func (v *view) saysAppeal(word int) bool {
	return strings.Contains(v.lower(v.SentenceOf(word).From, word), appealWord)
}

// surroundings are what tells whose a fax number is, in lower case: its clause, the
// words before it, the heading and the section.
type surroundings struct {
	clause, wide, heading string
	kind                  section.Kind
}

// aroundFax is what stands around a fax number; in a column of running text beside
// another what stands above it there, since sentences and sections go across.
func (v *view) aroundFax(p phone) surroundings {
	first := p.words[0]
	from, line, para := max(0, first-faxContext), v.Words[first].Line, v.Paragraphs[v.Words[first].Paragraph]
	if para.Len() < 2*faxContext {
		from = min(from, para.From)
	}
	if p.column == "" && (v.inColumns(line) || line > 0 && v.inColumns(line-1)) {
		p.column = v.columnAbove(line) + " " + v.String(layout.Range{From: v.Lines[line].From, To: first})
	}
	if p.column != "" {
		words := strings.Fields(strings.ToLower(p.column))
		return surroundings{clause: strings.Join(words[max(0, len(words)-clauseWords):], " "), wide: strings.Join(words, " ")}
	}
	return surroundings{clause: v.lower(max(from, first-clauseWords), first), wide: v.lower(from, min(first+6, para.To)),
		heading: strings.ToLower(v.String(v.parts[line].Heading)), kind: v.section(first)}
}

// lower is a stretch of the letter in lower case.
func (v *view) lower(from, to int) string {
	return strings.ToLower(v.String(layout.Range{From: from, To: to}))
}

// inColumns reports whether a line is one of running text beside another column.
func (v *view) inColumns(line int) bool {
	text := 0
	for _, i := range v.Row(line) {
		if v.Lines[i].Len() >= columnLine {
			text++
		}
	}
	return text > 1 && v.Lines[line].Len() >= columnLine
}

// columnLine is how many words a line of running text in a column has at least.
const columnLine = 5

// topPart is the part of the first page that letterhead and addresses take.
const topPart = 0.3

// atTop reports whether a line stands where letterheads do.
func (v *view) atTop(line int) bool {
	l, p := v.Lines[line], v.Pages[0]
	return l.Page == p.Number && l.Place[1] < topPart*p.Height
}

// sure is the confidence of the least sure of the words.
func (v *view) sure(words []int) letter.Confidence {
	c := letter.Confidence(1)
	for _, i := range words {
		c = min(c, v.Words[i].Confidence)
	}
	return c
}
