package reason

import (
	"math"

	"recourse/extract/section"
	"recourse/internal/cue"
	"recourse/internal/layout"
)

// Candidate is a sentence of the body with what is known of it.
type Candidate struct {
	layout.Range
	part section.Part
	said
	// opens reports whether the sentence begins a paragraph.
	opens bool
	// box reports whether an empty box of a form stands before it, among others.
	box bool
	// bare reports whether it is the decision and nothing else.
	bare bool
	// decides reports whether it tells the decision, and since how many sentences
	// ago one told it, far for none.
	decides bool
	since   int
	// plain reports whether nothing in it is of what surrounds reasons.
	plain bool
	// legend reports whether it explains a code.
	legend bool
	// sect tells the stretches of text apart that no run may cross.
	sect   int
	points float64
}

// said is what the words of a sentence say by themselves.
type said struct {
	read *cue.Sentence
	// text is the log odds that it states a reason.
	text float64
	// denied reports whether it denies, granted whether it approves or overturns,
	// whatever words it uses.
	denied, granted bool
}

// surely is the share from which a sentence is taken to say so, plainly the one
// where much follows from it.
const (
	surely  = 0.5
	plainly = 0.8
)

func (f *finder) said(r layout.Range) said {
	s := said{read: f.read(f.t.String(r))}
	s.text = f.judges.Reasons.Of(s.read.Tokens).Any()
	decides := f.judges.Decisions.Of(s.read.Tokens)
	s.denied = decides.Share("denied")+decides.Share("upheld") > surely && cues().Weight("noise", s.read) < 3
	s.granted = decides.Share("approved")+decides.Share("overturned") > plainly && cues().Weight("decision", s.read) == 0
	return s
}

// far is behind no decision at all.
const far = 9

// candidates are the sentences of the letter's body, in order; what they say of
// the decision is noted on the way.
func (f *finder) candidates(legend []Passage) []Candidate {
	var out []Candidate
	sect, since := 0, far
	var heading layout.Range
	for _, s := range f.sentences() {
		part := f.parts[f.t.Words[s.From].Line]
		if f.t.LineOf(s.From).Furniture {
			continue
		}
		if part.Heading != heading {
			heading = part.Heading
			sect++
		}
		if part.Heading.Covers(s) {
			f.weigh(f.said(s), part)
			continue
		}
		if part.Heading.Overlaps(s) && part.Heading.To < s.To { // a heading without a stop
			s.From = part.Heading.To
			part = f.parts[f.t.Words[s.From].Line]
		}
		c := f.candidate(s, part)
		c.sect, c.since, c.legend = sect, since, explains(legend, s)
		since = min(since+1, far)
		if c.decides {
			since = 1
		}
		out = append(out, c)
	}
	untick(out)
	return out
}

func (f *finder) candidate(s layout.Range, part section.Part) Candidate {
	c := Candidate{Range: s, part: part, said: f.said(s), box: f.isBox(s.From)}
	f.weigh(c.said, part)
	c.decides = cues().Weight("decision", c.read) > 0 || c.denied
	c.bare = c.decides && cues().Weight("unmet", c.read) == 0 && c.denied
	c.plain = !c.decides && !f.isFragment(s) && cues().Weight("noise", c.read)+cues().Weight("favourable", c.read) == 0
	c.opens = s.From == f.t.ParagraphOf(s.From).From
	return c
}

// Candidates are the sentences of a letter that may be its reason, each with its
// features, for those who find out how much these weigh.
func Candidates(t *layout.Text, parts []section.Part, judges Judges) []Featured {
	f := newFinder(t, parts, judges)
	cs := f.candidates(f.legends())
	f.survey(cs)
	out := make([]Featured, len(cs))
	for i, c := range cs {
		out[i] = Featured{Range: c.Range, Tokens: c.read.Tokens, Features: f.features(cs, i), Section: c.part.Kind}
	}
	return out
}

// Featured is a sentence with its words and the features of its place.
type Featured struct {
	layout.Range
	Tokens, Features []string
	Section          section.Kind
}

// bucket is a log odds as one of a few steps.
func bucket(x float64, most int) int {
	return max(-most, min(most, int(math.Round(x/2))))
}
