package section

import (
	_ "embed"
	"sync"

	"recourse/internal/cue"
	"recourse/internal/layout"
)

// Kind is what a section is about.
type Kind string

// The kinds of sections. Opening is what stands before the first heading,
// Other is under a heading that says nothing we know.
const (
	Opening    Kind = ""
	Why        Kind = "why"
	Legend     Kind = "legend"
	PeerToPeer Kind = "peer_to_peer"
	Decision   Kind = "decision"
	Criteria   Kind = "criteria"
	Expedited  Kind = "expedited"
	External   Kind = "external"
	Appeal     Kind = "appeal"
	Request    Kind = "request"
	Help       Kind = "help"
	Other      Kind = "other"
)

// Part is what is known of one paragraph.
type Part struct {
	Kind Kind
	// Heading is the heading, empty before the first one.
	Heading layout.Range
	// After counts the paragraphs since the heading; the heading itself is 0.
	After int
	// RunIn reports whether the heading is the paragraph's own first words.
	RunIn bool
}

//go:embed headings.yaml
var builtin []byte

type book struct {
	*cue.Book
	lexicon *cue.Lexicon
}

var headings = sync.OnceValue(func() book {
	b, err := cue.Parse(builtin, nil)
	if err != nil {
		panic(err) // a mistake in the embedded file; the tests load it
	}
	return book{b, cue.NewLexicon(b.Patterns()...)}
})

const (
	// headingWords is how many words a heading within a line has at most.
	headingWords = 8
	// columnWords is how many words stand at least beside or under a heading.
	columnWords = 6
)

// Of tells for each paragraph what section it belongs to.
func Of(t *layout.Text) []Part {
	f := finder{t: t, read: headings().lexicon.Reader(), heads: map[int]bool{}}
	for _, h := range t.Headings {
		f.heads[h.From] = true
	}
	parts := make([]Part, len(t.Paragraphs))
	var now Part
	for i, p := range t.Paragraphs {
		now = f.next(now, p)
		parts[i] = now
	}
	f.columns(parts)
	return parts
}

type finder struct {
	t     *layout.Text
	read  func(string) *cue.Sentence
	heads map[int]bool
}

// next is the part of a paragraph, given that of the paragraph before it.
func (f *finder) next(now Part, p layout.Range) Part {
	now.After++
	now.RunIn = false
	if f.t.LineOf(p.From).Furniture {
		return Part{Kind: Other}
	}
	if f.heads[p.From] || p.Len() <= headingWords && !f.endsLikeText(p) {
		kind := f.kind(p)
		known := kind != Other
		if known || f.heads[p.From] && !f.leadsOn(p) {
			return Part{Kind: kind, Heading: p}
		}
		return now
	}
	if head := f.runIn(p); !head.Empty() {
		return Part{Kind: f.kind(head), Heading: head, After: 1, RunIn: true}
	}
	return now
}

// leadsOn reports whether a heading leads on to what follows rather than to
// another matter: "We denied this because:".
func (f *finder) leadsOn(p layout.Range) bool {
	last := f.t.Words[p.To-1].Text
	return last[len(last)-1] == ':'
}

func (f *finder) endsLikeText(p layout.Range) bool {
	last := f.t.Words[p.To-1].Text
	return last[len(last)-1] == '.' || last[len(last)-1] == ','
}

// runIn is the first words of a paragraph that are its heading: a short first
// sentence, or short words before a colon, that name a kind of section.
func (f *finder) runIn(p layout.Range) layout.Range {
	for i := p.From; i < min(p.From+headingWords, p.To-1); i++ {
		last := f.t.Words[i].Text
		c := last[len(last)-1]
		if c != ':' && c != '.' && c != '?' {
			continue
		}
		head := layout.Range{From: p.From, To: i + 1}
		if k := f.kind(head); k != Other && k != Request {
			return head
		}
		if c != ':' && head.Len() > 1 {
			break
		}
	}
	return layout.Range{}
}

// kind is the kind of section that a heading names.
func (f *finder) kind(r layout.Range) Kind {
	s := f.read(f.t.String(r))
	best, weight := Other, 0.0
	for _, name := range headings().Names {
		if w := headings().Weight(name, s); w > weight {
			best, weight = Kind(name), w
		}
	}
	return best
}

// columns finds headings that stand at the left of their text or at the head
// of its column, and marks the reason's text so.
func (f *finder) columns(parts []Part) {
	for _, l := range f.t.Lines {
		if l.Furniture || l.Len() > headingWords/2 || f.kind(l.Range) != Why {
			continue
		}
		for _, r := range append(first(f.t.Beside(l.Range)), first(f.t.Under(l.Range))...) {
			i := f.t.Words[r.From].Paragraph
			if f.t.Paragraphs[i].Len() >= columnWords && parts[i].Kind != Why {
				parts[i] = Part{Kind: Why, Heading: l.Range, After: 1}
			}
		}
	}
}

func first(rs []layout.Range) []layout.Range { return rs[:min(1, len(rs))] }
