package reason

import (
	_ "embed"
	"strings"
	"sync"

	"recourse/extract/section"
	"recourse/internal/cue"
	"recourse/internal/layout"
)

//go:embed cues.yaml
var builtin []byte

type book struct {
	*cue.Book
	lexicon *cue.Lexicon
}

var cues = sync.OnceValue(func() book {
	b, err := cue.Parse(builtin, nil)
	if err != nil {
		panic(err) // a mistake in the embedded file; the tests load it
	}
	return book{b, cue.NewLexicon(b.Patterns()...)}
})

// Passage is a run of sentences that can be the reason.
type Passage struct {
	// Sentences are the ranges of the run, in order; furniture between two
	// pages is not among them.
	Sentences []layout.Range
	Points    float64
	// Heading reports whether it stands under a heading that asks why.
	Heading bool
	// Legend reports whether it explains a code.
	Legend bool
}

// Words are the indexes of the words of the passage.
func (p Passage) Words() []int {
	var out []int
	for _, s := range p.Sentences {
		out = append(out, s.Words()...)
	}
	return out
}

// Result is what was found.
type Result struct {
	// Best is the likeliest reason, nil where none is enough like one.
	Best *Passage
	// Others are the next likely ones, best first.
	Others []Passage
	// Denies reports whether the letter says that something is denied, and not
	// more plainly the contrary.
	Denies bool
}

// judged is a sentence with its points.
type judged struct {
	layout.Range
	points float64
	why    bool
	// opens reports whether the sentence begins a paragraph.
	opens bool
	// box reports whether something like a box of a form stands before it.
	box bool
	// sect tells the stretches of text apart that no run may cross.
	sect int
}

// Find finds the reason of the letter.
func Find(t *layout.Text, parts []section.Part) Result {
	f := finder{t: t, parts: parts, read: cues().lexicon.Reader()}
	legend := f.legends()
	sentences := f.judge(legend)
	res := Result{Denies: f.denies && f.decided > minDecided}
	runs := bestRuns(sentences)
	if len(runs) == 0 || runs[0].Points < enough {
		runs = append(legend, runs...)
	} else {
		runs = append(runs, legend...)
	}
	if len(runs) == 0 || runs[0].Points < enough || f.decided < favourable && runs[0].Points < plain {
		return res
	}
	res.Best, res.Others = &runs[0], runs[1:]
	return res
}

type finder struct {
	t     *layout.Text
	parts []section.Part
	read  func(string) *cue.Sentence
	// decided is what the sentences say of the decision, less than 0 where it
	// is favourable; denies tells that one says that something is denied.
	decided float64
	denies  bool
}

// judge gives every sentence of the body its points. What explains a code is
// weighed by itself.
func (f *finder) judge(legend []Passage) []judged {
	var out []judged
	sect := 0
	var heading layout.Range
	decided := -1 // where a sentence ended that tells the decision
	for _, s := range f.sentences() {
		i := f.t.Words[s.From].Paragraph
		part := f.parts[f.t.Words[s.From].Line]
		if f.t.LineOf(s.From).Furniture {
			continue
		}
		if part.Heading != heading {
			heading = part.Heading
			sect++
		}
		if part.Heading.Covers(s) {
			f.weigh(f.read(f.t.String(s)), part)
			continue
		}
		if part.Heading.Overlaps(s) && part.Heading.To < s.To { // a heading without a stop
			s.From = part.Heading.To
			part = f.parts[f.t.Words[s.From].Line]
		}
		read := f.read(f.t.String(s))
		f.weigh(read, part)
		p := f.points(s, read, part)
		if decided == s.From && f.sum("unmet", read) > 0 {
			p += pointsFollows
		}
		if cues().Weight("decision", read) > 0 {
			decided = s.To
		}
		if explains(legend, s) {
			p = min(p, pointsExplains)
		}
		out = append(out, judged{Range: s, box: f.isBox(s.From), points: p, why: part.Kind == section.Why,
			opens: s.From == f.t.Paragraphs[i].From, sect: sect})
	}
	untick(out)
	return out
}

// starters begin sentences; recognition sometimes takes their capital for a
// small letter.
var starters = map[string]bool{"we": true, "you": true, "your": true, "it": true, "this": true, "the": true, "our": true,
	"there": true, "without": true, "with": true, "a": true}

// minEnd is how many letters a word before a full stop has that is no
// abbreviation.
const minEnd = 4

// sentences are the sentences of the letter, cut where one begins with a small
// letter.
func (f *finder) sentences() []layout.Range {
	var out []layout.Range
	for _, s := range f.t.Sentences {
		from := s.From
		for i := s.From; i < s.To-1; i++ {
			w := f.t.Words[i].Text
			if strings.HasSuffix(w, ".") && len(w) > minEnd && starters[f.t.Words[i+1].Text] {
				out = append(out, layout.Range{From: from, To: i + 1})
				from = i + 1
			}
		}
		out = append(out, layout.Range{From: from, To: s.To})
	}
	return out
}

// weigh notes what a sentence says about the decision.
func (f *finder) weigh(s *cue.Sentence, part section.Part) {
	denied := cues().Weight("decision", s)
	f.denies = f.denies || denied > 0
	switch part.Kind {
	case section.Opening, section.Why, section.Decision, section.Other, section.Request:
	default: // what may be decided later
		return
	}
	f.decided += denied - 1.5*cues().Weight("favourable", s) - 2*cues().Weight("pending", s)
}

// points is what the sentence says and where it stands.
func (f *finder) points(r layout.Range, s *cue.Sentence, part section.Part) float64 {
	p := bySection[part.Kind]
	if part.Kind == section.Why && part.After > nearHeading {
		p = max(-0.2, p+farFromHeading*float64(part.After-nearHeading))
	}
	unmet := f.sum("unmet", s)
	noise := f.sum("noise", s)
	p += unmet + pointsNoise*noise
	if unmet == 0 {
		p += pointsFact*cues().Weight("fact", s) + pointsDecision*cues().Weight("decision", s)
	}
	if len(s.Tokens) < 4 {
		p += pointsShort
	}
	if f.isFragment(r) {
		p += pointsFragment
	}
	if f.t.Words[r.From].Page > f.t.Pages[0].Number+1 {
		p += pointsLate
	}
	return p
}

// most is the most that cues of one kind can give: a sentence that says three
// things is not three times a reason.
const most = 4.0

func (f *finder) sum(name string, s *cue.Sentence) float64 {
	total := 0.0
	for _, c := range cues().Cues(name) {
		if c.In(s) {
			total += c.Weight
		}
	}
	return min(total, most)
}

// isFragment reports whether the range is no sentence: few words without an
// end, as in tables and addresses.
func (f *finder) isFragment(r layout.Range) bool {
	last := f.t.Words[r.To-1].Text
	switch last[len(last)-1] {
	case '.', '?', '!', '"', ')':
		return false
	}
	return r.Len() < 9
}
