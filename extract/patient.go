package extract

import (
	"cmp"
	"slices"
	"strings"

	"recourse/extract/label"
	"recourse/internal/letter"
)

// Scores of names that have no label of the patient's.
const (
	scoreSubscriber = 0.5  // who is insured is often, not always, who is treated
	scoreSalutation = 0.55 // Dear Geneva Thornquist
	scoreAddressee  = 0.5
	scoreSubject    = 0.7  // RE: appeal for Geneva Thornquist
	scoreKin        = 0.85 // your daughter, Geneva Thornquist
	scoreSame       = 0.9  // Patient: same
	scoreGreeted    = 0.1  // Dear Ms. Thornquist
	// garbled is the confidence of a word that may be no word at all, and
	// scoreGarbled what a name of such words loses.
	garbled      = 0.6
	scoreGarbled = 0.2
	// agreement is what another place with the same name adds.
	agreement = 0.06
)

// patientName is the choice among all names that can be the patient's.
func (v *view) patientName() *answer {
	all := v.labelledNames()
	all = append(all, v.salutations()...)
	all = append(all, v.addressees()...)
	all = append(all, v.subjects()...)
	all = append(all, v.kin()...)
	v.greet(all)
	for i := range all {
		if v.sure(all[i].words) < garbled {
			all[i].score -= scoreGarbled
		}
	}
	return bestName(all)
}

// patient is the patient's name; a person is asked where none was found, or
// where two persons can be the patient.
func (v *view) patient(r *reviews) *letter.Field {
	a := v.patientName()
	if a == nil {
		r.add("patient_name", "missing", "no patient's name was found", nil)
		return nil
	}
	a.confidence = byScore.of(a.score)
	if len(a.others) > 0 {
		a.confidence *= byLead.of(a.score - a.others[0].score)
	}
	if len(a.printings) < 2 && v.isRecognised(a.words) {
		a.confidence *= byReading.of(float64(v.sure(a.words)))
	}
	if a.confidence < r.limit("patient_name") {
		r.add("patient_name", "unsure", "it is not certain that this is the patient", append([]candidate{a.candidate}, a.others...))
	}
	return v.field(a)
}

// labelledNames are the names behind labels of patient, member and subscriber.
func (v *view) labelledNames() []candidate {
	var out, same []candidate
	for i, l := range v.lines {
		for k, m := range l.labels {
			weight, subscriber := m.Names["patient_name"], m.Names["subscriber_name"]
			if weight == 0 && subscriber == 0 {
				continue
			}
			next := len(l.tokens)
			if k+1 < len(l.labels) {
				next = l.labels[k+1].From
			}
			c, isSame := v.nameOf(i, m, next)
			c.score = max(weight, scoreSubscriber*subscriber) * c.score * m.Quality
			c.reasons = append(c.reasons, "label "+m.Says)
			switch {
			case isSame && weight > 0:
				same = append(same, c)
			case c.value != "":
				if subscriber > 0 {
					c.field = "subscriber_name"
				}
				out = append(out, c)
			}
		}
	}
	if len(same) > 0 { // the patient is the subscriber
		for i := range out {
			if out[i].field == "subscriber_name" {
				out[i].score = scoreSame
			}
		}
	}
	return out
}

// nameOf is the name that a label gives; same reports that the label says that
// the patient is the subscriber.
func (v *view) nameOf(line int, m label.Match, next int) (c candidate, same bool) {
	c.field = "patient_name"
	for _, s := range v.spots(line, m, next) {
		tokens := s.tokens
		for len(tokens) > 0 && passes(tokens[0]) {
			tokens = tokens[1:]
		}
		if len(tokens) == 0 {
			continue
		}
		if n := tokens[0].Norm; n == "same" || n == "self" {
			return c, true
		}
		p, ok := personAt(v.wrapped(tokens))
		if !ok || p.titled || s.how == inline && !fills(tokens, p) {
			continue
		}
		c.value, c.words, c.score, c.reasons = p.value, p.words, s.trust, []string{s.how}
		return c, false
	}
	return c, false
}

// fills reports whether a name without a colon before it takes all of its
// place: in running text a name can be a part of anything.
func fills(tokens []label.Token, p person) bool {
	for _, t := range tokens {
		if t.Word > p.words[len(p.words)-1] {
			return t.Norm == "" || t.Text[0] == '('
		}
	}
	return true
}

