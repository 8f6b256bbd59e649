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

type book struct {
	Kinds []struct {
		Kind    string   `yaml:"kind"`
		Points  float64  `yaml:"points"`
		Words   []string `yaml:"words"`
		Example string   `yaml:"example"`
	} `yaml:"kinds"`
	Endings []string                      `yaml:"endings"`
	Generic []string                      `yaml:"generic"`
	Before  []phrase                      `yaml:"before"`
	After   []phrase                      `yaml:"after"`
	points  map[string]map[string]float64 // by kind, by word
}

type phrase struct {
	Words   string  `yaml:"words"`
	Points  float64 `yaml:"points"`
	Example string  `yaml:"example"`
}

var words = sync.OnceValue(func() *book {
	b := &book{points: map[string]map[string]float64{}}
	if err := yaml.UnmarshalWithOptions(builtin, b, yaml.Strict()); err != nil {
		panic(err) // a mistake in the embedded file; the tests load it
	}
	for _, k := range b.Kinds {
		b.points[k.Kind] = map[string]float64{}
		for _, w := range k.Words {
			b.points[k.Kind][w] = k.Points
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
	f := finder{t: t, found: map[string]*Candidate{}}
	f.readLetterhead()
	for _, l := range t.Lines {
		for _, o := range orgsIn(t, l.Range) {
			if !inLabel(o.From) {
				f.add(o, l)
			}
		}
	}
	for _, r := range labelled {
		for _, o := range orgsIn(t, r) {
			f.raise(o, pointsLabel)
		}
	}
	return f.ranked()
}

type finder struct {
	t     *layout.Text
	found map[string]*Candidate
	order []string
	// brand is the words of the largest type of the letterhead.
	brand []string
	// largest is the height of that type.
	largest float64
}

// inHead reports whether a line belongs to the letterhead.
func (f *finder) inHead(l layout.Line) bool {
	p := f.t.Pages[0]
	return l.Page == p.Number && l.Place[1] < letterhead*p.Height
}

// readLetterhead finds the largest type of the letterhead that can be a name.
func (f *finder) readLetterhead() {
	body := f.bodyHeight()
	for _, l := range f.t.Lines {
		if !f.inHead(l) {
			continue
		}
		for _, o := range orgsIn(f.t, l.Range) {
			h := f.height(o)
			kind := f.sum(o.words)
			if h > f.largest && (kind > 0 || kind > -2 && h > brandSize*body) {
				f.largest, f.brand = h, o.words
			}
		}
	}
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
	for kind, points := range words().points {
		n := 0
		for _, w := range ws {
			if _, ok := points[w]; ok || kind == "payer" && isPlanWord(w) {
				n++
			}
		}
		limit := 1
		if kind == "payer" {
			limit = 2
		}
		total += float64(min(n, limit)) * pointsOf(points)
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
	return words().points["payer"][w] > 0 || slices.ContainsFunc(words().Endings, func(end string) bool {
		return len(w) > len(end)+2 && strings.HasSuffix(w, end)
	})
}

func pointsOf(points map[string]float64) float64 {
	for _, p := range points {
		return p
	}
	return 0
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
	os := orgsIn(f.t, next.Range)
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

// relation is what the words before and behind the name tell.
func (f *finder) relation(o org) float64 {
	before := f.around(o.From-4, o.From)
	if line := f.t.LineOf(o.From); o.From == line.From {
		before = f.above(line)
	}
	after := f.around(o.To, o.To+3)
	best := 0.0
	for _, p := range words().Before {
		if strings.HasSuffix(before, " "+p.Words+" ") && (best == 0 || p.Points > best) {
			best = p.Points
		}
	}
	for _, p := range words().After {
		if strings.HasPrefix(after, " "+p.Words+" ") {
			best += p.Points
			break
		}
	}
	return best
}

// above is the end of the line that stands over a line, as around gives it.
func (f *finder) above(line layout.Line) string {
	best := -1
	for i, l := range f.t.Lines {
		gap := line.Place[1] - l.Place[1]
		if l.Page != line.Page || gap < 0.5*line.Place.Height() || gap > 2.5*line.Place.Height() ||
			min(l.Place[2], line.Place[2])-max(l.Place[0], line.Place[0]) < 0.3*min(l.Place.Width(), line.Place.Width()) {
			continue
		}
		if best < 0 || l.Place[1] > f.t.Lines[best].Place[1] {
			best = i
		}
	}
	if best < 0 {
		return " "
	}
	return f.around(max(f.t.Lines[best].From, f.t.Lines[best].To-4), f.t.Lines[best].To)
}

// around is the words of a stretch of the letter in lower case, with a space
// before and behind each.
func (f *finder) around(from, to int) string {
	s := " "
	for i := max(0, from); i < min(to, len(f.t.Words)); i++ {
		s += bare(f.t.Words[i].Text) + " "
	}
	return s
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
		c.Points += 0.3 * points
	}
}

// known is the key of a name that is known already and differs by no more than
// what recognition changes, else the key itself.
func (f *finder) known(key string) string {
	if f.found[key] != nil || len(key) < minAlike {
		return key
	}
	for _, k := range f.order {
		if d := len(k) - len(key); d > 3 || d < -3 || strings.Count(k, " ") != strings.Count(key, " ") {
			continue
		}
		if alike(k, key) {
			return k
		}
	}
	return key
}

// minAlike is the shortest name of which readings can differ.
const minAlike = 12

// alike reports whether every word of one name can be the other's; in longer
// names one word may differ.
func alike(a, b string) bool {
	as, bs := strings.Fields(a), strings.Fields(b)
	other := 0
	for i := range as {
		if !layout.Alike(as[i], bs[i]) {
			other++
		}
	}
	return other == 0 || other == 1 && len(as) > 3
}

func (f *finder) ranked() []Candidate {
	var out []Candidate
	for _, key := range f.order {
		out = append(out, *f.found[key])
	}
	slices.SortStableFunc(out, byPoints)
	if len(out) == 0 {
		return nil
	}
	if full := f.fullName(out); full > 0 {
		c := out[full]
		c.Points = out[0].Points
		out = append([]Candidate{c}, slices.Delete(out, full, full+1)...)
	}
	return out
}

func byPoints(a, b Candidate) int {
	switch {
	case a.Points > b.Points:
		return -1
	case a.Points < b.Points:
		return 1
	}
	return 0
}

// fullName is the place of a longer form of the best name, 0 where there is
// none: "Northgate Mutual" is short for "Northgate Mutual Health Insurance
// Company", and "Individual Health Plans" is half of what two lines say.
func (f *finder) fullName(cs []Candidate) int {
	short := strings.ToLower(cs[0].Name)
	for i := 1; i < len(cs); i++ {
		long := strings.ToLower(cs[i].Name)
		if rest, ok := strings.CutPrefix(long, short+" "); ok && cs[i].Points > fullShare*cs[0].Points && f.isRest(rest) {
			return i
		}
		if rest, ok := strings.CutSuffix(long, " "+short); ok && cs[i].Places > 1 && f.sum(strings.Fields(rest)) >= 0 {
			return i
		}
	}
	return 0
}

// isRest reports whether words go on with the name of a plan.
func (f *finder) isRest(s string) bool {
	ws := strings.Fields(s)
	return f.tellsPayer(ws) && f.sum(ws) > 0
}

// trimmed is the name without punctuation at its end; a bracket that opens in
// it stays closed.
func trimmed(s string) string {
	s = strings.TrimRight(s, ".,;:|•· ")
	if !strings.Contains(s, "(") {
		s = strings.TrimRight(s, ")")
	}
	return strings.TrimLeft(s, "(|•· ")
}

// Confidence is how often such a lead over the next name is right.
func Confidence(cs []Candidate) letter.Confidence {
	if len(cs) == 0 {
		return 0
	}
	lead := cs[0].Points
	for _, c := range cs[1:] {
		if !strings.Contains(cs[0].Name, c.Name) && !strings.Contains(c.Name, cs[0].Name) {
			lead -= c.Points
			break
		}
	}
	return letter.Confidence(min(0.98, 0.7+0.07*max(0, lead)))
}
