package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"recourse/extract/section"
	"recourse/internal/letter"
)

// The end of a postal address in the United States: a state and a ZIP code, in
// one word or two.
var (
	stateWord = regexp.MustCompile(`^[A-Z]{2},?$`)
	zipWord   = regexp.MustCompile(`^\d{5}(-\d{4})?[.,;)]?$`)
)

// stateNames are the last words of the states' names.
var stateNames = strings.Fields(`alabama alaska arizona arkansas california carolina colorado columbia connecticut
	dakota delaware florida georgia hampshire hawaii idaho illinois indiana iowa island jersey kansas kentucky louisiana
	maine maryland massachusetts mexico michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma
	oregon pennsylvania rico tennessee texas utah vermont virginia washington wisconsin wyoming york`)

func isState(word string) bool {
	return stateWord.MatchString(word) || slices.Contains(stateNames, strings.ToLower(strings.Trim(word, ",")))
}

const (
	// addressWords is the most words of an address.
	addressWords = 26
	// fewestAddressWords has a street or box, a place, a state and a ZIP code.
	fewestAddressWords = 4
)

// within are the small words that stand inside of names and addresses.
var within = []string{"of", "and", "the", "for", "&", "at", "c/o", "-", "–", "or"}

// before are the words that lead to an address, also in letters in capitals.
var before = []string{"to", "in", "by", "mail", "writing", "send", "write", "address", "through", "portal", "submit"}

// appealAddress is where the next standard appeal is sent by mail.
func (v *view) appealAddress(upheld bool) *letter.Field {
	var best *letter.Field
	points := 0.0
	people := v.addressees()
	addressed := func(word int) bool {
		return slices.ContainsFunc(people, func(c candidate) bool { return slices.Contains(c.words, word) })
	}
	for zip := 1; zip < len(v.Words); zip++ {
		if !zipWord.MatchString(v.Words[zip].Text) || !isState(v.Words[zip-1].Text) || v.Lines[v.Words[zip].Line].Furniture {
			continue
		}
		words := v.addressBefore(zip)
		if len(words) < fewestAddressWords || !v.forAppeals(words) || slices.ContainsFunc(words, addressed) {
			continue
		}
		if s := v.faxPoints(phone{words: words}, upheld); s >= enoughForFax && (best == nil || s > points) {
			points = s
			best = &letter.Field{Value: v.addressText(words), Evidence: v.EvidenceOf(words),
				Confidence: min(v.sure(words), letter.Confidence(min(0.95, 0.7+0.05*s)))}
		}
	}
	return best
}

// sentTo are beginnings of words that say what an address is for.
var sentTo = []string{"appeal", "grievance", "review", "redetermination", "reconsideration", "dispute", "independent"}

// forAppeals reports whether an address has a street or box, and says itself
// that it is for appeals or stands outside of the letter's head.
func (v *view) forAppeals(words []int) bool {
	numbered, named := false, false
	for _, i := range words[:len(words)-1] {
		lower := strings.ToLower(v.Words[i].Text)
		numbered = numbered || strings.ContainsFunc(lower, unicode.IsDigit)
		named = named || slices.ContainsFunc(sentTo, func(w string) bool { return strings.HasPrefix(lower, w) })
	}
	return numbered && (named || v.section(words[0]) != section.Opening)
}

// addressBefore are the words of the address that ends with a ZIP code: back to
// a small word, a colon or the end of a sentence, in the same block of lines.
func (v *view) addressBefore(zip int) []int {
	words := []int{zip, zip - 1}
	for i := zip - 2; i >= 0 && len(words) < addressWords; i-- {
		if !v.continuesAddress(i, i+1) {
			break
		}
		words = append(words, i)
	}
	slices.Reverse(words)
	for len(words) > 0 && slices.Contains(within, strings.ToLower(v.Words[words[0]].Text)) {
		words = words[1:]
	}
	return words
}

// continuesAddress reports whether word i belongs to the address in which word
// next stands.
func (v *view) continuesAddress(i, next int) bool {
	w, n := v.Words[i], v.Words[next]
	if w.Page != n.Page || w.Paragraph != n.Paragraph && v.Lines[w.Line].Block != v.Lines[n.Line].Block {
		return false
	}
	text := w.Text
	lower := strings.ToLower(strings.Trim(text, ".,:;()"))
	switch {
	case lower == "attn" || lower == "attention" || lower == "po" || lower == "p.o":
		return true
	case slices.Contains(before, lower):
		return false
	case strings.HasSuffix(text, ":") || strings.HasSuffix(text, ";"):
		return false
	case w.Sentence != n.Sentence && strings.HasSuffix(text, ".") && len(lower) > 4:
		return false
	case slices.Contains(within, lower) && v.Words[i].Line == v.Words[next].Line:
		return true
	}
	first := []rune(strings.TrimLeft(text, "(“\"#"))
	return len(first) > 0 && (unicode.IsUpper(first[0]) || unicode.IsDigit(first[0]))
}

// addressText is the address with its lines as printed; one in running text is
// one line.
func (v *view) addressText(words []int) string {
	var b strings.Builder
	inText := v.Paragraphs[v.Words[words[0]].Paragraph].Len() > len(words)+6
	for k, i := range words {
		switch {
		case k == 0:
		case !inText && v.Words[i].Line != v.Words[words[k-1]].Line:
			b.WriteString("\n")
		default:
			b.WriteString(" ")
		}
		b.WriteString(v.Words[i].Text)
	}
	return strings.TrimRight(b.String(), ".,;)")
}
