package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"recourse/extract/label"
)

// nameToken is a part of a person's name: a word with a capital, an initial.
var nameToken = regexp.MustCompile(`^\p{Lu}(\.|\p{L}*([’'-]\p{L}+)*-?\.?)$`)

// maxNameParts is how many words a name has at most.
const maxNameParts = 6

// person is a name as it stands on the page.
type person struct {
	// value is in First Last order.
	value string
	words []int
	// titled tells that a credential or a doctor's title goes with the name.
	titled bool
}

// personAt reads a name from the first token on; false where there is none.
func personAt(tokens []label.Token) (person, bool) {
	var parts []label.Token
	comma := -1 // how many parts stand before the comma
	var p person
	if len(tokens) > 0 && lexicon.Greetings.has(tokens[0].Norm) {
		return p, false
	}
	for i, t := range tokens {
		text := strings.Trim(t.Text, ",;:()[]|\"“”*")
		upper := strings.ToUpper(strings.ReplaceAll(text, ".", ""))
		if len(parts) == 0 && lexicon.Names.Titles.has(upper) {
			p.titled = p.titled || upper == "DR"
			continue
		}
		if lexicon.Names.Credentials.has(upper) && len(parts) > 1 {
			p.titled = true
			break
		}
		if lexicon.Names.Particles[text] && isWithin(parts, tokens[i+1:]) {
			parts = append(parts, t)
			continue
		}
		if !nameToken.MatchString(text) || lexicon.Names.Not.has(upper) || strings.HasPrefix(t.Text, "(") || len(parts) == maxNameParts {
			break
		}
		parts = append(parts, t)
		if strings.HasSuffix(t.Text, ",") {
			if comma >= 0 {
				break
			}
			comma = len(parts)
			continue
		}
		if ends(t.Text) && !strings.HasSuffix(t.Text, ".") {
			break
		}
	}
	if isBrand(parts, tokens) {
		return p, false
	}
	p.words = wordsOf(parts)
	p.value = inOrder(parts, comma)
	if comma < 0 {
		p.value = lastNameFirst(p.value)
	}
	return p, plausible(p.value)
}

// substance is the substance of a drug in brackets behind its brand.
var substance = regexp.MustCompile(`^\([a-z]{5,}[a-z-]*\)?[.,;]?$`)

// isBrand reports whether words with capitals are a drug's: its substance stands
// behind them.
func isBrand(parts, tokens []label.Token) bool {
	n := slices.IndexFunc(tokens, func(t label.Token) bool { return strings.HasPrefix(t.Text, "(") })
	return n > 0 && len(parts) > 0 && parts[len(parts)-1].Word == tokens[n-1].Word && substance.MatchString(tokens[n].Text) && !lexicon.Names.Kin.has(tokens[n].Norm) &&
		isDrugName(tokens[n].Norm)
}

// isDrugName reports whether a word ends as the names of substances do.
func isDrugName(w string) bool {
	return isCare(strings.Trim(w, "()"))
}

// isWithin reports whether a particle is part of a name: between its words, or
// before a last name that comes first.
func isWithin(parts, rest []label.Token) bool {
	if len(parts) == 0 {
		return len(rest) > 2 && slices.ContainsFunc(rest[:3], func(t label.Token) bool { return strings.HasSuffix(t.Text, ",") }) && goesOnAsName(rest)
	}
	last := parts[len(parts)-1].Text
	return (!ends(last) || len(last) == 2 && last[1] == '.') && goesOnAsName(rest)
}

// goesOnAsName reports whether a name can go on behind a particle: with another
// one, or a word with a capital.
func goesOnAsName(rest []label.Token) bool {
	for len(rest) > 0 && lexicon.Names.Particles[rest[0].Text] {
		rest = rest[1:]
	}
	return len(rest) > 0 && nameToken.MatchString(strings.Trim(rest[0].Text, ",;:()"))
}

// inOrder turns "LAST, FIRST M" about.
func inOrder(parts []label.Token, comma int) string {
	texts := make([]string, 0, len(parts))
	for _, t := range parts {
		texts = append(texts, strings.Trim(t.Text, ",;:()[]|\"“”*"))
	}
	if comma > 0 && comma < len(texts) && !lexicon.Names.Suffixes.has(strings.Trim(texts[comma], ".")) {
		texts = append(slices.Clone(texts[comma:]), texts[:comma]...)
	}
	return strings.TrimSuffix(strings.Join(texts, " "), ";")
}

// plausible reports whether a name has two words that are more than initials.
func plausible(name string) bool {
	long := 0
	for _, w := range strings.Fields(name) {
		if len(strings.Trim(w, ".")) > 1 {
			long++
		}
	}
	return long >= 2
}

// nameKey is what counts when names are compared: words longer than an
// initial, in lower case.
func nameKey(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) })
	words = slices.DeleteFunc(words, func(w string) bool { return len(w) <= 1 })
	return strings.Join(words, " ")
}
