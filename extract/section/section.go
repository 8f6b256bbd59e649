package section

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

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

// Part is what is known of one line.
type Part struct {
	Kind Kind
	// Heading is the heading, empty before the first one.
	Heading layout.Range
	// After counts the paragraphs since the heading, from 1; the heading itself
	// is 0.
	After int
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
	// runInWords is how many words a paragraph has at least that begins with
	// its heading.
	runInWords = 10
	// titleWords is how many words a heading with a full stop has at most.
	titleWords = 2
	// plainHeading is the weight from which words within a paragraph are a
	// heading.
	plainHeading = 2.0
)

// Of tells for each line what section it belongs to.
func Of(t *layout.Text) []Part {
	f := finder{t: t, read: headings().lexicon.Reader(), heads: map[int]bool{}}
	for _, h := range t.Headings {
		f.heads[h.From] = true
	}
	parts := make([]Part, len(t.Lines))
	var now Part
	paragraph := -1
	for i, l := range t.Lines {
		if p := t.Words[l.From].Paragraph; p != paragraph {
			paragraph = p
			now.After++
		}
		now = f.next(now, i)
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

// next is the part of a line, given that of the line before it.
func (f *finder) next(now Part, line int) Part {
	l := f.t.Lines[line]
	if l.Furniture {
		return Part{Kind: Other}
	}
	p := f.t.ParagraphOf(l.From)
	if layout.Fold(f.t.Words[l.From].Text) == salutation { // here the letter begins
		return Part{Kind: Opening}
	}
	if l.From == p.From && (f.heads[p.From] || p.Len() <= headingWords && !f.endsLikeText(p) && !f.isEntry(p) || f.titled(p)) {
		kind, _ := f.kind(p)
		if kind == Help && f.inHeaderRow(line) {
			return now
		}
		if kind != Other || f.heads[p.From] && p.Len() > 1 && !f.leadsOn(p) {
			return Part{Kind: kind, Heading: p}
		}
		return now
	}
	if now.Heading.Has(l.From) { // a heading of two lines
		return now
	}
	if f.standsAlone(line) {
		if kind, weight := f.kind(l.Range); weight >= plainHeading {
			return Part{Kind: kind, Heading: l.Range}
		}
	}
	if l.From == p.From {
		if head := f.runIn(p); !head.Empty() {
			kind, _ := f.kind(head)
			return Part{Kind: kind, Heading: head, After: 1}
		}
	}
	return now
}

// headerCells is how many lines stand side by side at least in a table's header.
const headerCells = 3

// inHeaderRow reports whether a short line is one of several in a row of a page's
// upper half, and so perhaps the label of a column: "Med. mgmt. file" over a number is
// no heading over help.
func (f *finder) inHeaderRow(line int) bool {
	l := f.t.Lines[line]
	return l.Len() <= headingWords && l.Place[1] < f.t.Pages[0].Height/2 && len(f.t.Row(line)) >= headerCells
}

// titled reports whether a paragraph is one or two words with a full stop that name
// a section: "Rationale."
func (f *finder) titled(p layout.Range) bool {
	if p.Len() > titleWords || !f.endsLikeText(p) {
		return false
	}
	kind, weight := f.kind(p)
	return kind == Why && weight >= plainHeading
}

// salutation begins the line behind which the body of a letter stands.
const salutation = "dear"

// standsAlone reports whether a line within a paragraph looks like a heading
// that was taken for text: short, behind the end of a sentence, and before the
// start of one.
func (f *finder) standsAlone(line int) bool {
	l := f.t.Lines[line]
	if l.Len() > headingWords || f.endsLikeText(l.Range) || f.isEntry(l.Range) || !startsUpper(f.t.Words[l.From].Text) {
		return false
	}
	if line > 0 && f.t.Lines[line-1].Block == l.Block && !f.endsSentence(line-1) {
		return false
	}
	next := line + 1
	for next < len(f.t.Lines) && f.isSpeck(next) {
		next++
	}
	return next < len(f.t.Lines) && f.t.Lines[next].Page == l.Page && startsUpper(f.t.Words[f.t.Lines[next].From].Text)
}

// isSpeck reports whether a line is a short word that means nothing.
func (f *finder) isSpeck(line int) bool {
	l := f.t.Lines[line]
	return l.Len() == 1 && len(f.t.Words[l.From].Text) <= 3
}

// isEntry reports whether the words are a label with its value, as in
// "Appeal number: 26-0044", rather than a heading.
func (f *finder) isEntry(p layout.Range) bool {
	for i := p.From; i < p.To; i++ {
		w := f.t.Words[i].Text
		if i < p.To-1 && strings.HasSuffix(w, ":") {
			return true
		}
		if i > p.From && strings.ContainsAny(w, "0123456789") && !strings.HasPrefix(w, "(") {
			return true
		}
	}
	return false
}

func (f *finder) endsSentence(line int) bool {
	last := f.t.Words[f.t.Lines[line].To-1].Text
	return strings.ContainsRune(".:?!)", rune(last[len(last)-1]))
}

func startsUpper(s string) bool { return unicode.IsUpper([]rune(s)[0]) }

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
	if p.Len() < runInWords {
		return layout.Range{}
	}
	for i := p.From; i < min(p.From+headingWords, p.To-1); i++ {
		last := f.t.Words[i].Text
		c := last[len(last)-1]
		if c != ':' && c != '.' && c != '?' {
			continue
		}
		head := layout.Range{From: p.From, To: i + 1}
		if c != ':' && subjects[layout.Fold(f.t.Words[p.From].Text)] { // a sentence, not a heading
			break
		}
		if k, weight := f.kind(head); k != Other && k != Request && (c == ':' || weight >= plainHeading) {
			return head
		}
		if c != ':' && head.Len() > 1 {
			break
		}
	}
	return layout.Range{}
}

// subjects begin sentences, not headings.
var subjects = map[string]bool{"we": true, "you": true, "it": true, "this": true, "that": true, "there": true, "they": true,
	"he": true, "she": true, "if": true, "i": true, "these": true, "no": true}

// kind is the kind of section that a heading names, with how plainly.
func (f *finder) kind(r layout.Range) (Kind, float64) {
	s := f.read(f.t.String(r))
	best, weight := Other, 0.0
	for _, name := range headings().Names {
		if w := headings().Weight(name, s); w > weight {
			best, weight = Kind(name), w
		}
	}
	return best, weight
}

// columns finds headings that stand at the left of their text or at the head
// of its column, and marks the reason's text so.
func (f *finder) columns(parts []Part) {
	for _, l := range f.t.Lines {
		if l.Furniture || l.Len() > headingWords/2 {
			continue
		}
		if kind, _ := f.kind(l.Range); kind != Why {
			continue
		}
		for _, r := range append(first(f.t.Beside(l.Range)), first(f.t.Under(l.Range))...) {
			p := f.t.ParagraphOf(r.From)
			if p.Len() < columnWords {
				continue
			}
			for i := f.t.Words[p.From].Line; i <= f.t.Words[p.To-1].Line; i++ {
				if parts[i].Kind != Why {
					parts[i] = Part{Kind: Why, Heading: l.Range, After: 1}
				}
			}
		}
	}
}

func first(rs []layout.Range) []layout.Range { return rs[:min(1, len(rs))] }
