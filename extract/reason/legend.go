package reason

import (
	"regexp"
	"slices"

	"recourse/extract/codes"
	"recourse/extract/section"
	"recourse/internal/layout"
)

// codeWord is what else stands before a meaning: remark codes and a payer's own.
var codeWord = regexp.MustCompile(`^\(?[A-Z]{0,5}\d{1,4}[A-Z]?\)?[.:)]?$`)

// legendLetters is how many letters a meaning has at least; words are no
// measure where slashes join them.
const legendLetters = 15

// Points of a legend's entry.
const (
	pointsLegend        = 3.0
	pointsAdjustment    = -2.5 // explains a discount or the patient's share, not a denial
	pointsLegendHeading = 0.5
	pointsOrphan        = 2.2 // a meaning whose code was not read
)

// legends are the meanings of the adjustment codes, and of a payer's own, that the
// letter explains.
func (f *finder) legends() []Passage {
	var out []Passage
	for _, l := range f.t.Lines {
		code, ok := codes.CARC(f.t.Words[l.From].Text)
		if l.Furniture || !ok {
			continue
		}
		meaning := f.meaning(l)
		if len(f.t.String(meaning)) < legendLetters {
			continue
		}
		p := Passage{Sentences: []layout.Range{meaning}, Points: pointsLegend, Legend: true}
		if codes.Informs(code) {
			p.Points += pointsAdjustment
		}
		if f.parts[f.t.Words[meaning.From].Line].Kind == section.Legend {
			p.Points += pointsLegendHeading
		}
		out = append(out, p)
	}
	out = append(out, f.notes()...)
	out = append(out, f.orphans(out)...)
	sortByPoints(out)
	return out
}

// orphans are the sentences of a legend that no code was read for.
func (f *finder) orphans(known []Passage) []Passage {
	var out []Passage
	for _, s := range f.t.Sentences {
		l := f.t.LineOf(s.From)
		if l.Furniture || f.parts[f.t.Words[s.From].Line].Kind != section.Legend || explains(known, s) || codeWord.MatchString(f.t.Words[s.From].Text) {
			continue
		}
		read := f.read(f.t.String(s))
		gives := f.judges.Reasons.Of(read.Tokens).Any()
		if gives > 0 && cues().Weight("noise", read) == 0 && !f.isFragment(s) {
			out = append(out, Passage{Sentences: []layout.Range{s}, Points: pointsOrphan, Legend: true, orphan: true, surely: gives >= givesReason})
		}
	}
	return out
}

// meansOnly reports whether a run is only the meaning of the first code, with the
// code before it.
func meansOnly(run Passage, legend []Passage) bool {
	return len(legend) > 0 && !slices.ContainsFunc(run.Sentences, func(s layout.Range) bool { return !legend[0].Sentences[0].Overlaps(s) })
}

// explains reports whether the sentence is the meaning of a code.
func explains(legend []Passage, s layout.Range) bool {
	return slices.ContainsFunc(legend, func(p Passage) bool { return p.Sentences[0].Overlaps(s) })
}

// meaning is the text that explains the code at the start of a line: the rest
// of its line or the cell beside it, with the lines that go on below.
func (f *finder) meaning(l layout.Line) layout.Range {
	r := layout.Range{From: l.From + 1, To: l.To}
	if r.Empty() {
		beside := f.t.Beside(layout.Range{From: l.From, To: l.From + 1})
		if len(beside) == 0 {
			return r
		}
		r = beside[0]
	}
	return f.goesOn(r)
}

// goesOn adds the lines of the same block that continue the meaning.
func (f *finder) goesOn(r layout.Range) layout.Range {
	line := f.t.Words[r.From].Line
	for n := line + 1; n < len(f.t.Lines); n++ {
		next, last := f.t.Lines[n], f.t.Lines[n-1]
		if next.Block != last.Block || next.Page != last.Page || next.From != r.To ||
			codeWord.MatchString(f.t.Words[next.From].Text) || f.t.Words[next.From].Paragraph != f.t.Words[r.From].Paragraph {
			break
		}
		r.To = next.To
	}
	return r
}
