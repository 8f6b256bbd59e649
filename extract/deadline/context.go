package deadline

import (
	"regexp"
	"strings"

	"recourse/extract/dates"
	"recourse/internal/layout"
	"recourse/internal/letter"
)

// The marks of times in a context: the one in question, and others.
const (
	mark  = "§"
	other = "¤"
)

// leadWords is how many words a sentence has at most that says too little for
// the one behind it.
const leadWords = 3

// context is what stands around a time, in lower case, without punctuation but
// semicolons, misread words mended.
type context struct {
	cues     *searched
	clause   string // the part of the sentence that the time stands in
	sentence string
	previous string // the sentence before
	// apart tells that it stands in another paragraph.
	apart bool
	// following is the sentence behind.
	following string
	heading   string
	// header is what stands over a table's column.
	header string
	// parent is the heading over a table.
	parent string
	// act and whole are clause and sentence without the event that a period
	// counts from: "of the date of our appeal decision" is no appeal.
	act, whole string
	// event is what a period counts from, or what stands behind the time.
	event string
	// before and after are the clause's words before and behind the time.
	before, after string
	// dateLabels are the labels of the letter's own date.
	dateLabels []string
	// quote is what proves the clock.
	quote []int
}

// reader makes contexts. It keeps what it has normalised.
type reader struct {
	t     *layout.Text
	times []mention
	words map[int]string
	cues  *searched
	// dateLabels are the labels of the letter's own date.
	dateLabels []string
}

func newReader(t *layout.Text, times []mention) *reader {
	return &reader{t: t, times: times, words: map[int]string{}, cues: newSearched()}
}

// labelWords is how many words a label has at least that names a date plainly.
const labelWords = 2

// labelsOf are the labels of the letter's own date, as cues are written: "90 days
// from the payment date" counts from it where that is how it is labelled.
func (r *reader) labelsOf(roles []dates.Roled, letterDate letter.Date) []string {
	var out []string
	for _, d := range roles {
		if d.Date == letterDate && d.Label.Len() >= labelWords && (d.Role == dates.RoleLetter || d.Role == dates.RoleDecision) {
			out = append(out, r.text(d.Label, layout.Range{}))
		}
	}
	return out
}

// contextOf is the context of a time in running text.
func (r *reader) contextOf(m mention) context {
	s := r.whole(r.t.SentenceOf(m.words.From))
	c := context{cues: r.cues, dateLabels: r.dateLabels, quote: trimMarker(r.t, s).Words()}
	c.sentence = r.text(s, m.words)
	c.clause = clauseOf(c.sentence)
	c.before, c.after, _ = strings.Cut(c.clause, mark)
	if p := r.previous(s); !p.Empty() {
		c.previous = r.text(p, layout.Range{})
		c.apart = r.t.Words[p.To-1].Paragraph != r.t.Words[s.From].Paragraph
	}
	if s.To < len(r.t.Words) {
		c.following = r.text(r.t.SentenceOf(s.To), layout.Range{})
	}
	c.act, c.whole, c.event = c.clause, c.sentence, c.after
	if e := r.event(m, s); e != "" {
		c.event = e
		c.act, c.whole = strings.Replace(c.clause, e, "", 1), strings.Replace(c.sentence, e, "", 1)
	}
	c.heading = r.heading(m.words.From)
	return c
}

// whole is the sentence with what follows it where a heading's form, or a
// gap, cuts it off: "YOU HAVE 180 DAYS IN", "WHICH TO APPEAL."
func (r *reader) whole(s layout.Range) layout.Range {
	t := r.t
	if s.To >= len(t.Words) || ended.MatchString(t.Words[s.To-1].Text) || !goesOn.MatchString(layout.Fold(t.Words[s.To-1].Text)) {
		return s
	}
	next := t.SentenceOf(s.To)
	a, b := t.LineOf(s.To-1), t.LineOf(next.From)
	if next.From != s.To || t.Words[next.From].Line != t.Words[s.To-1].Line+1 || a.Furniture || b.Furniture || a.Page != b.Page {
		return s
	}
	return s.Union(next)
}

// ended is the last word of a sentence; goesOn a word that is never the last.
var (
	ended  = regexp.MustCompile(`[.;:?!]$`)
	goesOn = regexp.MustCompile(`^(?:a|an|the|in|of|to|for|from|by|with|at|on|or|and|your|our|this|that|which|within|must|may|can|state|fair|external)$`)
)

// event is the words of a sentence that tell what a period counts from.
func (r *reader) event(m mention, s layout.Range) string {
	if m.period == nil || m.period.After.Empty() || !s.Covers(m.period.After) {
		return ""
	}
	return strings.Trim(r.text(m.period.After, m.words), "; ")
}

