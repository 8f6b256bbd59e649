package main

import (
	"slices"

	"recourse/extract/reason"
	"recourse/extract/section"
	"recourse/internal/cue"
	"recourse/internal/letter"
	"recourse/internal/why"
)

// What samples of words weigh: a sentence of the letters that is no reason
// counts less, as there are so many.
const (
	otherWeight = 0.1
	partWeight  = 0.5
)

// wordClasses are the categories and none.
func wordClasses() []string {
	out := []string{why.None}
	for _, c := range letter.Categories {
		out = append(out, string(c))
	}
	return out
}

// wordSamples gathers samples, each wording once.
type wordSamples struct {
	reader *why.Reader
	index  map[string]int
	seen   map[string]bool
	out    []sample
}

func newWordSamples(classes []string) *wordSamples {
	w := &wordSamples{reader: why.NewReader(), index: map[string]int{}, seen: map[string]bool{}}
	for i, c := range classes {
		w.index[c] = i
	}
	return w
}

func (w *wordSamples) add(class string, tokens []string, weight float64) {
	key := joined(tokens)
	if w.seen[key] || len(tokens) == 0 {
		return
	}
	w.seen[key] = true
	w.out = append(w.out, sample{w.reader.Features(tokens), w.index[class], weight})
}

// fitWords learns what words say from labelled sentences, and from the reasons
// of the letters and what stands around them.
func fitWords(told []labelled, letters []example) *why.Model {
	classes := wordClasses()
	w := newWordSamples(classes)
	for _, l := range told {
		w.add(l.class, cue.Tokens(l.text), 1)
	}
	for _, e := range letters {
		if class := e.class(); class != why.None {
			w.add(class, cue.Tokens(*e.truth.DenialReason), 1)
		}
	}
	for _, e := range letters {
		for _, s := range e.sentences(builtin()) {
			if s.inReason {
				w.add(e.class(), s.Tokens, partWeight)
			} else {
				w.add(why.None, s.Tokens, otherWeight)
			}
		}
	}
	return fit(classes, w.out)
}

// rareWeight is for the few sentences of a letter that are its reason.
const rareWeight = 8

// fitDecisions learns how letters say what was decided; what stands under rights
// and notices decides nothing.
func fitDecisions(told []labelled, letters []example) *why.Model {
	var classes []string
	for _, l := range told {
		if !slices.Contains(classes, l.class) {
			classes = append(classes, l.class)
		}
	}
	w := newWordSamples(classes)
	for _, l := range told {
		w.add(l.class, cue.Tokens(l.text), 1)
	}
	for _, e := range letters {
		for _, s := range e.sentences(builtin()) {
			switch s.Section {
			case section.Appeal, section.Expedited, section.External, section.Help, section.PeerToPeer:
				w.add(why.None, s.Tokens, otherWeight)
			}
			if s.inReason {
				w.add(why.None, s.Tokens, otherWeight)
			}
		}
	}
	return fit(classes, w.out)
}

// builtin are the judges that are there already; where sentences begin and end
// does not depend on them.
func builtin() reason.Judges {
	return reason.Judges{Reasons: why.Reasons(), Decisions: why.Decisions()}
}

var reasonClasses = []string{reason.ClassOther, reason.ClassReason}

// places are the sentences of a letter by their features; those of a reason
// weigh the more the fewer there are.
func places(e example, judges reason.Judges) []sample {
	var out []sample
	for _, s := range e.sentences(judges) {
		if s.inReason {
			out = append(out, sample{s.Features, 1, rareWeight})
		} else {
			out = append(out, sample{s.Features, 0, 1})
		}
	}
	return out
}