// wrapped adds the first word of the cell's next line to a name that is cut at
// a hyphen or has but one word.
func (v *view) wrapped(tokens []label.Token) []label.Token {
	last := tokens[len(tokens)-1]
	line := v.LineOf(last.Word)
	n := v.Words[last.Word].Line + 1
	cut := strings.HasSuffix(last.Text, "-")
	if last.Word != line.To-1 || n >= len(v.Lines) || v.Lines[n].Block != line.Block || v.Lines[n].Page != line.Page || !cut && len(tokens) > 1 {
		return tokens
	}
	more := v.lines[n].tokens
	if v.isLabels(v.Lines[n].Range) || len(more) > 2 {
		return tokens
	}
	joined := slices.Clone(tokens)
	if cut {
		joined[len(joined)-1].Text += more[0].Text
		return append(joined, more[1:]...)
	}
	return append(joined, more...)
}

// salutations are the names that a letter greets.
func (v *view) salutations() []candidate {
	var out []candidate
	for _, l := range v.lines {
		if len(l.tokens) < 3 || l.tokens[0].Norm != "dear" || len(l.tokens) > 7 {
			continue
		}
		if p, ok := personAt(l.tokens[1:]); ok && !p.titled {
			out = append(out, nameCandidate(p, scoreSalutation, "salutation"))
		}
	}
	return out
}

// greet raises the addressee whom the letter greets by the last name.
func (v *view) greet(all []candidate) {
	for _, l := range v.lines {
		if len(l.tokens) < 3 || len(l.tokens) > 4 || l.tokens[0].Norm != "dear" || !titles[strings.ToUpper(l.tokens[1].Norm)] || l.tokens[1].Norm == "dr" {
			continue
		}
		last := nameKey(l.tokens[len(l.tokens)-1].Text)
		for i := range all {
			if key := nameKey(all[i].value); last != "" && strings.HasSuffix(key, last) {
				all[i].score += scoreGreeted
			}
		}
	}
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

// kinWords are for whom somebody else is written to.
var kinWords = wordSet("SON DAUGHTER CHILD WIFE HUSBAND SPOUSE PARTNER DEPENDENT BABY MOTHER FATHER STEPSON STEPDAUGHTER")

// kin are the relatives of the reader whom the letter names: it is about them.
func (v *view) kin() []candidate {
	var out []candidate
	for _, s := range v.Sentences {
		tokens := v.sentenceTokens(s)
		for i := 1; i+2 < len(tokens); i++ {
			if tokens[i-1].Norm != "your" || !kinWords[strings.ToUpper(tokens[i].Norm)] {
				continue
			}
			if p, ok := personAt(tokens[i+1:]); ok && !p.titled {
				out = append(out, nameCandidate(p, scoreKin, "relative"))
			}
		}
	}
	return out
}

func nameCandidate(p person, score float64, why string) candidate {
	return candidate{field: "patient_name", value: p.value, words: p.words, score: score, reasons: []string{why}}
}

// bestName puts the places of each name together and chooses the name with the
// highest score. Readings that differ in a letter count as one name, and the
// reading that is printed most often is taken.
func bestName(all []candidate) *answer {
	slices.SortStableFunc(all, better)
	var order []*answer
	for _, c := range all {
		i := slices.IndexFunc(order, func(a *answer) bool { return sameName(a.value, c.value) })
		if i < 0 {
			order = append(order, &answer{candidate: c, printings: []candidate{c}})
			continue
		}
		order[i].printings = append(order[i].printings, c)
		if len(order[i].printings) <= 4 {
			order[i].score += agreement
		}
	}
	if len(order) == 0 {
		return nil
	}
	slices.SortStableFunc(order, func(a, b *answer) int { return cmp.Compare(b.score, a.score) })
	a := order[0]
	for _, o := range order[1:] {
		a.others = append(a.others, o.candidate)
	}
	a.majority()
	return a
}

// majority takes the reading of the name that most places have.
func (a *answer) majority() {
	count := map[string]int{}
	for _, p := range a.printings {
		count[nameKey(p.value)]++
	}
	for _, p := range a.printings {
		if count[nameKey(p.value)] > count[nameKey(a.value)] {
			a.value, a.words = p.value, p.words
		}
	}
	for _, p := range a.printings {
		if nameKey(p.value) != nameKey(a.value) {
			a.variants = append(a.variants, p)
		}
	}
}

// sameName reports whether two names are of one person: the same but for
// initials and case, or for a letter or two that were read otherwise.
func sameName(a, b string) bool {
	a, b = nameKey(a), nameKey(b)
	return a == b || min(len(a), len(b)) >= 8 && distance(a, b) <= 2 || contains(a, b) || contains(b, a)
}

// contains reports whether the first and last word of a name are those of a
// longer one.
func contains(long, short string) bool {
	l, s := strings.Fields(long), strings.Fields(short)
	return len(s) == 2 && len(l) > 2 && l[0] == s[0] && l[len(l)-1] == s[1]
}