// text is the words of a range as cues are written.
func (r *reader) text(s, at layout.Range) string {
	var b strings.Builder
	for i := s.From; i < s.To; i++ {
		if to := r.aside(layout.Range{From: i, To: s.To}); to > i {
			i = to - 1
			continue
		}
		w := r.word(i)
		if t := r.timeAt(i); at.Has(i) || t >= 0 {
			w = other
			if at.Has(i) {
				w = mark
			}
			again := strings.HasSuffix(b.String(), w+" ") || strings.HasSuffix(b.String(), w)
			switch ends := strings.HasSuffix(r.t.Words[i].Text, ";"); {
			case again && ends:
				w = ";"
			case again:
				continue
			case ends:
				w += ";"
			}
		}
		if w != "" {
			b.WriteString(w)
			b.WriteByte(' ')
		}
	}
	return strings.TrimSpace(b.String())
}

// asideWords is how many words a remark in brackets has at least that is no part
// of its sentence: "(we also mail these to the home)".
const asideWords = 4

// aside is where a remark in brackets ends that begins the range and tells no
// time; 0 where none begins there.
func (r *reader) aside(s layout.Range) int {
	if !strings.HasPrefix(r.t.Words[s.From].Text, "(") {
		return 0
	}
	for i := s.From; i < s.To && r.timeAt(i) < 0; i++ {
		if strings.HasSuffix(strings.TrimRight(r.t.Words[i].Text, ".,:;"), ")") {
			if i+1-s.From < asideWords {
				return 0
			}
			return i + 1
		}
	}
	return 0
}

// timeAt is the index of the time that the word belongs to, or -1.
func (r *reader) timeAt(word int) int {
	for i, m := range r.times {
		if m.words.Has(word) {
			return i
		}
		if m.words.From > word {
			break
		}
	}
	return -1
}

// word is a word as cues are written.
func (r *reader) word(i int) string {
	w, ok := r.words[i]
	if !ok {
		w = plain(lex.words.mend(r.t.Words[i].Text))
		r.words[i] = w
	}
	return w
}

// plain drops the punctuation that cues do not know.
func plain(s string) string { return strings.Join(strings.Fields(punctuation.Replace(s)), " ") }

var punctuation = strings.NewReplacer(",", "", ".", "", ":", "", "(", "", ")", "", `"`, "", "?", "", "!", "", "[", "", "]", "", "*", "", "|", "", "/", " ")

// breaks part a sentence into clauses with subjects of their own.
var breaks = regexp.MustCompile(`;| (?:and|but|or|so|then|unless|because) (?:we|you|it|they|the plan|the iro|the ire|the organization|a decision|our|your doctor) | while (?:we|it|they|the plan|the iro|the ire|the organization|a decision) `)

// turns part a sentence of several times into what each is for.
var turns = regexp.MustCompile(` (?:and|or|then) (?:[^ ;]+ ){0,3}[§¤]| (?:and|or) (?:(?:may|can|must|to|then|also) )?(?:ask|file|request|submit|send|seek|appeal|apply|use) `)

// clauseOf is the part of the sentence that the time stands in.
func clauseOf(s string) string {
	at := strings.Index(s, mark)
	if at < 0 {
		return s
	}
	from, to := 0, len(s)
	parts := breaks.FindAllStringIndex(s, -1)
	if strings.Contains(s, other) {
		parts = append(parts, turns.FindAllStringIndex(s, -1)...)
	}
	for _, m := range parts {
		switch {
		case m[0] < at:
			from = max(from, m[0])
		default:
			to = min(to, m[0])
		}
	}
	return strings.TrimSpace(strings.TrimLeft(s[from:to], "; "))
}

// previous is the sentence before, as long as a reader would connect them.
func (r *reader) previous(s layout.Range) layout.Range {
	if s.From == 0 {
		return layout.Range{}
	}
	p := r.t.SentenceOf(s.From - 1)
	for _, h := range r.t.Headings {
		if h.Overlaps(p) {
			return layout.Range{}
		}
	}
	if p.Len() == 1 && p.From > 0 { // a list item's number
		return r.previous(p)
	}
	if p.Len() <= leadWords { // "You must:"
		return p.Union(r.previous(p))
	}
	return p
}

// heading is the heading over the word.
func (r *reader) heading(word int) string {
	return r.text(r.t.HeadingOf(word), layout.Range{})
}

// trimMarker leaves out a list item's marker before a sentence.
func trimMarker(t *layout.Text, s layout.Range) layout.Range {
	if s.Len() > 2 && len(layout.Fold(t.Words[s.From].Text)) == 0 {
		s.From++
	}
	return s
}
