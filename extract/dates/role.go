package dates

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"recourse/internal/layout"
	"recourse/internal/letter"
)

// Roled is a date with what it is the date of.
type Roled struct {
	Found
	Role Role
	// Weight is how much the label speaks for the letter's own date.
	Weight float64
	// Label is the words that tell the role, empty where none do.
	Label layout.Range
	// Alone tells that the date stands on a line of its own, with at most a
	// place before it; InRow that other lines stand beside that line, as in a
	// table; InText that the date stands in a sentence.
	Alone, InRow, InText bool
}

const (
	// textBefore is how many words before a date in its sentence are running
	// text rather than a label.
	textBefore = 4
	// headerWeight is what a cue of one word counts as a table's header: a
	// column of dates is mostly one of services.
	headerWeight = 0.4
	// requestWeight is what the date counts of something that came in.
	requestWeight = -3
	// anotherWeight is what "date" counts behind a word that is not known.
	anotherWeight = 1
	// labelReach is how many words a label has at most that stands behind a date.
	labelReach = 5
	// headerWords is how many words a header has at most of which one alone
	// tells the role; more are a line of text.
	headerWords = 3
	// rowsAbove is how far above a date, in heights, its label can stand.
	rowsAbove = 4.5
	// rowsBelow is how far below a date, in heights, its label can stand.
	rowsBelow = 1.5
	// cellsLeft is how far left of a date, in heights, its label can stand.
	cellsLeft = 30
)

// Roles finds every date of the letter with its role.
func Roles(t *layout.Text) []Roled {
	found := Find(t)
	out := make([]Roled, 0, len(found))
	for i, d := range found {
		r := roleOf(t, d, found[:i])
		if i > 0 && out[i-1].InText && closes(t, found[i-1], d) {
			r.Role, r.Weight, r.Label, r.InText = out[i-1].Role, out[i-1].Weight, out[i-1].Label, true
		}
		out = append(out, r)
	}
	return out
}

// span is what stands between the two dates of a span of time.
var span = regexp.MustCompile(`^(?i:to|through|thru|until|till|and|or|-|–|—)$`)

// closes reports whether a date is the second of a span that begins with the
// first: "approved from May 1, 2026 to July 30, 2026".
func closes(t *layout.Text, first, second Found) bool {
	between := layout.Range{From: first.To, To: second.From}
	return between.Len() == 1 && span.MatchString(t.Words[between.From].Text) && t.SentenceOf(first.From) == t.SentenceOf(second.From)
}

// roleOf looks for a cue before the date in its line or sentence, then in the
// cell to the left, then above.
func roleOf(t *layout.Text, d Found, earlier []Found) Roled {
	r := Roled{Found: d}
	line, sentence := t.LineOf(d.From), t.SentenceOf(d.From)
	before := layout.Range{From: sinceBar(t, max(sentence.From, sinceDate(earlier)), d.From), To: d.From}
	r.Alone, r.InRow = isAlone(t, d, line), len(t.Row(t.Words[d.From].Line)) > 1
	if !r.Alone && besideLabel(t, d, line) {
		r.Alone, r.InRow = true, true
	}
	r.InText = !r.Alone && (before.Len() >= textBefore || sentence.To-d.To > textBefore && before.Len() > 0)
	places := []layout.Range{before}
	if !r.InText {
		places = append(places, leftOf(t, d.Range, line), above(t, d.Range))
	}
	if r.InRow && !r.InText {
		places = append(places, below(t, d.Range))
	}
	for i, p := range places {
		words := folded(t, p)
		c, ok := bestCue(words)
		if !ok || i == 2 && len(c.words) == 1 && len(words) > headerWords {
			continue
		}
		if i == 3 && len(words) > len(c.words) {
			continue // not all of it is a label
		}
		r.Role, r.Weight, r.Label = c.role, c.weight, p
		if ofAnother(c, words) {
			r.Weight = anotherWeight
		}
		if c.role == RoleLetter && i == 0 && cameIn(words) {
			r.Role, r.Weight = RoleRequest, requestWeight
		}
		if i >= 2 && len(c.words) == 1 && c.role == RoleLetter && hasAmount(t, d) {
			r.Role, r.Weight = RoleService, 0 // a line of a claim
		}
		if isHeader := i >= 2 && r.InRow; isHeader && len(c.words) == 1 {
			r.Weight *= headerWeight
		}
		r.InText = r.InText && !isLabel(t, p) && !(len(words) == len(c.words) && isLine(t, p, d))
		return r
	}
	switch {
	case r.InText:
		r.Role = RoleText
	case r.InRow && hasAmount(t, d):
		r.Role = RoleService // a line of a claim
	}
	return r
}

// cameIn reports whether a label tells when the writer got something, which is no
// letter of the writer's: "Date we got the prescriber's statement".
func cameIn(words []string) bool {
	return len(words) > 2 && slices.Contains(words, "we") && slices.ContainsFunc(words, func(w string) bool { return w == "got" || w == "received" })
}

// ofAnother reports whether an unknown word before the bare "date" of a label says
// that it is the date of something else: "Proposed date:".
func ofAnother(c cue, words []string) bool {
	return len(c.words) == 1 && c.words[0] == "date" && len(words) == 2 && words[1] == "date" && !plainWord[words[0]]
}

// plainWord are words before "date" that say nothing of what it is the date of.
var plainWord = map[string]bool{"the": true, "our": true, "this": true, "today's": true, "todays": true, "current": true, "of": true, "and": true, "id": true, "no": true}

