package codes

import (
	"regexp"
	"slices"
	"strings"
)

// deniedWords tell in a row that its line is denied, paidWords that it is not.
var (
	deniedWords = regexp.MustCompile(`(?i)\b(denied|not (approved|certified|covered|authorized|payable)|non-?(certified|covered)|disallowed|adverse|refused|rejected|declined|(?:not|n[’']t) (?:pay|approve|cover|certify|authorize))\b`)
	paidWords   = regexp.MustCompile(`(?i)\b(approved|certified|covered|authorized|paid|allowed|granted)\b`)
	// moneyForm is an amount as tables print it, noMoney one of nothing.
	moneyForm = regexp.MustCompile(`^\$?[\d,]+\.\d{2}$`)
	noMoney   = regexp.MustCompile(`^\$?0+\.00$`)
	paidHeads = set("paid pays payment")
	// shareHeads stand over what is the patient's to pay.
	shareHeads = set("patient you your member")
	// deniedHeads and approvedHeads stand over how many of what was asked for were
	// denied and approved, notHeads over those not approved; restForm is in place of
	// a number.
	deniedHeads   = set("denied")
	notHeads      = set("not non-approved unapproved disapproved")
	restForm      = regexp.MustCompile(`^(?i:remainder|rest|balance|remaining|all)$`)
	approvedHeads = set("approved")
	countForm     = regexp.MustCompile(`^\d{1,3},?$`)
)

// rows are the visual rows of the letter that hold procedure codes.
func (f *finder) rows() []row {
	var out []row
	seen := map[int]bool{}
	for i, l := range f.t.Lines {
		if seen[i] || l.Furniture {
			continue
		}
		var r row
		var text strings.Builder
		for _, n := range f.t.Row(i) {
			seen[n] = true
			text.WriteString(f.t.String(f.t.Lines[n].Range) + " ")
			f.read(&r, n)
		}
		if len(r.cpt) == 0 {
			continue
		}
		if said := f.inText(i); said != nil {
			out = append(out, said...)
			continue
		}
		r.judge(text.String())
		out = append(out, r)
	}
	return out
}

// textWords is how many words a paragraph of running text has at least.
const textWords = 18

// inText are the rows of a line of running text: what its sentences say of the
// codes in it; nil where the line is one of a table.
func (f *finder) inText(line int) []row {
	l := f.t.Lines[line]
	if f.t.ParagraphOf(l.From).Len() < textWords || len(f.t.Row(line)) > 1 {
		return nil
	}
	var out []row
	for i := l.From; i < l.To; i++ {
		code, ok := f.procedure(i)
		if !ok {
			continue
		}
		r := row{cpt: []string{code}}
		r.judge(f.t.String(f.t.SentenceOf(i)))
		out = append(out, r)
	}
	return out
}

// read adds the codes of a line to its row, and whether anything was paid.
func (f *finder) read(r *row, line int) {
	l := f.t.Lines[line]
	for i := l.From; i < l.To; i++ {
		word := f.t.Words[i].Text
		if code, ok := f.procedure(i); ok {
			r.cpt = add(r.cpt, code)
		}
		if code, ok := CARC(word); ok {
			r.carc = add(r.carc, code)
		}
		if moneyForm.MatchString(word) && f.underPaid(i) {
			r.paid = r.paid || !noMoney.MatchString(word)
			r.denied = r.denied || noMoney.MatchString(word)
		}
		if countForm.MatchString(word) || restForm.MatchString(word) {
			some, not := strings.Trim(word, "0,") != "", f.headed(i, notHeads)
			r.part = r.part || some && (not || f.headed(i, deniedHeads))
			r.paid = r.paid || some && !not && f.headed(i, approvedHeads)
		}
	}
	r.denied = r.denied && !r.paid || r.part
}

// lineTells reports whether a word of the line before the code is in the set.
func (f *finder) lineTells(word int, words map[string]bool) bool {
	for i := max(f.t.LineOf(word).From, word-lineBefore); i < word; i++ {
		if words[strings.ToLower(bare(f.t.Words[i].Text))] {
			return true
		}
	}
	return false
}

// lineBefore is how many words before a number in its line can tell that it is none.
const lineBefore = 7

// judge decides whether the row's line is denied.
func (r *row) judge(text string) {
	for _, c := range r.carc {
		r.denied = r.denied || !Informs(c)
		r.paid = r.paid || Informs(c)
	}
	if deniedWords.MatchString(text) {
		r.denied = true
	} else if paidWords.MatchString(text) {
		r.paid = true
	}
}

