package payer

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"

	"recourse/internal/layout"
	"recourse/internal/letter"
)

//go:embed words.yaml
var builtin []byte

// payerKind is the kind of the words that tell for a payer.
const payerKind = "payer"

// Kinds of words that tell against a payer wherever they stand.
const (
	vendorKind   = "vendor"
	providerKind = "provider"
)

type book struct {
	Kinds []struct {
		Kind    string   `yaml:"kind"`
		Points  float64  `yaml:"points"`
		Words   []string `yaml:"words"`
		Example string   `yaml:"example"`
	} `yaml:"kinds"`
	Endings  []string                   `yaml:"endings"`
	Generic  []string                   `yaml:"generic"`
	Titles   []string                   `yaml:"titles"`
	Acts     []string                   `yaml:"acts"`
	Calendar []string                   `yaml:"calendar"`
	Before   []phrase                   `yaml:"before"`
	After    []phrase                   `yaml:"after"`
	kinds    map[string]map[string]bool // the words of each kind
}

type phrase struct {
	Words   string  `yaml:"words"`
	Points  float64 `yaml:"points"`
	Example string  `yaml:"example"`
}

var words = sync.OnceValue(func() *book {
	b := &book{kinds: map[string]map[string]bool{}}
	if err := yaml.UnmarshalWithOptions(builtin, b, yaml.Strict()); err != nil {
		panic(err) // a mistake in the embedded file; the tests load it
	}
	for _, k := range b.Kinds {
		b.kinds[k.Kind] = map[string]bool{}
		for _, w := range k.Words {
			b.kinds[k.Kind][w] = true
		}
	}
	return b
})

// Points for the place of a name.
const (
	pointsTop       = 2.0  // in the letterhead
	pointsLargest   = 1.5  // in the largest type of the letterhead
	pointsBrand     = 2.0  // begins like the largest type of the letterhead
	pointsFurniture = 0.5  // in a header or footer
	pointsRepeat    = 0.3  // for every further place, up to five
	pointsWord      = 0.15 // for every word up to six: the full name is wanted
	pointsOneWord   = -2.0 // a brand alone
	pointsNoKind    = -1.5 // no word tells that it is a plan or insurer
	pointsGeneric   = -4.0 // words that any plan's name can have
	pointsLabel     = 2.5  // behind a label such as "Insurer"
	pointsFarBehalf = 0.4  // share of a relation that stands outside the letterhead
	pointsActs      = 4.0  // somebody acts for it, as a sentence says
	pointsActing    = -3.0 // it acts for somebody
	// raiseShare of the points of a further place count.
	raiseShare = 0.3
	// letterhead is the part of the first page that the letterhead takes.
	letterhead = 0.2
	// sameSize is how much lower than the largest type counts as large.
	sameSize = 0.9
	// fullShare of the points of the short name are enough for the full name.
	fullShare = 0.4
	// brandSize times the usual height is large type.
	brandSize = 1.3
)

// Candidate is a name that can be the payer's.
type Candidate struct {
	Name   string
	Words  []int
	Points float64
	Places int
	sure   letter.Confidence
}

// Find returns the names that can be the payer's, best first. labelled are the
// ranges that stand behind a label such as "Insurer"; the words of labels
// themselves, by inLabel, are no names.
func Find(t *layout.Text, labelled []layout.Range, inLabel func(word int) bool) []Candidate {
	f := finder{t: t, found: map[string]*Candidate{}, inLabel: inLabel}
	f.readLetterhead()
	for _, l := range t.Lines {
		for _, o := range f.names(l.Range) {
			f.add(o, l)
		}
	}
	f.readActs()
	for _, r := range labelled {
		for _, o := range f.names(r) {
			f.raise(o, pointsLabel)
		}
	}
	return f.ranked()
}

type finder struct {
	t       *layout.Text
	inLabel func(word int) bool
	found   map[string]*Candidate
	order   []string
	// brand is the name that the letterhead shows first or largest.
	brand []string
	// brandAt is its first word.
	brandAt int
	// largest is the height of its type.
	largest float64
}

// bodyHeight is the usual height of the letter's words.
func (f *finder) bodyHeight() float64 {
	var hs []float64
	for i := range f.t.Words {
		hs = append(hs, f.t.Words[i].Place().Height())
	}
	if len(hs) == 0 {
		return 0
	}
	slices.Sort(hs)
	return hs[len(hs)/2]
}

// height is the usual height of the words of a name.
func (f *finder) height(o org) float64 {
	var hs []float64
	for i := o.From; i < o.To; i++ {
		hs = append(hs, f.t.Words[i].Place().Height())
	}
	slices.Sort(hs)
	return hs[len(hs)/2]
}

