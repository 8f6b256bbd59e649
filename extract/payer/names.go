package payer

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"recourse/internal/layout"
)

// connectors may stand within the name of an organization.
var connectors = map[string]bool{"of": true, "and": true, "&": true, "the": true, "for": false,
	"de": true, "del": true, "la": true, "las": true, "los": true, "y": true}

// companyForm is what stands behind the comma of a company's name.
var companyForm = map[string]bool{"llc": true, "inc": true, "corp": true, "ltd": true, "lp": true, "co": true}

// planType is a remark behind the name of a Medicare plan.
var planType = regexp.MustCompile(`^\((HMO|PPO|PDP|POS|HMO-POS|HMO-SNP|D-SNP|EPO|PFFS|Cost)[-A-Z ]*\)[.,:;]?$`)

// org is the name of an organization at one place.
type org struct {
	layout.Range
	// more is the second line of a name in two.
	more  layout.Range
	words []string
}

// all are the indexes of the words of the name.
func (o org) all() []int { return append(o.Range.Words(), o.more.Words()...) }

// text is the name as printed.
func (f *finder) text(o org) string {
	if o.more.Empty() {
		return f.t.String(o.Range)
	}
	return f.t.String(o.Range) + " " + f.t.String(o.more)
}

// orgsIn are the runs of capitalised words of a range, with what may stand
// between them.
func orgsIn(t *layout.Text, r layout.Range) []org {
	var out []org
	from := -1
	flush := func(to int) {
		for from >= 0 && to > from && isConnector(t.Words[to-1].Text) {
			to--
		}
		for from >= 0 && from < to-1 && len(bare(t.Words[from].Text)) <= 1 { // a logo, read as a letter
			from++
		}
		if from >= 0 && to > from && !spaced(t, from, to) {
			out = append(out, apart(t, layout.Range{From: from, To: to})...)
		}
		from = -1
	}
	for i := r.From; i < r.To; i++ {
		w := t.Words[i].Text
		switch {
		case planType.MatchString(w) && from >= 0:
			flush(i + 1)
			continue
		case isBox(t, i):
			flush(i)
			continue
		case from >= 0 && (isConnector(w) || isLocal(t, i, r.To) || tiesLine(t, i)):
			continue
		case !isCapitalised(w):
			flush(i)
			continue
		}
		if from < 0 {
			from = i
		}
		if closes(w) && !(i+1 < r.To && companyForm[bare(t.Words[i+1].Text)]) {
			flush(i + 1)
		}
	}
	flush(r.To)
	return out
}

// apart takes two names apart that "and" joins: where both sides are long
// enough to be names of plans, and the second one is named by more than words
// that go on with the first ("Health and Welfare Fund").
func apart(t *layout.Text, r layout.Range) []org {
	for i := r.From + 2; i < r.To-2; i++ {
		if t.Words[i].Text == "and" && isPlanWord(t.Words[i-1].Text) && isPlanWord(t.Words[r.To-1].Text) && isNamed(t, layout.Range{From: i + 1, To: r.To}) {
			return append(apart(t, layout.Range{From: r.From, To: i}), apart(t, layout.Range{From: i + 1, To: r.To})...)
		}
	}
	o := org{Range: r}
	for i := r.From; i < r.To; i++ {
		o.words = append(o.words, bare(t.Words[i].Text))
	}
	return []org{o}
}

// isNamed reports whether a name has a word of its own.
func isNamed(t *layout.Text, r layout.Range) bool {
	return slices.ContainsFunc(t.Words[r.From:r.To], func(w layout.Word) bool {
		return isProper(bare(w.Text)) && !slices.Contains(words().Branches, bare(w.Text))
	})
}

// spaced reports whether the words are single letters: a name set with space
// between its letters, or initials.
func spaced(t *layout.Text, from, to int) bool {
	single := 0
	for i := from; i < to; i++ {
		if len(bare(t.Words[i].Text)) <= 1 {
			single++
		}
	}
	return 2*single > to-from
}

func isConnector(w string) bool { return connectors[w] }

// localForm is the number of a union's local, lodge or district.
var localForm = regexp.MustCompile(`^\d{1,4}$`)

// isLocal reports whether a word is the number of a local in a name that goes on:
// "Carpenters Local 417 Health Fund".
func isLocal(t *layout.Text, i, end int) bool {
	return localForm.MatchString(t.Words[i].Text) && i+1 < end && isCapitalised(t.Words[i+1].Text) &&
		slices.Contains(words().Locals, bare(t.Words[i-1].Text))
}

// isBox reports whether a post office box begins or goes on at a word.
func isBox(t *layout.Text, i int) bool {
	w := bare(t.Words[i].Text)
	return w == "p.o" || w == "po" && i+1 < len(t.Words) && bare(t.Words[i+1].Text) == "box" ||
		w == "box" && i > 0 && (bare(t.Words[i-1].Text) == "p.o" || bare(t.Words[i-1].Text) == "po" || bare(t.Words[i-1].Text) == "office")
}

// ties join a brand with whose it is in a line of its own: "Ambler from Sunrise
// Health". In sentences they tell of something else.
var ties = map[string]bool{"from": true, "at": true}

// tieWords is how many words such a line has at most.
const tieWords = 6

// tiesLine reports whether a word is a tie in a line that has nothing but a name.
func tiesLine(t *layout.Text, i int) bool {
	l := t.LineOf(i)
	if !ties[t.Words[i].Text] || l.Len() > tieWords || slices.Contains(words().Titles, bare(t.Words[l.From].Text)) {
		return false
	}
	for k := l.From; k < l.To; k++ {
		if w := t.Words[k].Text; k != i && !isCapitalised(w) && !isConnector(w) || k < l.To-1 && closes(w) {
			return false
		}
	}
	return true
}

// numberedUnion is the name of a local that begins with its number: "32BJ".
var numberedUnion = regexp.MustCompile(`^\d{1,4}[A-Z]{2,}$`)

// isCapitalised reports whether a word can be part of a name.
func isCapitalised(w string) bool {
	w = strings.TrimLeft(w, "(“\"")
	if numberedUnion.MatchString(w) {
		return true
	}
	first := true
	for _, r := range w {
		if unicode.IsDigit(r) {
			return false
		}
		if first && !unicode.IsUpper(r) {
			return false
		}
		first = false
	}
	return !first
}

// closes reports whether the punctuation behind a word ends a name.
func closes(w string) bool {
	if strings.HasSuffix(w, ".") {
		return len(w) > 4 || companyForm[bare(w)]
	}
	return strings.ContainsRune(",;:)|•·", rune(w[len(w)-1]))
}

// bare is a word in lower case without the punctuation around it.
func bare(w string) string {
	w = strings.ToLower(strings.Trim(w, ".,;:()|•·“”\"’'"))
	return strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
}