// procedure reads a word as a procedure code, by its form and by what stands
// around it.
func (f *finder) procedure(i int) (string, bool) {
	w := bare(f.t.Words[i].Text)
	if dollarForm.MatchString(w) && i > 0 && procedureWords[strings.ToLower(bare(f.t.Words[i-1].Text))] {
		w = "S" + w[1:]
	}
	switch {
	case !cptForm.MatchString(w), f.inAddress(i), f.inGroups(i):
		return "", false
	case f.inProse(i, w), f.describedBefore(i, w), f.said(i), f.tells(i, procedureWords):
		return w, true
	case hcpcsForm.MatchString(w) && givenOut(w) && !f.tells(i, otherWords) && !f.lineTells(i, otherWords):
		return w, !f.t.LineOf(i).Furniture
	}
	return "", false
}

var (
	stateForm = regexp.MustCompile(`^[A-Z]{2}$`)
	groupForm = regexp.MustCompile(`^\d{1,4}$`)
)

// inAddress reports whether the number is a ZIP code or a box: behind a state
// or the word.
func (f *finder) inAddress(i int) bool {
	if i == 0 {
		return false
	}
	before := bare(f.t.Words[i-1].Text)
	return stateForm.MatchString(before) || strings.EqualFold(before, "box")
}

// inGroups reports whether the number is part of a longer one that is printed
// in groups of digits.
func (f *finder) inGroups(i int) bool {
	l := f.t.LineOf(i)
	return i > l.From && groupForm.MatchString(f.t.Words[i-1].Text) && i+1 < l.To && groupForm.MatchString(f.t.Words[i+1].Text)
}

// inProse reports whether the code stands in brackets or goes on with a list
// of codes: "(J1745 and 96413)", "Codes 97597 and 97598".
func (f *finder) inProse(i int, w string) bool {
	text := f.t.Words[i].Text
	if strings.HasPrefix(text, "(") && hcpcsForm.MatchString(w) {
		return true
	}
	for k := i - 1; k >= max(0, i-2); k-- {
		before := bare(f.t.Words[k].Text)
		if before == "and" || before == "or" || before == "&" || before == "" {
			continue
		}
		return cptForm.MatchString(before) && k > 0 && f.isProcedure(k)
	}
	return false
}

// numericRanges are the five-digit codes that CPT has given out: anesthesia,
// surgery, radiology, laboratory, medicine and visits.
var numericRanges = [][2]string{{"00100", "01999"}, {"10004", "69990"}, {"70010", "79999"}, {"80047", "89398"}, {"90281", "99607"}}

// letteredRanges are the parts of HCPCS that do not take all numbers of their letter.
var letteredRanges = map[byte][2]string{'A': {"A0021", "A9999"}, 'C': {"C1000", "C9999"}, 'H': {"H0001", "H2041"}, 'M': {"M0001", "M1499"},
	'P': {"P2028", "P9615"}, 'R': {"R0070", "R0076"}, 'T': {"T1000", "T5999"}, 'V': {"V2020", "V5364"}}

// givenOut reports whether a code with a letter lies in a part of HCPCS that has
// been given out.
func givenOut(w string) bool {
	r, ok := letteredRanges[w[0]]
	return !ok || r[0] <= w && w <= r[1]
}

func inRange(w string) bool {
	return slices.ContainsFunc(numericRanges, func(r [2]string) bool { return r[0] <= w && w <= r[1] })
}

// describedBefore reports whether the code follows what it is the code of: in
// brackets behind a word, or behind a comma at the end of its sentence.
func (f *finder) describedBefore(i int, w string) bool {
	if i == 0 || !inRange(w) {
		return false
	}
	text, before := f.t.Words[i].Text, f.t.Words[i-1].Text
	switch {
	case strings.HasPrefix(text, "(") || strings.HasPrefix(text, "["):
		return lowerForm.MatchString(before) && strings.ContainsAny(text, ")],;") && !strings.HasPrefix(text, "(TTY")
	case strings.HasSuffix(before, ","):
		last := i+1 == f.t.LineOf(i).To || strings.HasSuffix(text, ".") || strings.HasSuffix(text, ",")
		return last && lowerForm.MatchString(strings.TrimRight(before, ","))
	}
	return false
}

// lowerForm is a word of a description: no name of a town.
var lowerForm = regexp.MustCompile(`^[a-z(\d][\p{L}\d/%().’'-]*$|[a-z][)]$|^[A-Z][A-Z\d-]{1,3}$`)

