package extract

import (
	"context"
	"slices"
	"strings"

	"recourse/extract/label"
	"recourse/internal/letter"
)

const (
	// taughtScore is what a label counts that only a correction knows: less
	// than every printed label whose meaning is known.
	taughtScore = 0.6
	// taughtMore is what a correction adds to a candidate that a label has.
	taughtMore = 0.1
	// labelWords is how many words before a value are taken for its label.
	labelWords = 4
)

// taughtFields are the fields that corrections teach.
var taughtFields = []string{"member_id", "authorization_number", "claim_number", "appeal_number"}

// Learn finds out what a correction teaches: the label of an entered value,
// where this letter prints it. ok is false where the letter does not, where no
// label stands there, or where it is no letter of a known payer.
func Learn(ctx context.Context, in In, field, value string) (lesson letter.Lesson, ok bool) {
	if ctx.Err() != nil || len(in.Text.Words) == 0 || !slices.Contains(taughtFields, field) || idQuality(value) == 0 {
		return letter.Lesson{}, false
	}
	v := newView(in.Text, in.Received)
	payer, forms := v.letterhead()
	if payer == "" {
		return letter.Lesson{}, false
	}
	lesson = letter.Lesson{Payer: payer, Field: field}
	if len(forms) > 0 {
		lesson.Form = forms[0]
	}
	for line := range v.lines {
		if i := v.valueIn(line, value); i >= 0 {
			if lesson.Label = v.labelOf(line, i); lesson.Label != "" {
				return lesson, true
			}
		}
	}
	return letter.Lesson{}, false
}

// letterhead is the payer, as it is compared, and the codes of the form.
func (v *view) letterhead() (payer string, forms []string) {
	quiet := &reviews{v: v, read: map[string]letter.Confidence{}}
	if f := v.payer(v.patient(quiet)); f != nil {
		payer = squeeze(f.Value)
	}
	for _, c := range v.idCandidates() {
		if code := squeeze(c.value); c.field == "form" && !slices.Contains(forms, code) {
			forms = append(forms, code)
		}
	}
	return payer, forms
}

// valueIn is the token of a line at which a value begins, -1 where it is not
// printed there.
func (v *view) valueIn(line int, value string) int {
	want := squeeze(value)
	tokens := v.lines[line].tokens
	for i := range tokens {
		got := ""
		for _, t := range tokens[i:] {
			got += squeeze(t.Text)
			if got == want {
				return i
			}
			if !strings.HasPrefix(want, got) {
				break
			}
		}
	}
	return -1
}

// labelOf are the words before the token of a line that name it; where it is
// the first, those that stand beside it, or over it.
func (v *view) labelOf(line, at int) string {
	if name := nameOf(v.lines[line].tokens[:at]); name != "" {
		return name
	}
	place := v.Words[v.lines[line].tokens[at].Word].Place()
	best, nearest := "", maxBelow*place.Height()
	for n, l := range v.Lines {
		if n == line || l.Page != v.Lines[line].Page {
			continue
		}
		sameRow := slices.Contains(v.Row(line), n) && l.Place[2] <= place[0]
		over := l.Place[0] < place[2] && l.Place[2] > place[0] && l.Place[3] <= place[1]+1
		gap := place[1] - l.Place[3]
		if sameRow {
			gap = 0
		}
		if name := nameOf(v.lines[n].tokens); (sameRow || over) && name != "" && gap < nearest {
			best, nearest = name, gap
		}
	}
	return best
}

// nameOf are the last words of tokens, without what is a value itself.
func nameOf(tokens []label.Token) string {
	var words []string
	for i := len(tokens) - 1; i >= 0 && len(words) < labelWords; i-- {
		if strings.ContainsAny(tokens[i].Text, "0123456789") {
			break
		}
		if tokens[i].Norm != "" {
			words = append(words, tokens[i].Norm)
		}
	}
	slices.Reverse(words)
	return strings.Join(words, " ")
}

// taught are the candidates that corrections of letters like this one speak
// for: what stands where a label stands that was learned.
func (v *view) taught(lessons []letter.Lesson) []candidate {
	if len(lessons) == 0 {
		return nil
	}
	payer, forms := v.letterhead()
	var out []candidate
	for _, l := range lessons {
		if l.Payer != payer || l.Form != "" && !slices.Contains(forms, l.Form) || !slices.Contains(taughtFields, l.Field) {
			continue
		}
		for line := range v.lines {
			if c, ok := v.under(line, l); ok {
				out = append(out, c)
			}
		}
	}
	return out
}

// under is the identifier that stands at the learned label, if the line has it.
func (v *view) under(line int, l letter.Lesson) (candidate, bool) {
	tokens := v.lines[line].tokens
	words := strings.Fields(l.Label)
	for i := range tokens {
		n := said(tokens[i:], words)
		if n == 0 {
			continue
		}
		m := label.Match{From: i, To: i + n, Says: l.Label, Quality: 1, Whole: i == 0 && n == len(tokens),
			Colon: strings.HasSuffix(tokens[i+n-1].Text, ":")}
		for _, s := range v.spots(labelAt{m, line, len(tokens)}) {
			if value, quality := idIn(s); quality > 0 {
				return candidate{field: l.Field, value: printed(value), words: wordsOf(value), score: taughtScore * s.trust * quality,
					label: tokens[i].Word, reasons: []string{"a correction (" + l.ID + ")", s.how}}, true
			}
		}
	}
	return candidate{}, false
}

// said is how many tokens say the words, 0 where they say something else.
func said(tokens []label.Token, words []string) int {
	k := 0
	for i, t := range tokens {
		if k == len(words) {
			return i
		}
		switch {
		case t.Norm == words[k]:
			k++
		case t.Norm != "" || k == 0:
			return 0
		}
	}
	if k < len(words) {
		return 0
	}
	return len(tokens)
}

// withTaught adds what corrections speak for: a value that a label has is
// surer by it, another one is a candidate that no known label outranks
// unnoticed.
func withTaught(all, taught []candidate) []candidate {
	for _, t := range taught {
		i := slices.IndexFunc(all, func(c candidate) bool { return c.field == t.field && squeeze(c.value) == squeeze(t.value) })
		if i >= 0 {
			all[i].score = min(1, all[i].score+taughtMore)
			all[i].reasons = append(all[i].reasons, t.reasons[0])
			continue
		}
		all = append(all, t)
	}
	slices.SortStableFunc(all, better)
	return all
}

// againstTaught asks a person where a printed label and a correction name
// different values: neither wins unseen.
func (r *reviews) againstTaught(ids map[string]*answer, taught []candidate) {
	for _, t := range taught {
		a := ids[t.field]
		if a == nil || a.doubt != "" || squeeze(a.value) == squeeze(t.value) {
			continue
		}
		a.doubt, a.why = "learned_differs", "an earlier letter of this form was corrected to the number that stands elsewhere"
		a.others = append([]candidate{t}, a.others...)
	}
}
