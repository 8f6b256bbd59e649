package extract

import (
	"slices"
	"strings"

	"recourse/extract/label"
	"recourse/internal/letter"
)

// Scores of names that have no label of the patient's.
const (
	scoreSubscriber = 0.5  // who is insured is often, not always, who is treated
	scoreSalutation = 0.55 // Dear Geneva Thornquist
	scoreAddressee  = 0.53
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

// findPeople are the persons whom labels, salutation and address name.
func (v *view) findPeople() []candidate {
	return slices.Concat(v.labelledNames(), v.salutations(), v.addressees())
}

// choosePatient is the choice among all names that can be the patient's.
func (v *view) choosePatient() *answer {
	all := slices.Concat(v.people(), v.subjects(), v.kin(), v.caredFor())
	v.greet(all)
	for i := range all {
		if v.sure(all[i].words) < garbled {
			all[i].score -= scoreGarbled
		}
	}
	a := bestName(all)
	v.inCalledOrder(a)
	if a != nil && a.isSubscriber() && v.isRecognised(a.words) { // the patient's label was perhaps not read
		a.score = min(a.score, scoreSubscriber)
	}
	if a != nil && a.score < scoreSubject {
		a.others = append(v.relatives(a.candidate), a.others...)
	}
	return a
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
	for _, l := range v.labels {
		weight, subscriber := l.Names["patient_name"], l.Names["subscriber_name"]
		if weight == 0 && subscriber == 0 || weight < settingLabel && subscriber == 0 && v.inSentence(l) {
			continue
		}
		c, isSame := v.nameOf(l)
		c.score = max(weight, scoreSubscriber*subscriber) * c.score * l.Quality
		c.reasons = append(c.reasons, "label "+l.Says)
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
	out = append(out, v.namesBeforeID()...)
	out = append(out, v.namesAboveID()...)
	out = append(out, v.namesBeforeBirth()...)
	out = append(out, v.namesWithRole()...)
	out = append(out, v.namesOfFamily()...)
	out = append(out, v.namesDenied()...)
	if labelled(out, "family member") && !labelled(out, "patient") { // the other labels are of who is insured
		for i := range out {
			if !labelled(out[i:i+1], "family member") {
				out[i].field, out[i].score = "subscriber_name", min(out[i].score, scoreSubscriber)
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

// labelled reports whether one of the names stands behind a label with these words.
func labelled(names []candidate, words string) bool {
	return slices.ContainsFunc(names, func(c candidate) bool {
		return slices.ContainsFunc(c.reasons, func(r string) bool { return strings.HasPrefix(r, "label ") && strings.Contains(r, words) })
	})
}

// inSentence reports whether a label is a small word right behind another one, and
// so part of a sentence: "Write to:".
func (v *view) inSentence(l labelAt) bool {
	tokens := v.lines[l.line].tokens
	return l.From > 0 && strings.ToLower(tokens[l.From].Text) == tokens[l.From].Text && tokens[l.From-1].Norm != "" && !tokens[l.From-1].Colon && !v.apart(tokens[l.From-1].Word, tokens[l.From].Word)
}

// scoreBeforeID is the score of a name that stands before the member's number in
// its line: "Odette Quinlan - Member ID ARP0552881".
const scoreBeforeID = 0.75

// namesBeforeID are the names at the start of a line that goes on with a label of
// the member's number.
func (v *view) namesBeforeID() []candidate {
	var out []candidate
	for _, l := range v.lines {
		if len(l.labels) == 0 || l.labels[0].From == 0 || l.labels[0].Names["member_id"] < plainLabel {
			continue
		}
		before := l.tokens[:l.labels[0].From]
		if p, ok := personAt(before); ok && !p.titled && fills(before, p) {
			out = append(out, nameCandidate(p, scoreBeforeID, "before the member's number"))
		}
	}
	return out
}

// scoreAboveID is the score of a name alone in the line above the member's
// number.
const scoreAboveID = 0.72

// namesAboveID are the names that stand alone in the line close above one that
// begins with a label of the member's number.
func (v *view) namesAboveID() []candidate {
	var out []candidate
	for i, l := range v.lines {
		if i == 0 || len(l.labels) == 0 || l.labels[0].From > 1 || l.labels[0].Names["member_id"] < settingLabel {
			continue
		}
		if tokens, _ := idIn(spot{tokens: l.tokens[l.labels[0].To:]}); tokens == nil {
			continue
		}
		above := v.lines[i-1]
		gap := v.Lines[i].Place[1] - v.Lines[i-1].Place[3]
		if len(above.labels) > 0 || v.besideLabel(i-1) || len(above.tokens) > 0 && lexicon.Greetings.has(above.tokens[0].Norm) || v.Lines[i-1].Page != v.Lines[i].Page || gap > 1.5*v.Lines[i].Place.Height() || !aligned(v.Lines[i-1].Place, v.Lines[i].Place) {
			continue
		}
		if p, ok := personAt(above.tokens); ok && !p.titled && fills(above.tokens, p) {
			out = append(out, nameCandidate(p, scoreAboveID, "above the member's number"))
		}
	}
	return out
}

// nameOf is the name that a label gives; same reports that the label says that
// the patient is the subscriber.
func (v *view) nameOf(l labelAt) (c candidate, same bool) {
	c.field = "patient_name"
	for _, s := range v.spots(l) {
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
		if !ok || p.titled || s.how == inline && (!fills(tokens, p) || v.isText(l)) {
			continue
		}
		c.value, c.words, c.score, c.reasons = p.value, p.words, s.trust, []string{s.how}
		return c, false
	}
	return c, false
}

// isText reports whether a label is a word within a line of running text.
func (v *view) isText(l labelAt) bool { return l.From > 1 && v.Lines[l.line].Len() >= textLine }

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
	return hyphenated(tokens, more)
}