// said reports whether the sentence says that the number is a code: "The code
// for the care is 62323".
func (f *finder) said(i int) bool {
	if i == 0 {
		return false
	}
	verb := strings.ToLower(bare(f.t.Words[i-1].Text))
	if verb != "is" && verb != "was" && verb != "are" {
		return false
	}
	for k := i - 2; k >= max(f.t.SentenceOf(i).From, i-saidWithin); k-- {
		w := strings.ToLower(bare(f.t.Words[k].Text))
		if w == "code" || w == "codes" || w == "cpt" || w == "hcpcs" {
			return true
		}
	}
	return false
}

// saidWithin is how many words before a code the word code stands in a sentence
// that says what the code is.
const saidWithin = 8

func (f *finder) isProcedure(i int) bool {
	_, ok := f.procedure(i)
	return ok
}

// procedures are the codes of the denied lines; of all lines where none is
// marked.
func (f *finder) procedures(rows []row) []string {
	out := []string{}
	marked := false
	for _, r := range rows {
		marked = marked || r.denied && len(r.cpt) > 0
	}
	for _, r := range rows {
		if r.paid && !r.denied && marked {
			continue
		}
		for _, c := range r.cpt {
			out = add(out, c)
		}
	}
	if !marked {
		return out
	}
	return without(out, rows)
}

// without drops the codes that stand on no denied row but on a paid one.
func without(codes []string, rows []row) []string {
	out := []string{}
	for _, c := range codes {
		paid, denied := false, false
		for _, r := range rows {
			for _, rc := range r.cpt {
				paid = paid || rc == c && r.paid && !r.denied
				denied = denied || rc == c && r.denied
			}
		}
		if denied || !paid {
			out = append(out, c)
		}
	}
	return out
}

// diagnoses are the ICD-10 codes.
func (f *finder) diagnoses() []string {
	out := []string{}
	for i, word := range f.t.Words {
		w := bare(word.Text)
		if !icdForm.MatchString(w) || f.t.LineOf(i).Furniture {
			continue
		}
		if strings.Contains(w, ".") && len(w) > 4 || (f.tells(i, diagnosisWords) || f.said(i)) && !procedureBefore(f, i) {
			out = add(out, w)
		}
	}
	return out
}

// procedureBefore reports whether the word before tells of a procedure.
func procedureBefore(f *finder, i int) bool {
	if i == 0 {
		return false
	}
	w := strings.ToLower(bare(f.t.Words[i-1].Text))
	return w == "cpt" || w == "hcpcs" || w == "revenue" || w == "place" || w == "pos"
}

// adjustments are the CARC of denied lines: those that deny something.
func (f *finder) adjustments() []string {
	out := []string{}
	for i := range f.t.Words {
		code, ok := CARC(f.t.Words[i].Text)
		if !ok {
			code, ok = f.splitCARC(i)
		}
		if ok && !Informs(code) {
			out = add(out, code)
		}
	}
	return out
}

// splitCARC reads a group and a number that stand apart, "CO 197".
func (f *finder) splitCARC(i int) (string, bool) {
	if i+1 >= len(f.t.Words) || f.t.Words[i].Line != f.t.Words[i+1].Line {
		return "", false
	}
	switch bare(f.t.Words[i].Text) {
	case "CO", "PR", "OA", "PI":
		return CARC(bare(f.t.Words[i].Text) + "-" + bare(f.t.Words[i+1].Text))
	}
	return "", false
}

// listGap is how many words lie between the codes of a list at most.
const listGap = 2

// remarks are the remark codes: behind a label or at the start of a line with
// their meaning, in letters that speak of codes.
func (f *finder) remarks() []string {
	out := []string{}
	last := -listGap - 1 // the remark code before
	for i := range f.t.Words {
		w := bare(f.t.Words[i].Text)
		if !rarcForm.MatchString(w) || f.t.LineOf(i).Furniture {
			continue
		}
		if i-last <= listGap || f.tells(i, remarkWords) || f.meant(i) {
			out = add(out, w)
			last = i
		}
	}
	return out
}

// meant reports whether a code at the start of its line has its meaning beside
// it.
func (f *finder) meant(i int) bool {
	l := f.t.LineOf(i)
	if l.From != i {
		return false
	}
	if l.Len() > 4 {
		return true
	}
	beside := f.t.Beside(layoutRange(i))
	return len(beside) > 0 && beside[0].Len() > 4
}
