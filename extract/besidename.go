package extract

import "recourse/extract/label"

// scoreBesideName is the score of a number without a label right behind the
// patient's name: "Odette Quinlan (ARP0552881)", "Odette Quinlan, ARP0552881".
const scoreBesideName = 0.5

// numbersBesideName are the numbers that no label explains behind the patient's
// name, in the line or in the cell beside it: a letter that does not say what a
// number beside a person is means the person's.
func (v *view) numbersBesideName() []candidate {
	a := v.patientName()
	if a == nil {
		return nil
	}
	var out []candidate
	for _, p := range append([]candidate{a.candidate}, a.printings...) {
		last := p.words[len(p.words)-1]
		var rest []label.Token
		for _, t := range v.lines[v.Words[last].Line].tokens {
			if t.Word > last {
				rest = append(rest, t)
			}
		}
		for len(rest) > 0 && rest[0].Norm == "" {
			rest = rest[1:]
		}
		if len(rest) == 0 || v.inLabel[rest[0].Word] {
			continue
		}
		tokens, quality := idIn(spot{tokens: trimOpening(rest)})
		if quality < 1 || len(squeeze(printed(tokens))) < bareLength || tokens[0].Word != rest[0].Word {
			continue
		}
		out = append(out, candidate{field: "member_id", value: printed(tokens), words: wordsOf(tokens), score: scoreBesideName,
			label: last, reasons: []string{"beside the patient's name"}})
	}
	return out
}
