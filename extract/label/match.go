package label

import (
	"regexp"
	"slices"
	"strings"
)

// Match is a label found in a line.
type Match struct {
	// From and To are the tokens of the label, To not included.
	From, To int
	// Names tells for each field how sure the label names it.
	Names map[string]float64
	Says  string
	// Colon reports whether a colon, or what recognition makes of one, ends it.
	Colon bool
	// Whole reports whether nothing but the label stands in the line.
	Whole bool
	// Bare reports whether a common word is taken for a label only because a
	// number follows it.
	Bare bool
	// Quality is 1 where every word is as it should be, less where letters
	// were forgiven.
	Quality float64
}

// Reader finds labels in the lines of one letter; it is not safe for
// concurrent use.
type Reader struct {
	lx   *Lexicon
	seen map[string]meaning
}

// Reader returns a reader for one letter.
func (lx *Lexicon) Reader() *Reader { return &Reader{lx, map[string]meaning{}} }

// Find returns the labels in the tokens of one line, in order, the longest
// where several begin at one place.
func (r *Reader) Find(tokens []Token) []Match {
	words, quality := r.read(tokens)
	lx := r.lx
	var out []Match
	for i := 0; i < len(tokens); i++ {
		best, ok := lx.longest(tokens, words, i)
		if !ok {
			continue
		}
		best = lx.withTail(tokens, words, best)
		if len(out) > 0 && best.isPrefixOf(tokens, out[len(out)-1]) {
			continue
		}
		for k := best.From; k < best.To; k++ {
			best.Quality = min(best.Quality, quality[k])
		}
		out = append(out, best)
		i = best.To - 1
	}
	return out
}

// IsPrefix reports whether letters that are a label too can begin the number
// behind them, as the value of a label that names the same: "Sponsor ID: DBN
// 83697685", and the cell "EOC 47805063" under "EOC/Case ID".
func (m Match) IsPrefix(tokens []Token, names map[string]float64) bool {
	if !m.Bare || m.To != m.From+1 || !prefixForm.MatchString(tokens[m.From].Text) {
		return false
	}
	for field := range m.Names {
		if names[field] > 0 {
			return true
		}
	}
	return false
}

// IsCellPrefix reports whether a cell is a number with the short words that are
// printed before it, under or beside a label that names the same: "PA Case
// 4449-7347" under "PA tracking".
func (m Match) IsCellPrefix(tokens []Token, names map[string]float64) bool {
	if m.From != 0 || m.To > 2 || m.Colon || len(tokens) != m.To+1 || !hasDigit(tokens[m.To].Text) {
		return false
	}
	for _, t := range tokens[:m.To] {
		if !shortWord.MatchString(t.Text) {
			return false
		}
	}
	for field := range m.Names {
		if names[field] >= plainName {
			return true
		}
	}
	return false
}

// plainName is the weight of a field that a label plainly names.
const plainName = 0.7

var shortWord = regexp.MustCompile(`^[A-Z][A-Za-z]{0,4}$`)

// isPrefixOf reports whether the match begins the value of the label right
// before it.
func (m Match) isPrefixOf(tokens []Token, label Match) bool {
	return label.To == m.From && m.IsPrefix(tokens, label.Names)
}

// read replaces what recognition garbled by the known words that were meant.
func (r *Reader) read(tokens []Token) (words []string, quality []float64) {
	words = make([]string, len(tokens))
	quality = make([]float64, len(tokens))
	for i, t := range tokens {
		m := r.meant(t.Norm)
		words[i], quality[i] = m.word, m.quality
	}
	return words, quality
}

func (lx *Lexicon) longest(tokens []Token, words []string, from int) (Match, bool) {
	var best Match
	found := false
	for _, p := range lx.starts[words[from]] {
		to, ok := lx.fit(p, tokens, words, from)
		if !ok || found && (to < best.To || to == best.To && p.weight() <= best.weight()) {
			continue
		}
		m := Match{From: from, To: to, Names: p.Names, Says: p.Says, Quality: 1,
			Colon: tokens[to-1].Colon, Whole: lx.whole(tokens, words, from, to)}
		if p.Loose && !m.Colon && !m.Whole {
			if !numberFollows(tokens, to) {
				continue
			}
			m.Quality, m.Bare = bareQuality, true
		}
		best, found = m, true
	}
	if m, ok := lx.compose(tokens, words, from); ok && (!found || m.To > best.To) {
		return m, true
	}
	return best, found
}

// Generic reports whether the label can name whatever a payer files, a request, a
// claim or an appeal: "Case no.", "Reference".
func (m Match) Generic() bool {
	return (strings.Contains(m.Says, "{reference}") || strings.Contains(m.Says, "{quoted}")) && !strings.Contains(m.Says, "{request}") && !strings.Contains(m.Says, "{authorization}")
}

func (m Match) weight() float64   { return heaviest(m.Names) }
func (p *Phrase) weight() float64 { return heaviest(p.Names) }

func heaviest(names map[string]float64) float64 {
	w := 0.0
	for _, v := range names {
		w = max(w, v)
	}
	return w
}

