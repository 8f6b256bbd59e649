package extract

import (
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
