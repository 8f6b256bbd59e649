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
	Notices  []string                   `yaml:"notices"`
	Acts     []string                   `yaml:"acts"`
	Calendar []string                   `yaml:"calendar"`
	Locals   []string                   `yaml:"locals"`
	Branches []string                   `yaml:"branches"`
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
	pointsCareOf    = 2.0  // the next line is in care of somebody else
	pointsFurniture = 0.5  // in a header or footer
	pointsRepeat    = 0.3  // for every further place, up to five
	pointsWord      = 0.15 // for every word up to six: the full name is wanted
	pointsOneWord   = -2.0 // a brand alone
	pointsNoKind    = -1.5 // no word tells that it is a plan or insurer
	pointsGeneric   = -4.0 // words that any plan's name can have
	pointsPart      = -3.0 // "a service of" somebody
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
	// goesOnSize is the same for a second line: words without letters that reach
	// below the line are lower.
	goesOnSize = 0.7
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
	// joined tells that the letterhead has the name in two lines.
	joined bool
}

// Known is what is known of the letter's words beforehand.
type Known struct {
	// Labelled are the ranges that stand behind a label such as "Insurer".
	Labelled []layout.Range
	// InLabel tells of a word whether it belongs to a label: those are no names.
	InLabel func(word int) bool
	// IsPerson tells of a name whether it is a person's.
	IsPerson func(name string) bool
}

// Find returns the names that can be the payer's, best first.
func Find(t *layout.Text, known Known) []Candidate {
	f := finder{t: t, found: map[string]*Candidate{}, inLabel: known.InLabel, isPerson: known.IsPerson}
	f.readLetterhead()
	for _, l := range t.Lines {
		for _, o := range f.names(l.Range) {
			f.add(o, l)
		}
	}
	f.readActs()
	for _, r := range known.Labelled {
		for _, o := range f.names(r) {
			f.raise(o, pointsLabel)
		}
	}
	return f.ranked()
}

type finder struct {
	t       *layout.Text
	inLabel func(word int) bool
	// isPerson tells the names of persons.
	isPerson func(name string) bool
	found    map[string]*Candidate
	order    []string
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

// isPart reports whether the words say whose part or product something is: "a
// service of the Group Health Plan of Ridgeline Trucking".
func isPart(ws []string) bool {
	if len(ws) > 0 && (ws[0] == "a" || ws[0] == "an" || ws[0] == "the") {
		ws = ws[1:]
	}
	return len(ws) > 2 && ws[1] == "of" && slices.Contains([]string{"service", "services", "division", "member", "unit", "part", "product", "company", "subsidiary"}, ws[0])
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
	if next, ok := f.below(o, l); ok && (!f.tellsPayer(o.words) || isConnector(f.t.Words[l.To-1].Text)) {
		points := f.placePoints(next, l) - 0.5
		if !f.isBrand(next) {
			points += f.relief(next.words)
		}
		f.raise(next, points)
	}
}

// below joins a name in large type with the words under it, at the same left edge
// or the same middle.
func (f *finder) below(o org, l layout.Line) (org, bool) {
	last := l.To
	for last > o.To && isConnector(f.t.Words[last-1].Text) {
		last--
	}
	if !f.inHead(l) || o.To != last || f.height(o) < sameSize*f.largest {
		return org{}, false
	}
	n := f.lineUnder(l)
	if n < 0 {
		return org{}, false
	}
	next := f.t.Lines[n]
	os := f.names(next.Range)
	if len(os) == 0 || os[0].From != next.From || f.height(os[0]) < goesOnSize*f.height(o) {
		return org{}, false
	}
	return org{Range: layout.Range{From: o.From, To: l.To}, more: os[0].Range, words: append(f.wordsTo(o, l.To), os[0].words...)}, true
}

// wordsTo are the words of a name up to the end of its line, with "and" there.
func (f *finder) wordsTo(o org, end int) []string {
	out := slices.Clone(o.words)
	for i := o.To; i < end; i++ {
		out = append(out, bare(f.t.Words[i].Text))
	}
	return out
}

// lineUnder is the line close under another one that goes on with it, -1 where
// there is none.
func (f *finder) lineUnder(l layout.Line) int {
	h := l.Place.Height()
	near := func(a, b float64) bool { return a-b < h && b-a < h }
	return slices.IndexFunc(f.t.Lines, func(n layout.Line) bool {
		gap := n.Place[1] - l.Place[3]
		return n.Page == l.Page && gap > -h/2 && gap < h && (near(n.Place[0], l.Place[0]) || near(n.Place[0]+n.Place[2], l.Place[0]+l.Place[2]))
	})
}

// hasCareOf reports whether the line close under another one names in whose care the
// first one's mail is: a plan without an office of its own.
func (f *finder) hasCareOf(l layout.Line) bool {
	n := f.lineUnder(l)
	return n >= 0 && bare(f.t.Words[f.t.Lines[n].From].Text) == "c/o"
}

func (f *finder) placePoints(o org, l layout.Line) float64 {
	p := 0.0
	head := f.inHead(l)
	if head {
		p += pointsTop
		if f.height(o) >= sameSize*f.largest {
			p += pointsLargest
		}
		if f.isBrand(o) || f.hasCareOf(l) {
			p += f.relief(o.words)
		}
		if f.hasCareOf(l) {
			p += pointsCareOf
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
		if isPart(o.words) {
			own += pointsPart
		}
		if n == 1 && !f.tellsPayer(o.words) {
			own += pointsOneWord
		}
		c = &Candidate{Name: trimmed(f.text(o)), Words: o.all(), Points: own + points, Places: 1,
			sure: f.t.Confidence(o.Range), joined: !o.more.Empty()}
		f.found[key] = c
		f.order = append(f.order, key)
		return
	}
	c.Places++
	if sure := f.t.Confidence(o.Range); sure > c.sure { // the better reading
		c.Name, c.Words, c.sure = trimmed(f.text(o)), o.all(), sure
	}
	if c.Places <= 6 {
		c.Points += pointsRepeat
	}
	if points > 0 {
		c.Points += raiseShare * points
	}
}