// isLabel reports whether the words are a label rather than the begin of a
// sentence.
func isLabel(t *layout.Text, r layout.Range) bool {
	return !r.Empty() && strings.HasSuffix(t.Words[r.To-1].Text, ":")
}

// amount is a sum of money as tables print it.
var amount = regexp.MustCompile(`^\$?\d{1,3}(?:,\d{3})*\.\d\d$`)

// hasAmount reports whether a sum of money stands in the row of the date.
func hasAmount(t *layout.Text, d Found) bool {
	for _, i := range t.Row(t.Words[d.From].Line) {
		for w := t.Lines[i].From; w < t.Lines[i].To; w++ {
			if amount.MatchString(t.Words[w].Text) {
				return true
			}
		}
	}
	return false
}

// isLine reports whether a label and its date are a whole line, and no sentence
// goes on below it.
func isLine(t *layout.Text, label layout.Range, d Found) bool {
	line := t.LineOf(d.From)
	if line.From != label.From || line.To != d.To {
		return false
	}
	next := ""
	if d.To < len(t.Words) {
		next = t.Words[d.To].Text
	}
	return next == "" || !(next[0] >= 'a' && next[0] <= 'z')
}

// sinceBar is the word behind the last bar or dot between two words that parts
// what stands in one line.
func sinceBar(t *layout.Text, from, to int) int {
	for i := to - 1; i >= from; i-- {
		switch t.Words[i].Text {
		case "|", "·", "•", "¦":
			return i + 1
		}
	}
	return from
}

// sinceDate is the word behind the last earlier date: what stands before that
// is its label, not this one's.
func sinceDate(earlier []Found) int {
	if len(earlier) == 0 {
		return 0
	}
	return earlier[len(earlier)-1].To
}

// place is a town before the date, as in "Boise, Idaho, May 1, 2026".
var place = regexp.MustCompile(`^(?:[A-Z][a-z]+[ ,]*){0,3}$`)

// leads are words after which a sentence goes on with a date.
var leads = regexp.MustCompile(`(?i)^(by|on|of|before|until|till|from|through|to|and|or|dated|after|since|than|effective|the)$|[,;:-]$`)

// isAlone reports whether the date is all of its line but for a place, and not
// the last words of a sentence that began on the line above.
func isAlone(t *layout.Text, d Found, line layout.Line) bool {
	if line.To != d.To || !place.MatchString(t.String(layout.Range{From: line.From, To: d.From})) {
		return false
	}
	if line.From == t.ParagraphOf(d.From).From {
		return true
	}
	return !strings.HasSuffix(t.Words[d.To-1].Text, ".") && !leads.MatchString(t.Words[line.From-1].Text)
}

// besideLabel reports whether the date begins its line and a label with its value
// stands beside it, as in another column: "May 1, 2026   Plan ID: 5720".
func besideLabel(t *layout.Text, d Found, line layout.Line) bool {
	if line.From != d.From || line.To == d.To || !unicode.IsUpper([]rune(t.Words[d.To].Text)[0]) {
		return false
	}
	for i := d.To; i < min(line.To-1, d.To+labelReach); i++ {
		if strings.HasSuffix(t.Words[i].Text, ":") {
			return true
		}
	}
	return false
}

// leftOf is the nearest line to the left in the row of the date. Where the row
// has only two cells, as in a list of facts, the left one is the label of the
// other however far it is.
func leftOf(t *layout.Text, r layout.Range, line layout.Line) layout.Range {
	var best layout.Line
	row := t.Row(t.Words[r.From].Line)
	for _, i := range row {
		l := t.Lines[i]
		near := line.Place[0]-l.Place[2] < cellsLeft*line.Place.Height() || len(row) == 2
		if l.Place[2] <= line.Place[0] && near && (best.Empty() || l.Place[2] > best.Place[2]) {
			best = l
		}
	}
	return best.Range
}

// above is the nearest line above the date that has letters in it.
func above(t *layout.Text, r layout.Range) layout.Range {
	p := t.Place(r)
	var best layout.Range
	nearest := rowsAbove * p.Height()
	for _, l := range t.Lines {
		gap := p[1] - l.Place[3]
		if l.Page != t.Words[r.From].Page || gap < -0.3*p.Height() || gap >= nearest || l.Place[0] >= p[2] || l.Place[2] <= p[0] || l.Place.IsZero() {
			continue
		}
		if words := over(t, l, p); !words.Empty() {
			best, nearest = words, gap
		}
	}
	return best
}

// below is the line right below the date, where forms have their labels below
// the values.
func below(t *layout.Text, r layout.Range) layout.Range {
	p := t.Place(r)
	var best layout.Range
	nearest := rowsBelow * p.Height()
	for _, l := range t.Lines {
		gap := l.Place[1] - p[3]
		if l.Page != t.Words[r.From].Page || gap < 0 || gap >= nearest || l.Place[0] >= p[2] || l.Place[2] <= p[0] || l.Place.IsZero() {
			continue
		}
		best, nearest = l.Range, gap
	}
	return best
}

// over is the words of the line that stand over the place, with those that
// they follow without a gap.
func over(t *layout.Text, l layout.Line, p letter.Box) layout.Range {
	if l.Place.Width() < 4*p.Width() {
		return l.Range
	}
	var r layout.Range
	for i := l.From; i < l.To; i++ {
		if b := t.Words[i].Place(); b[0] < p[2] && b[2] > p[0] {
			r = r.Union(layout.Range{From: i, To: i + 1})
		}
	}
	return r
}