// fit lays the phrase on the words from a place on, skipping fillers, and
// returns where it ends.
func (lx *Lexicon) fit(p *Phrase, tokens []Token, words []string, from int) (to int, ok bool) {
	at := from
	for n, item := range p.items {
		for n > 0 && at < len(words) && lx.filler(words[at]) && !slices.Contains(item.words, words[at]) {
			at++
		}
		if at >= len(words) || !slices.Contains(item.words, words[at]) {
			return 0, false
		}
		if item.twice && at+1 < len(words) && !tokens[at].Colon && slices.Contains(item.words, words[at+1]) {
			at++
		}
		last := n == len(p.items)-1
		if (tokens[at].Colon || endsSentence(tokens[at]) || newSentence(tokens, at)) && !last {
			return 0, false
		}
		at++
	}
	return at, true
}

func (lx *Lexicon) filler(word string) bool { return word == "" || lx.fillers[word] }

// whole reports whether only an item's number stands before the label, and
// only fillers or a remark in brackets behind it.
func (lx *Lexicon) whole(tokens []Token, words []string, from, to int) bool {
	for i := range from {
		first := i == 0 && (boxNumber.MatchString(tokens[i].Text) || boxWords[words[i]])
		if !first && !lx.filler(words[i]) && !isNumbering(tokens[i].Text) {
			return false
		}
	}
	bracket := false
	for i := to; i < len(tokens); i++ {
		bracket = bracket || tokens[i].Text[0] == '('
		if !bracket && !lx.filler(words[i]) {
			return false
		}
		bracket = bracket && !strings.HasSuffix(strings.TrimRight(tokens[i].Text, ":"), ")")
	}
	return true
}

// endsSentence reports whether a full stop ends the token that is none of an
// abbreviation.
func endsSentence(t Token) bool {
	return len(t.Text) > longAbbreviation && t.Text[len(t.Text)-1] == '.'
}

// longAbbreviation is how long an abbreviation with its full stop is: "Precert."
const longAbbreviation = 8

// bareQuality is what is left of the certainty of a common word that is a label
// only because a number follows: "member ARP0552881, case 7712088".
const bareQuality = 0.95

// numberFollows reports whether what can be an identifier stands right behind a
// label: five digits at least, and no date, sum of money or phone number.
func numberFollows(tokens []Token, at int) bool {
	for at < len(tokens) && tokens[at].Norm == "" {
		at++
	}
	if at+1 < len(tokens) && prefixForm.MatchString(tokens[at].Text) && numberForm.MatchString(tokens[at+1].Text) {
		return true
	}
	if at >= len(tokens) {
		return false
	}
	if dateStart.MatchString(tokens[at].Text) || phoneForm.MatchString(tokens[at].Text) {
		return false
	}
	digits := 0
	for _, r := range tokens[at].Text {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case strings.ContainsRune("$%/.,", r) && digits > 0 && digits < minDigits:
			return false
		}
	}
	return digits >= minDigits || inGroups(tokens[at:])
}

// inGroups reports whether a number follows in three groups that are long enough
// together, of digits or with letters in the middle: "440 718 225", "7710 KDR 29".
func inGroups(tokens []Token) bool {
	return len(tokens) > 2 && groupForm.MatchString(tokens[0].Text) && !yearForm.MatchString(tokens[0].Text) && middleForm.MatchString(tokens[1].Text) && groupForm.MatchString(tokens[2].Text) &&
		len(tokens[0].Text)+len(tokens[2].Text) >= minDigits
}

var (
	groupForm  = regexp.MustCompile(`^\d{2,6}$`)
	middleForm = regexp.MustCompile(`^(\d{2,6}|[A-Z]{2,4})$`)
	yearForm   = regexp.MustCompile(`^(19|20)\d{2}$`)
)

// prefixForm is how letters stand apart before a number of numberForm.
var (
	prefixForm = regexp.MustCompile(`^[A-Z]{1,3}$`)
	numberForm = regexp.MustCompile(`^[A-Z]{0,2}\d{6,}`)
)

// phoneForm is a phone number; dateStart is how a date in figures begins.
var phoneForm = regexp.MustCompile(`^\(?(1[-.])?\d{3}\)?[-.]\d{3}[-.]\d{4}`)

var dateStart = regexp.MustCompile(`^(19|20)\d{2}-\d{2}-\d{2}|^\d{1,2}[-/]\d{1,2}[-/]\d{2}`)

// minDigits is how many digits make a number behind a common word a number of
// its own.
const minDigits = 5

// boxNumber is the number of a box without a full stop, boxWords are the words
// before one: "3 Reference", "Box 2. Member".
var (
	boxNumber = regexp.MustCompile(`^\d{1,2}$`)
	boxWords  = map[string]bool{"box": true, "item": true, "field": true, "line": true}
)

// romanForm is the number of a section: "IV.".
var romanForm = regexp.MustCompile(`^[IVX]{1,4}[.)]$`)

// isNumbering reports whether the text numbers a box of a form: "5.", "12)" or
// "IV.".
func isNumbering(s string) bool {
	if romanForm.MatchString(s) {
		return true
	}
	if len(s) < 2 || len(s) > 3 {
		return false
	}
	for _, c := range s[:len(s)-1] {
		if c < '0' || c > '9' {
			return false
		}
	}
	return s[len(s)-1] == '.' || s[len(s)-1] == ')'
}
