package extract

import (
	"slices"
	"strings"

	"recourse/extract/label"
)

// salutations are the names that a letter greets.
func (v *view) salutations() []candidate {
	var out []candidate
	for _, l := range v.lines {
		if len(l.tokens) < 3 || !lexicon.Greetings.has(l.tokens[0].Norm) || len(l.tokens) > 7 {
			continue
		}
		if p, ok := personAt(l.tokens[1:]); ok && !p.titled {
			out = append(out, nameCandidate(p, scoreSalutation, "salutation"))
		}
	}
	return out
}

// greet raises the names of the person whom the letter greets by the last name
// and a title, or by the first name.
func (v *view) greet(all []candidate) {
	for _, l := range v.lines {
		last, first := greeted(l.tokens)
		for i := range all {
			key := nameKey(all[i].value)
			if last != "" && strings.HasSuffix(key, last) || first != "" && strings.HasPrefix(key, first+" ") {
				all[i].score += scoreGreeted
			}
		}
	}
}

// greeted is the last name that a line greets with a title, or the first name
// that it greets without one.
func greeted(tokens []label.Token) (last, first string) {
	if len(tokens) < 2 || len(tokens) > 4 || !lexicon.Greetings.has(tokens[0].Norm) {
		return "", ""
	}
	switch title := lexicon.Names.Titles.has(tokens[1].Norm); {
	case title && len(tokens) > 2 && tokens[1].Norm != "dr":
		return nameKey(tokens[len(tokens)-1].Text), ""
	case !title && len(tokens) == 2:
		return "", nameKey(tokens[1].Text)
	}
	return "", ""
}

// subjects are the names in lines that tell what a letter is about.
func (v *view) subjects() []candidate {
	var out []candidate
	for _, l := range v.lines {
		if len(l.tokens) < 3 || l.tokens[0].Norm != "re" && l.tokens[0].Norm != "subject" && l.tokens[0].Norm != "regarding" {
			continue
		}
		for i := 1; i < len(l.tokens); i++ {
			before := l.tokens[i-1].Norm
			if p, ok := personAt(untilLabel(l, i)); ok && !p.titled && (before == "for" || before == "re" || before == "of") {
				out = append(out, nameCandidate(p, scoreSubject, "subject line"))
			}
		}
	}
	return out
}

// untilLabel are the tokens of a line from a place up to the next label.
func untilLabel(l viewLine, from int) []label.Token {
	for _, m := range l.labels {
		if m.From > from {
			return l.tokens[from:m.From]
		}
	}
	return l.tokens[from:]
}

// kin are the relatives and patients of the reader, and the members of the
// writer, whom the letter names: "your daughter, Ana Ruiz", "our member Ana Ruiz".
func (v *view) kin() []candidate {
	var out []candidate
	for _, s := range v.Sentences {
		tokens := v.sentenceTokens(s)
		for i := 1; i+2 < len(tokens); i++ {
			own := tokens[i-1].Norm == "your" || tokens[i-1].Norm == "our" || tokens[i-1].Norm == "the"
			kin, patient := lexicon.Names.Kin.has(tokens[i].Norm), lexicon.Names.Patients.has(tokens[i].Norm)
			if !own || !patient && (!kin || tokens[i-1].Norm != "your") || tokens[i].Colon {
				continue
			}
			rest := tokens[i+1:]
			if rest[0].Norm == "named" {
				rest = rest[1:]
			}
			if p, ok := personAt(rest); ok && !p.titled && !inCapitalText(tokens[i], p) {
				out = append(out, nameCandidate(p, scoreKin, "relative"))
			}
		}
	}
	return out
}

// scoreCaredFor is the score of a name behind words of care given to somebody.
const scoreCaredFor = 0.72

// caredFor are the names behind a word of care and "for" or "to" in a sentence:
// "services to Odette Quinlan", "care for Odette Quinlan".
func (v *view) caredFor() []candidate {
	var out []candidate
	for _, s := range v.Sentences {
		tokens := v.sentenceTokens(s)
		for i := 2; i+1 < len(tokens); i++ {
			if n := tokens[i-1].Norm; n != "for" && n != "to" || !lexicon.CaredFor.has(tokens[i-2].Norm) {
				continue
			}
			if p, ok := personAt(tokens[i:]); ok && !p.titled && lexicon.Names.Given.has(tokens[i].Norm) && !goesOnAsName(after(tokens[i:], p)) {
				out = append(out, nameCandidate(p, scoreCaredFor, "to whom care was given"))
			}
		}
	}
	return out
}

// after are the tokens behind a name.
func after(tokens []label.Token, p person) []label.Token {
	last := p.words[len(p.words)-1]
	return tokens[slices.IndexFunc(tokens, func(t label.Token) bool { return t.Word == last })+1:]
}

// scoreFamilyName is the score of a name that has the last name of another one.
const scoreFamilyName = 0.5

// relatives are the names of the first page that have the last name of the one to
// whom the letter is addressed and another first name: the letter can be about a
// person of the family. Those who sign or decide have a title, and the insured is
// known as such.
func (v *view) relatives(addressee candidate) []candidate {
	words := strings.Fields(strings.TrimSuffix(nameKey(addressee.value), suffixOf(nameKey(addressee.value))))
	last, first := words[len(words)-1], words[0]
	var out []candidate
	for i, l := range v.lines {
		if v.Lines[i].Page != v.Pages[0].Number || v.Lines[i].Furniture {
			continue
		}
		for k := range l.tokens {
			if k > 0 && nameToken.MatchString(l.tokens[k-1].Text) && !l.tokens[k-1].Colon {
				continue
			}
			p, ok := personAt(l.tokens[k:])
			if !ok || p.titled || v.signs(i, p) {
				continue
			}
			if own := strings.Fields(nameKey(p.value)); own[len(own)-1] == last && own[0] != first && !slices.ContainsFunc(v.people(), func(c candidate) bool {
				return c.field == "subscriber_name" && sameName(c.value, p.value)
			}) {
				out = append(out, nameCandidate(p, scoreFamilyName, "the addressee's last name"))
			}
		}
	}
	return out
}

// signs reports whether a name stands where letters are signed: alone in its line
// and below the body, or behind a word of deciding.
func (v *view) signs(line int, p person) bool {
	for n := line - 1; n >= 0; n-- {
		if v.ParagraphOf(v.Lines[n].From).Len() >= bodyWords {
			return len(p.words) == v.Lines[line].Len() || p.words[0] == v.Lines[line].From
		}
	}
	return false
}

// inCapitalText reports whether a name follows a word in capitals as if it went on
// with it: there any word looks like a name, and it must begin or end with one that
// is given to persons.
func inCapitalText(before label.Token, p person) bool {
	words := strings.Fields(nameKey(p.value))
	return isCapitals(before.Text) && strings.ToUpper(p.value) == p.value && !ends(before.Text) && len(words) > 0 &&
		!lexicon.Names.Given.has(words[0]) && !lexicon.Names.Given.has(words[len(words)-1])
}

// isCapitals reports whether a word of two letters at least has no small one.
func isCapitals(text string) bool {
	return len(text) > 1 && strings.ToUpper(text) == text && strings.ToLower(text) != text
}

func nameCandidate(p person, score float64, why string) candidate {
	return candidate{field: "patient_name", value: p.value, words: p.words, score: score, reasons: []string{why}}
}