// sum is what the words of a name tell; each kind counts once, but those that
// tell of a payer can count twice.
func (f *finder) sum(ws []string) float64 {
	total := 0.0
	for _, k := range words().Kinds {
		n := 0
		for _, w := range ws {
			if words().kinds[k.Kind][w] || k.Kind == payerKind && isPlanWord(w) {
				n++
			}
		}
		limit := 1
		if k.Kind == payerKind {
			limit = 2
		}
		total += float64(min(n, limit)) * k.Points
	}
	return total
}

// negative is what the words of a name tell against it that a letterhead makes
// good: an administration can be a company, a fund be of employees, and a plan
// belong to a hospital.
func (f *finder) negative(ws []string) float64 {
	total := 0.0
	for _, k := range words().Kinds {
		if k.Points >= 0 || k.Kind == vendorKind || k.Kind == providerKind && !f.tellsPayer(ws) {
			continue
		}
		if slices.ContainsFunc(ws, func(w string) bool { return words().kinds[k.Kind][w] }) {
			total += k.Points
		}
	}
	return total
}

func isGeneric(ws []string) bool {
	return !slices.ContainsFunc(ws, func(w string) bool { return !slices.Contains(words().Generic, w) })
}

// tellsPayer reports whether a word tells that the name is a plan's.
func (f *finder) tellsPayer(ws []string) bool {
	return slices.ContainsFunc(ws, isPlanWord)
}

// isPlanWord reports whether a word tells that the name is a plan's.
func isPlanWord(w string) bool {
	w = bare(w)
	return words().kinds[payerKind][w] || slices.ContainsFunc(words().Endings, func(end string) bool {
		return len(w) > len(end)+2 && strings.HasSuffix(w, end)
	})
}

// add weighs a name at a place, and the longer name that it makes with the
// line below where a letterhead sets it in two.
func (f *finder) add(o org, l layout.Line) {
	f.raise(o, f.placePoints(o, l))
	if next, ok := f.below(o, l); ok && !f.tellsPayer(o.words) {
		f.raise(next, f.placePoints(next, l)-0.5)
	}
}

// below joins a name in large type with the words under it.
func (f *finder) below(o org, l layout.Line) (org, bool) {
	n := f.t.Words[o.From].Line + 1
	if !f.inHead(l) || n >= len(f.t.Lines) || o.To != l.To || f.height(o) < sameSize*f.largest {
		return org{}, false
	}
	next := f.t.Lines[n]
	os := f.names(next.Range)
	if len(os) == 0 || os[0].From != next.From || next.From != o.To || next.Place[0]-l.Place[0] > l.Place.Height() {
		return org{}, false
	}
	return org{layout.Range{From: o.From, To: os[0].To}, append(slices.Clone(o.words), os[0].words...)}, true
}

func (f *finder) placePoints(o org, l layout.Line) float64 {
	p := 0.0
	head := f.inHead(l)
	if head {
		p += pointsTop
		if f.height(o) >= sameSize*f.largest {
			p += pointsLargest
		}
		if f.isBrand(o) {
			p += f.relief(o.words)
		}
	}
	if l.Furniture {
		p += pointsFurniture
	}
	if len(f.brand) > 0 && len(o.words) > 0 && o.words[0] == f.brand[0] {
		p += pointsBrand
	}
	r := f.relation(o)
	if !head && r > 0 {
		r *= pointsFarBehalf
	}
	return p + r
}

// raise notes a place of a name.
func (f *finder) raise(o org, points float64) {
	key := f.known(strings.Join(o.words, " "))
	c := f.found[key]
	if c == nil {
		n := len(o.words)
		own := f.sum(o.words) + pointsWord*float64(min(n, 6))
		if !f.tellsPayer(o.words) {
			own += pointsNoKind
		}
		if isGeneric(o.words) {
			own += pointsGeneric
		}
		if n == 1 && !f.tellsPayer(o.words) {
			own += pointsOneWord
		}
		c = &Candidate{Name: trimmed(f.t.String(o.Range)), Words: o.Range.Words(), Points: own + points, Places: 1,
			sure: f.t.Confidence(o.Range)}
		f.found[key] = c
		f.order = append(f.order, key)
		return
	}
	c.Places++
	if sure := f.t.Confidence(o.Range); sure > c.sure { // the better reading
		c.Name, c.Words, c.sure = trimmed(f.t.String(o.Range)), o.Range.Words(), sure
	}
	if c.Places <= 6 {
		c.Points += pointsRepeat
	}
	if points > 0 {
		c.Points += raiseShare * points
	}
}
